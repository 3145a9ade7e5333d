import { describe, expect, test } from 'vitest';
import { averagePrecision } from '../../../../src/evaluate/measures/averagePrecision.ts';
import { grades, nothingRelevant, ranked } from './example.ts';

describe('averagePrecision', () => {
  test('averages the precision at each relevant rank over all relevant buyers, found or not', () => {
    expect(averagePrecision(ranked, grades)).toBe((1 / 2 + 2 / 4 + 3 / 6) / 4); // 0.375
  });

  test('with a cutoff still divides by all relevant buyers, as map_cut does', () => {
    expect(averagePrecision(ranked, grades, 4)).toBe((1 / 2 + 2 / 4) / 4); // 0.25
    expect(averagePrecision(['B1'], grades, 1)).toBe(0.25);
  });

  test('agrees with the published output of pytrec_eval, which runs trec_eval', () => {
    // pytrec_eval's README: q1 { d1: 0, d2: 1, d3: 0 } ranked d3 d1 d2; q2 { d2: 1, d3: 1 } ranked d1 d3 d2.
    expect(averagePrecision(['d3', 'd1', 'd2'], new Map(Object.entries({ d1: 0, d2: 1, d3: 0 })))).toBe(1 / 3);
    const q2 = averagePrecision(['d1', 'd3', 'd2'], new Map(Object.entries({ d2: 1, d3: 1 })));
    expect(q2).toBeCloseTo(0.5833333333333333, 15);
    // ir_measures, test_pytrec_eval.py (test_infAP), with a negative grade: 0.8333 and 0.125.
    const first = new Map(Object.entries({ D0: 1, D1: -1, D2: 0, D3: 2, D4: 0 }));
    expect(averagePrecision(['D0', 'D2', 'D3', 'D1', 'D4'], first)).toBeCloseTo(0.8333, 4);
    const second = new Map(Object.entries({ D0: 1, D3: 2, D4: -1, D5: 0 }));
    expect(averagePrecision(['D1', 'D4', 'D2', 'D3'], second)).toBe(0.125);
  });

  test('is 1 when all relevant buyers come first', () => {
    expect(averagePrecision(['B5', 'B4', 'B3', 'B1', 'X'], grades)).toBe(1);
  });

  test('is 0 without a relevant buyer and without a list', () => {
    expect(averagePrecision(ranked, nothingRelevant)).toBe(0);
    expect(averagePrecision([], grades)).toBe(0);
  });
});
