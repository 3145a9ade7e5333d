import { describe, expect, it } from 'vitest';
import { documentOrder } from '../../../src/postings/documentOrder.ts';

/** Documents of one term each, of level 64, and of no weight besides. */
function oneTermEach(terms: readonly number[], termCount: number) {
  return {
    forward: {
      offsets: Uint32Array.from({ length: terms.length + 1 }, (_, i) => i),
      postings: Uint32Array.from(terms, (term) => (term << 8) | 64),
    },
    inverseNorms: new Float64Array(terms.length).fill(1),
    termScales: new Float64Array(termCount).fill(1 / 64),
    documentFrequencies: new Uint32Array(termCount).fill(terms.length / termCount),
  };
}

describe('the order of documents', () => {
  it('has every document once and brings copies together', () => {
    const terms = Array.from({ length: 2000 }, (_, i) => i % 20);
    const order = documentOrder(oneTermEach(terms, 20));
    expect(Uint32Array.from(order).sort()).toEqual(Uint32Array.from({ length: 2000 }, (_, i) => i));
    const changes = order.filter((document, i) => i > 0 && terms[document] !== terms[order[i - 1]!]).length;
    expect(changes).toBe(19);
  });

  it('ends where documents cannot be told apart', () => {
    expect(documentOrder(oneTermEach(new Array(500).fill(0), 1)).length).toBe(500);
  });
});
