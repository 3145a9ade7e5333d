import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { compareRuns } from '../../../src/evaluate/index.ts';

const qrels = { S1: { R: 1 }, S2: { R: 1 }, S3: { R: 1 } };
const runA = { S1: ['R', 'x'], S2: ['x', 'R'], U: ['x'] };
const runB = { S1: ['x', 'R'], S2: ['R', 'x'], S3: ['R'] };

describe('compareRuns', () => {
  test('compares seller by seller', () => {
    // Reciprocal ranks: A 1, 1/2, 0; B 1/2, 1, 1; B - A: -1/2, 1/2, 1, mean 1/3.
    // Of the 8 assignments of signs to (1/2, 1/2, 1), 6 have a total of at least 1 from 0 (only +-(1/2 + 1/2 - 1) has not).
    const result = compareRuns(qrels, runA, runB, ['mrr']);
    expect(result).toEqual({
      sellers: 3,
      metrics: {
        mrr: {
          meanA: 0.5,
          meanB: 2.5 / 3,
          difference: 1 / 3,
          low: -0.5, // three times S1 has a share of 1/27 > 0.025
          high: 1,
          pValue: 6 / 8,
          exact: true,
          better: 2,
          worse: 1,
          equal: 0,
        },
      },
      confidence: 0.95,
      sellersWithoutRelevant: 0,
      a: { sellersWithoutMatches: 1, unjudgedSellers: 1 },
      b: { sellersWithoutMatches: 0, unjudgedSellers: 0 },
    });
  });

  test('finds nothing between a run and itself', () => {
    const { metrics } = compareRuns(qrels, runA, runA);
    expect(Object.keys(metrics)).toEqual(['ndcg@10', 'recall@100', 'map', 'mrr', 'p@5']);
    for (const metric of Object.values(metrics)) {
      expect(metric).toMatchObject({ difference: 0, low: 0, high: 0, pValue: 1, exact: true, equal: 3 });
    }
  });

  test('takes values that differ by rounding only as equal', () => {
    // Relevant at ranks 1 and 12: AP (1/1 + 2/12) / 2 = 7/12; at ranks 2 and 3: (1/2 + 2/3) / 2 = 7/12 as well, but in
    // floating point the first is 0.5833333333333334 and the second 0.5833333333333333.
    const list = (at: number[]) =>
      Array.from({ length: 12 }, (_, i) => (at.includes(i + 1) ? `R${at.indexOf(i + 1)}` : `x${i}`));
    const { map } = compareRuns({ S: { R0: 1, R1: 1 } }, { S: list([1, 12]) }, { S: list([2, 3]) }, ['map']).metrics;
    expect(map.meanA).not.toBe(map.meanB);
    expect(map).toMatchObject({ difference: 0, better: 0, worse: 0, equal: 1, pValue: 1 });
  });

  test('draws signs when many sellers differ, and sees a clear difference', () => {
    const many = Array.from({ length: 60 }, (_, i) => `S${i}`);
    const by = (list: (i: number) => string[]) => Object.fromEntries(many.map((id, i) => [id, list(i)]));
    const judged = Object.fromEntries(many.map((id) => [id, { R: 1 }]));
    const { mrr } = compareRuns(
      judged,
      by(() => ['x', 'R']),
      by((i) => (i % 10 === 0 ? ['x', 'y', 'R'] : ['R'])),
      ['mrr'],
      { permutations: 9999 },
    ).metrics;
    expect(mrr).toMatchObject({ better: 54, worse: 6, equal: 0, exact: false, pValue: 1 / 10_000 });
    expect(mrr.low).toBeGreaterThan(0);
  });

  test('a metric has the same result alone and beside others', () => {
    const alone = compareRuns(qrels, runA, runB, ['p@5']).metrics['p@5'];
    expect(compareRuns(qrels, runA, runB, ['map', 'p@5', 'mrr']).metrics['p@5']).toEqual(alone);
  });

  test('refuses options out of range', () => {
    expect(() => compareRuns(qrels, runA, runB, ['map'], { permutations: 0 })).toThrow(UsageError);
  });
});
