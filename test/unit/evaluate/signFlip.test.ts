import { describe, expect, test } from 'vitest';
import { EXACT_UP_TO, signFlipTest } from '../../../src/evaluate/signFlip.ts';

function flip(differences: number[], permutations = 100_000, seed = 1) {
  return signFlipTest(Float64Array.from(differences), permutations, seed);
}

describe('signFlipTest', () => {
  test('counts every assignment of signs of a few differences', () => {
    // +-1 +-2 +-3: totals 6, 4, 2, 0, 0, -2, -4, -6.
    expect(flip([1, 2, 3])).toEqual({ pValue: 2 / 8, exact: true });
    expect(flip([-1, 2, 3])).toEqual({ pValue: 4 / 8, exact: true });
    expect(flip([1, -2, 3])).toEqual({ pValue: 6 / 8, exact: true });
    expect(flip([1, 2, -3])).toEqual({ pValue: 1, exact: true });
    expect(flip([0.5])).toEqual({ pValue: 1, exact: true });
  });

  test('leaves differences of 0 out', () => {
    expect(flip([0, 1, 0, 2, 3, 0, 0])).toEqual(flip([1, 2, 3]));
    expect(flip([...new Array(100).fill(0), 1, 2, 3])).toEqual(flip([1, 2, 3]));
  });

  test('without any difference gives 1', () => {
    expect(flip([0, 0])).toEqual({ pValue: 1, exact: true });
  });

  test('takes totals that differ by rounding only as equal', () => {
    // 0.1 + 0.2 - 0.3 is 0, but 5.6e-17 in floating point: every total is at least as far from 0.
    expect(flip([0.1, 0.2, -0.3]).pValue).toBe(1);
    expect(flip([0.1, 0.2, 0.3]).pValue).toBe(2 / 8);
    // Seven times 0.1 and three times -0.1: the binomial 2 * (C(10,7) + C(10,8) + C(10,9) + C(10,10)) / 2^10.
    const differences = [0.1, 0.1, 0.1, -0.1, 0.1, -0.1, 0.1, 0.1, -0.1, 0.1];
    expect(flip(differences).pValue).toBe((2 * (120 + 45 + 10 + 1)) / 1024);
  });

  test(`is exact up to ${EXACT_UP_TO} differences and drawn beyond`, () => {
    expect(flip(new Array(EXACT_UP_TO).fill(1))).toEqual({ pValue: 2 / 2 ** EXACT_UP_TO, exact: true });
    expect(flip(new Array(EXACT_UP_TO + 1).fill(1)).exact).toBe(false);
  });

  test('drawn, nears the exact value', () => {
    // 11 times +1, 6 times -1: total 5; 2 * (C(17,11) + ... + C(17,17)) / 2^17 = 2 * 21778 / 131072 = 0.33231.
    const differences = [...new Array(11).fill(1), ...new Array(6).fill(-1)];
    for (const seed of [1, 2, 3]) {
      // Standard deviation 0.0015 for 100,000 draws: four of them.
      expect(Math.abs(flip(differences, 100_000, seed).pValue - 0.33231)).toBeLessThan(0.006);
    }
  });

  test('drawn, uses fresh signs past the 32nd difference', () => {
    // 44 times +1, 36 times -1: 2 * (C(80,44) + ... + C(80,80)) / 2^80 = 0.43404, which fixed or repeated signs miss.
    const differences = [...new Array(44).fill(1), ...new Array(36).fill(-1)];
    expect(Math.abs(flip(differences).pValue - 0.43404)).toBeLessThan(0.007);
  });

  test('drawn, is never 0', () => {
    expect(flip(new Array(60).fill(1), 999)).toEqual({ pValue: 1 / 1000, exact: false });
  });

  test('gives the same p-value for the opposite differences', () => {
    const differences = Array.from({ length: 30 }, (_, i) => Math.sin(i) + 0.2);
    expect(flip(differences.map((d) => -d))).toEqual(flip(differences));
  });
});
