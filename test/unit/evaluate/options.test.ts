import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { checkOptions } from '../../../src/evaluate/options.ts';

describe('checkOptions', () => {
  test('fills in the defaults', () => {
    const defaults = { confidence: 0.95, samples: 10_000, seed: 1, permutations: 100_000 };
    expect(checkOptions()).toEqual(defaults);
    expect(checkOptions({ confidence: undefined })).toEqual(defaults);
    expect(checkOptions({ seed: 0, samples: 1 })).toEqual({ ...defaults, seed: 0, samples: 1 });
  });

  test('names all options out of range at once', () => {
    const check = () => checkOptions({ confidence: 95, samples: 0, seed: -1, permutations: 1.5 });
    expect(check).toThrow(UsageError);
    expect(check).toThrow(
      'confidence must lie between 0 and 1, such as 0.95; found 95; samples must be a whole number in 1..1000000; found 0; ' +
        'seed must be a whole number in 0..4294967295; found -1; permutations must be a whole number in 1..10000000; found 1.5.',
    );
  });

  test.each([0, 1, -0.5, Number.NaN])('refuses the confidence %d', (confidence) => {
    expect(() => checkOptions({ confidence })).toThrow(UsageError);
  });
});
