import { describe, expect, test } from 'vitest';
import { editDistance, nearestName } from '../../src/suggest.ts';

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['map', 'map', 0],
    ['map', '', 3],
    ['', 'map', 3],
    ['ndgc', 'ndcg', 1], // swap
    ['recal', 'recall', 1], // insertion
    ['recalll', 'recall', 1], // deletion
    ['mqp', 'map', 1], // substitution
    ['ca', 'abc', 3], // optimal string alignment: no second edit inside a swapped pair
  ])('%j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('nearestName', () => {
  test('finds the candidate within two edits', () => {
    expect(nearestName('sucess', ['ndcg', 'success'])).toBe('success');
    expect(nearestName('ndgc', ['ndcg', 'success'])).toBe('ndcg');
  });

  test('finds nothing further away, nor a name without a common letter', () => {
    expect(nearestName('bpref', ['ndcg', 'map'])).toBeUndefined();
    expect(nearestName('q', ['p'])).toBeUndefined();
  });
});
