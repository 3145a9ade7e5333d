import { describe, expect, test } from 'vitest';
import { reciprocalRank } from '../../../../src/evaluate/measures/reciprocalRank.ts';
import { grades, nothingRelevant, ranked } from './example.ts';

describe('reciprocalRank', () => {
  test('is 1 over the rank of the first relevant buyer', () => {
    expect(reciprocalRank(ranked, grades)).toBe(1 / 2);
    expect(reciprocalRank(['B1'], grades)).toBe(1);
    expect(reciprocalRank(['X', 'B2', 'B6', 'B3', 'B1'], grades)).toBe(1 / 4);
  });

  test('with a cutoff looks no further than rank k', () => {
    expect(reciprocalRank(ranked, grades, 1)).toBe(0);
    expect(reciprocalRank(ranked, grades, 2)).toBe(1 / 2);
    expect(reciprocalRank(ranked, grades, 100)).toBe(1 / 2);
  });

  test('is 0 without a relevant buyer and without a list', () => {
    expect(reciprocalRank(ranked, nothingRelevant)).toBe(0);
    expect(reciprocalRank([], grades)).toBe(0);
  });
});
