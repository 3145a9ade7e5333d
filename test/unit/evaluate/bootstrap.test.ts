import { describe, expect, test } from 'vitest';
import { bootstrapMeans } from '../../../src/evaluate/bootstrap.ts';

const settings = { confidence: 0.95, samples: 10_000, seed: 1 };

function interval(values: number[], changes: Partial<typeof settings> = {}) {
  return bootstrapMeans([Float64Array.from(values)], { ...settings, ...changes })[0];
}

describe('bootstrapMeans', () => {
  test('of two sellers with 0 and 1 reaches from 0 to 1: each end has a share of 1/4', () => {
    expect(interval([0, 1])).toEqual({ low: 0, high: 1 });
    // At 40 % confidence each tail has 0.3 > 1/4 of the samples, so the ends move to the middle.
    expect(interval([0, 1], { confidence: 0.4 })).toEqual({ low: 0.5, high: 0.5 });
  });

  test('nears the normal interval for many sellers', () => {
    // 200 times 0 and 200 times 1: standard error 0.5 / sqrt(400) = 0.025, 1.96 of them = 0.049.
    const { low, high } = interval(Array.from({ length: 400 }, (_, i) => i % 2));
    expect(low).toBeCloseTo(0.451, 2);
    expect(high).toBeCloseTo(0.549, 2);
  });

  test('has width 0 for one seller and for equal sellers', () => {
    expect(interval([0.3])).toEqual({ low: 0.3, high: 0.3 });
    const { low, high } = interval([0.3, 0.3, 0.3]);
    expect(high - low).toBeLessThan(1e-15);
  });

  test('takes the k-th value from each end', () => {
    const values = Array.from({ length: 50 }, (_, i) => (i * 37) % 50);
    const all = (samples: number, confidence: number) => interval(values, { samples, confidence });
    // Of 39 samples at 95 %: k = floor(0.025 * 40) = 1, the outermost, as at any higher confidence.
    expect(all(39, 0.95)).toEqual(all(39, 0.999));
    // At 90 %: k = 0.05 * 40 = 2, although (1 - 0.9) / 2 * 40 is 1.9999999999999996 in floating point.
    expect(all(39, 0.9)).not.toEqual(all(39, 0.95));
    expect(all(39, 0.9)).toEqual(all(39, 0.8999));
  });

  test('holds the mean even with a single sample', () => {
    for (let seed = 0; seed < 50; seed++) {
      const { low, high } = interval([0, 0, 0, 1], { samples: 1, seed });
      expect(low).toBeLessThanOrEqual(0.25);
      expect(high).toBeGreaterThanOrEqual(0.25);
    }
  });

  test('does not depend on the columns beside it', () => {
    const a = Float64Array.from([0.1, 0.5, 0.9, 0.2]);
    const b = Float64Array.from([1, 0, 0, 1]);
    const both = bootstrapMeans([a, b], settings);
    expect(both[0]).toEqual(bootstrapMeans([a], settings)[0]);
    expect(both[1]).toEqual(bootstrapMeans([b], settings)[0]);
  });

  test('depends on the seed', () => {
    const values = Array.from({ length: 30 }, (_, i) => Math.sqrt(i));
    expect(interval(values, { seed: 2 })).not.toEqual(interval(values, { seed: 3 }));
    expect(interval(values, { seed: 2 })).toEqual(interval(values, { seed: 2 }));
  });
});
