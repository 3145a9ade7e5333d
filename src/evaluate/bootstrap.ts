import { mean } from './mean.ts';
import { createRandom } from './random.ts';

/** A range of plausible values. */
export interface Interval {
  low: number;
  high: number;
}

/** How an interval is estimated. */
export interface BootstrapSettings {
  confidence: number;
  samples: number;
  seed: number;
}

/**
 * Percentile bootstrap intervals of the mean of each column, resampling rows (sellers) with replacement.
 * All columns share the resamples, and the stream does not depend on how many columns there are: a metric's interval is
 * the same bytes whatever else is measured beside it.
 *
 * With B samples and a = (1 - confidence) / 2, the ends are the k-th smallest and the k-th largest resampled mean,
 * k = floor(a * (B + 1)), at least 1. Then the interval is widened to hold the mean itself, which changes something only
 * for a handful of samples, very low confidence, or by a rounding error.
 * One row alone gives an interval of width 0: it says nothing about other rows.
 *
 * Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13 (k: p. 160 f.).
 * Time O(samples * rows * columns), memory O(samples * columns).
 *
 * @param columns At least one row each, all of the same length.
 */
export function bootstrapMeans(columns: readonly Float64Array[], settings: BootstrapSettings): Interval[] {
  const resampled = resampleMeans(columns, settings);
  const tail = (1 - settings.confidence) / 2;
  // The small addend undoes the rounding of 1 - 0.9 and the like.
  const k = Math.max(1, Math.floor(tail * (settings.samples + 1) + 1e-9));
  return columns.map((column, j) => {
    const means = resampled[j].sort();
    const center = mean(column);
    return { low: Math.min(means[k - 1], center), high: Math.max(means[settings.samples - k], center) };
  });
}

function resampleMeans(columns: readonly Float64Array[], { samples, seed }: BootstrapSettings): Float64Array[] {
  const rows = columns.length === 0 ? 0 : columns[0].length;
  const random = createRandom(seed);
  const picks = new Uint32Array(rows);
  const means = columns.map(() => new Float64Array(samples));
  for (let sample = 0; sample < samples; sample++) {
    for (let i = 0; i < rows; i++) picks[i] = random.below(rows);
    for (let j = 0; j < columns.length; j++) means[j][sample] = meanOfPicks(columns[j], picks);
  }
  return means;
}

function meanOfPicks(values: Float64Array, picks: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < picks.length; i++) sum += values[picks[i]];
  return sum / picks.length;
}
