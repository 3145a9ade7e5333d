import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DotProduct } from '../../../src/search/dotProduct.ts';
import { FREQUENCY_STEP } from '../../../src/vectors/tfidf.ts';

const VOCABULARY = 50_000;

describe('the dot product of a query with postings', () => {
  it('is the sum over the terms that both have, for short and long queries, one after the other', () => {
    const product = new DotProduct();
    const term = fc.nat(VOCABULARY - 1);
    // Terms around 0, for an empty slot looks like term 0.
    const someTerm = fc.oneof(fc.nat(20), term);
    const query = fc.oneof(
      fc.uniqueArray(someTerm, { maxLength: 30 }),
      fc.uniqueArray(term, { minLength: 200, maxLength: 400 }),
    );
    const others = fc.uniqueArray(someTerm, { maxLength: 60 });
    fc.assert(
      fc.property(query, others, fc.nat(), (termIds, other, seed) => {
        const weights = termIds.map((_, i) => ((i * 7919 + seed) % 1000) / 2 ** 10 + 2 ** -30);
        const document = [...new Set([...termIds.filter((_, i) => i % 2 === seed % 2), ...other])];
        const levels = document.map((_, i) => 1 + ((i + seed) % 141));
        const postings = Uint32Array.from(document, (id, i) => ((id << 8) | levels[i]!) >>> 0);
        let expected = 0;
        for (const [i, id] of termIds.entries()) {
          const at = document.indexOf(id);
          if (at >= 0) expected += weights[i]! * levels[at]! * FREQUENCY_STEP;
        }
        product.begin(termIds, weights, VOCABULARY);
        const found = product.of(postings, 0, postings.length);
        product.end();
        expect(found).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
