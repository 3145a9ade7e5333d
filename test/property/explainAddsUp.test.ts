import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BuyerMatcher } from '../../src/index.ts';
import { buyersArbitrary, sellerArbitrary, weightsArbitrary } from '../helpers/profiles.ts';

describe('an explanation', () => {
  it('adds up to the score of the match, to the last bit, and has its parts and reasons', async () => {
    await fc.assert(
      fc.asyncProperty(buyersArbitrary, sellerArbitrary, weightsArbitrary, async (buyers, seller, weights) => {
        const matcher = await BuyerMatcher.fromBuyers(buyers, { weights });
        for (const match of matcher.match(seller, { limit: 100 })) {
          const explained = matcher.explain(seller, match.buyerId)!;
          const { terms, dot, inverseLength, cosine, factors, role, score } = explained;
          expect(terms.every((term) => term.product === term.sellerWeight * term.buyerWeight)).toBe(true);
          // Backwards, for the order must make no difference.
          expect(terms.reduceRight((sum, { product }) => sum + product, 0)).toBe(dot);
          expect(Math.min(1, dot * inverseLength)).toBe(cosine);
          const fit = factors.reduce((product, { value, assumed, weight, factor }) => {
            expect(1 - weight * (1 - (value ?? assumed))).toBe(factor);
            return product * factor;
          }, 1);
          expect(cosine * (fit * role)).toBe(score);
          expect(explained).toMatchObject({ score: match.score, parts: match.parts, reasons: match.reasons });
          expect(explained.barred).toBeUndefined();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of a buyer that no list holds tells why: nothing shared, an excluded market or a request past its date', async () => {
    await fc.assert(
      fc.asyncProperty(buyersArbitrary, sellerArbitrary, async (buyers, seller) => {
        const matcher = await BuyerMatcher.fromBuyers(buyers, { asOf: '2025-06-01' });
        const named = new Set(matcher.match(seller, { limit: 100 }).map(({ buyerId }) => buyerId));
        for (const { id } of buyers) {
          if (named.has(id) || seller.products.length === 0) continue;
          const { barred, cosine, score } = matcher.explain(seller, id)!;
          expect(score).toBe(0);
          expect(barred !== undefined || cosine === 0).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is undefined for a buyer or a product that is not there', async () => {
    const matcher = await BuyerMatcher.fromBuyers([{ id: 'B', interests: ['mask'] }]);
    const seller = { id: 'S', products: [{ name: 'mask' }, { id: 'P', name: 'mask pack' }] };
    expect(matcher.explain(seller, 'nobody')).toBeUndefined();
    expect(matcher.explain(seller, 'B', { productId: 'Q' })).toBeUndefined();
    expect(matcher.explain(seller, 'B', { productId: 'P' })!.productId).toBe('P');
    expect(matcher.explain(seller, 'B')!.productId).toBe('1');
    matcher.remove('B');
    expect(matcher.explain(seller, 'B')).toBeUndefined();
  });
});
