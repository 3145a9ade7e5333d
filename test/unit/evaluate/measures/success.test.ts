import { describe, expect, test } from 'vitest';
import { success } from '../../../../src/evaluate/measures/success.ts';
import { grades, nothingRelevant, ranked } from './example.ts';

describe('success', () => {
  test('is 1 as soon as one relevant buyer stands in the first k ranks', () => {
    expect(success(ranked, grades, 1)).toBe(0);
    expect(success(ranked, grades, 2)).toBe(1);
    expect(success(ranked, grades, 100)).toBe(1);
  });

  test('is 0 without a relevant buyer and without a list', () => {
    expect(success(ranked, nothingRelevant, 5)).toBe(0);
    expect(success([], grades, 5)).toBe(0);
  });
});
