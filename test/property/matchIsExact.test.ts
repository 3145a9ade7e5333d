import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Buyer, BuyerMatcher } from '../../src/index.ts';
import { buyerArbitrary, buyersArbitrary, sellerArbitrary, weightsArbitrary } from '../helpers/profiles.ts';

type Change = { add: Buyer } | { remove: string };

const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.nat(30).chain((i) =>
    fc.oneof(
      buyerArbitrary(`b${i}`).map((add) => ({ add })),
      fc.constant({ remove: `b${i}` }),
    ),
  ),
  { maxLength: 12 },
);

function apply(matcher: BuyerMatcher, buyers: Map<string, Buyer>, list: readonly Change[]): void {
  for (const change of list) {
    if ('add' in change) {
      // A replaced buyer goes to the end, as it does in the matcher.
      buyers.delete(change.add.id);
      buyers.set(change.add.id, change.add);
      matcher.add(change.add);
    } else {
      buyers.delete(change.remove);
      matcher.remove(change.remove);
    }
  }
}

describe('match', () => {
  it('is the list that scoring every buyer gives, to the last rank and bit, also after adds and removes', async () => {
    await fc.assert(
      fc.asyncProperty(
        buyersArbitrary,
        changes,
        sellerArbitrary,
        weightsArbitrary,
        fc.integer({ min: 1, max: 12 }),
        async (buyers, list, seller, weights, limit) => {
          const matcher = await BuyerMatcher.fromBuyers(buyers, { weights });
          expect(matcher.match(seller, { limit })).toEqual(matcher.match(seller, { limit, exhaustive: true }));
          apply(matcher, new Map(buyers.map((buyer) => [buyer.id, buyer])), list);
          expect(matcher.match(seller, { limit })).toEqual(matcher.match(seller, { limit, exhaustive: true }));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('gives after refresh what a matcher built afresh gives', async () => {
    await fc.assert(
      fc.asyncProperty(buyersArbitrary, changes, sellerArbitrary, async (buyers, list, seller) => {
        const matcher = await BuyerMatcher.fromBuyers(buyers);
        const left = new Map(buyers.map((buyer) => [buyer.id, buyer]));
        apply(matcher, left, list);
        matcher.refresh();
        const fresh = await BuyerMatcher.fromBuyers(left.values());
        expect(matcher.size).toBe(left.size);
        expect(matcher.asOf).toBe(fresh.asOf);
        expect(matcher.match(seller, { limit: 50 })).toEqual(fresh.match(seller, { limit: 50 }));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of the buyers', async () => {
    await fc.assert(
      fc.asyncProperty(buyersArbitrary, sellerArbitrary, async (buyers, seller) => {
        const forward = await BuyerMatcher.fromBuyers(buyers);
        const backward = await BuyerMatcher.fromBuyers([...buyers].reverse());
        expect(backward.match(seller, { limit: 50 })).toEqual(forward.match(seller, { limit: 50 }));
      }),
      { numRuns: 200 },
    );
  });

  it('gives a list of limit n that starts the list of any larger limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        buyersArbitrary,
        sellerArbitrary,
        fc.integer({ min: 1, max: 10 }),
        async (buyers, seller, limit) => {
          const matcher = await BuyerMatcher.fromBuyers(buyers);
          expect(matcher.match(seller, { limit })).toEqual(matcher.match(seller, { limit: 100 }).slice(0, limit));
        },
      ),
      { numRuns: 200 },
    );
  });
});
