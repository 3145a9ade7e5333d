import { describe, expect, test } from 'vitest';
import { precision } from '../../../../src/evaluate/measures/precision.ts';
import { grades, nothingRelevant, ranked } from './example.ts';

describe('precision', () => {
  test('counts the relevant buyers of the first k ranks against k', () => {
    expect(precision(ranked, grades, 1)).toBe(0);
    expect(precision(ranked, grades, 2)).toBe(0.5);
    expect(precision(ranked, grades, 5)).toBe(0.4);
  });

  test('divides by k even when fewer buyers were returned', () => {
    expect(precision(ranked, grades, 10)).toBe(0.3);
    expect(precision(['B1'], grades, 5)).toBe(0.2);
  });

  test('without a cutoff divides by the length of the list', () => {
    expect(precision(ranked, grades)).toBe(0.5);
    expect(precision([], grades)).toBe(0);
  });

  test('is 0 without a relevant buyer and without a list', () => {
    expect(precision(ranked, nothingRelevant, 5)).toBe(0);
    expect(precision([], grades, 5)).toBe(0);
  });
});
