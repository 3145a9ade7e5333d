import { describe, expect, test } from 'vitest';
import { ndcg } from '../../../../src/evaluate/measures/ndcg.ts';
import { grades, nothingRelevant, ranked } from './example.ts';

describe('ndcg', () => {
  test('divides the discounted gains of the whole list by those of the ideal order', () => {
    // DCG   = 3/1.5849625 + 2/2.3219281 + 1/2.8073549 = 1.8927893 + 0.8613531 + 0.3562072 = 3.1103496
    // ideal = 3 + 2/1.5849625 + 1/2 + 1/2.3219281     = 3 + 1.2618595 + 0.5 + 0.4306766   = 5.1925361
    expect(ndcg(ranked, grades)).toBeCloseTo(3.1103496 / 5.1925361, 6);
    expect(ndcg(ranked, grades)).toBeCloseTo(0.599, 4);
  });

  test('cuts the list and the ideal at k', () => {
    expect(ndcg(ranked, grades, 1)).toBe(0);
    expect(ndcg(ranked, grades, 2)).toBeCloseTo(1.8927893 / 4.2618595, 6); // 0.4441
    expect(ndcg(ranked, grades, 3)).toBeCloseTo(1.8927893 / 4.7618595, 6); // 0.3975
  });

  test('a cutoff past the end of the list is the whole list', () => {
    expect(ndcg(ranked, grades, 100)).toBe(ndcg(ranked, grades));
  });

  test('discounts rank 2 by log2(3), not by 1 as the trec_eval before 9.0 did', () => {
    expect(ndcg(['X', 'B1'], new Map([['B1', 1]]))).toBeCloseTo(0.6309, 4);
  });

  test('agrees with the published output of pytrec_eval, which runs trec_eval', () => {
    // pytrec_eval's README: q1 { d1: 0, d2: 1, d3: 0 } ranked d3 d1 d2; q2 { d2: 1, d3: 1 } ranked d1 d3 d2.
    expect(ndcg(['d3', 'd1', 'd2'], new Map(Object.entries({ d1: 0, d2: 1, d3: 0 })))).toBe(0.5);
    expect(ndcg(['d1', 'd3', 'd2'], new Map(Object.entries({ d2: 1, d3: 1 })))).toBeCloseTo(0.6934264036172708, 15);
  });

  test('is exactly 1 for an ideal order, whatever the order of equal grades', () => {
    expect(ndcg(['B1', 'B4', 'B3', 'B5'], grades)).toBe(1);
    expect(ndcg(['B1', 'B4', 'B5', 'B3', 'X', 'B6'], grades)).toBe(1);
  });

  test('a negative grade neither gains nor costs', () => {
    expect(ndcg(['B6', 'B1'], grades)).toBe(ndcg(['X', 'B1'], grades));
  });

  test('is 0 without a positive grade and without a list', () => {
    expect(ndcg(ranked, nothingRelevant)).toBe(0);
    expect(ndcg([], grades)).toBe(0);
  });
});
