import { describe, expect, it } from 'vitest';
import { BuyerMatcher, DEFAULT_WEIGHTS, resolveWeights } from '../../../src/index.ts';

describe('the weights', () => {
  it('keep the default of whatever is not given, also deep inside', () => {
    const { terms } = resolveWeights({ terms: { inherited: { buyer: 0 } } });
    expect(terms).toEqual({ ...DEFAULT_WEIGHTS.terms, inherited: { ...DEFAULT_WEIGHTS.terms.inherited, buyer: 0 } });
  });

  it('let a concept count up to two words, and nothing else more than one', () => {
    expect(resolveWeights({ terms: { concepts: 2 } }).terms.concepts).toBe(2);
    expect(() => resolveWeights({ terms: { concepts: 2.1 } })).toThrow('from 0 to 2');
    expect(() => resolveWeights({ terms: { words: 1.1 } })).toThrow('from 0 to 1');
  });

  it('leave out the words, the concepts, the codes that a text speaks for, or all', async () => {
    const seller = { id: 'S', products: [{ name: '홍삼' }] };
    const found = async (terms: object) => {
      const buyers = [
        { id: 'word', interests: ['홍삼'] },
        { id: 'concept', interests: ['red ginseng'] },
      ];
      const matcher = await BuyerMatcher.fromBuyers(buyers, { weights: { terms } });
      return matcher.match(seller).map(({ buyerId }) => buyerId);
    };
    const noCodes = { codes: { inferred: { seller: 0, buyer: 0 } } };
    expect(await found({})).toEqual(['word', 'concept']);
    expect(await found({ concepts: 0, ...noCodes })).toEqual(['word']);
    expect((await found({ words: 0 })).sort()).toEqual(['concept', 'word']);
    expect(await found({ words: 0, concepts: 0, ...noCodes })).toEqual([]);
    expect((await found({ words: 0, concepts: 0 })).sort()).toEqual(['concept', 'word']);
  });
});
