import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BuyerMatcher, type Seller } from '../../src/index.ts';
import { buyerArbitrary, buyersArbitrary, sellerArbitrary, weightsArbitrary } from '../helpers/profiles.ts';

const sellersArbitrary: fc.Arbitrary<Seller[]> = fc
  .array(sellerArbitrary, { maxLength: 40 })
  .map((sellers) => sellers.map((seller, i) => ({ ...seller, id: `s${i}` })));

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('matchAll in threads', () => {
  it('gives what it gives without them, to the bit, also with buyers added and taken out since the last refresh', async () => {
    await fc.assert(
      fc.asyncProperty(
        buyersArbitrary,
        fc.array(
          fc.nat(30).chain((i) => buyerArbitrary(`b${i}`)),
          { maxLength: 6 },
        ),
        fc.array(fc.nat(30), { maxLength: 6 }),
        sellersArbitrary,
        weightsArbitrary,
        fc.integer({ min: 1, max: 12 }),
        async (buyers, added, removed, sellers, weights, limit) => {
          const matcher = await BuyerMatcher.fromBuyers(buyers, { weights });
          for (const buyer of added) matcher.add(buyer);
          for (const i of removed) matcher.remove(`b${i}`);
          const plain = await all(matcher.matchAll(sellers, { limit }));
          expect(await all(matcher.matchAll(sellers, { limit, threads: 2 }))).toEqual(plain);
          // The matcher itself is as it was.
          expect(await all(matcher.matchAll(sellers, { limit }))).toEqual(plain);
        },
      ),
      { numRuns: 12 },
    );
  });
});
