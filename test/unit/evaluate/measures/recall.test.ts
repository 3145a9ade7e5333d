import { describe, expect, test } from 'vitest';
import { recall } from '../../../../src/evaluate/measures/recall.ts';
import { grades, nothingRelevant, ranked } from './example.ts';

describe('recall', () => {
  test('counts the relevant buyers of the first k ranks against all relevant buyers', () => {
    expect(recall(ranked, grades, 1)).toBe(0);
    expect(recall(ranked, grades, 2)).toBe(0.25); // B1 of B1, B3, B4, B5
    expect(recall(ranked, grades, 4)).toBe(0.5);
    expect(recall(ranked, grades, 6)).toBe(0.75);
  });

  test('a cutoff past the end of the list is the whole list', () => {
    expect(recall(ranked, grades, 100)).toBe(0.75);
    expect(recall(ranked, grades)).toBe(0.75);
  });

  test('stays below 1 when there are more relevant buyers than ranks', () => {
    expect(recall(['B1', 'B4'], grades, 2)).toBe(0.5);
  });

  test('is 0 without a relevant buyer and without a list', () => {
    expect(recall(ranked, nothingRelevant, 5)).toBe(0);
    expect(recall([], grades, 5)).toBe(0);
  });
});
