import { UsageError } from '../errors.ts';

/** How the intervals of an evaluation are estimated. */
export interface EvaluateOptions {
  /** Share of repetitions in which the interval should hold the true mean, between 0 and 1. Default 0.95. */
  confidence?: number;
  /** Bootstrap samples, 1..1,000,000. Default 10,000; fewer is faster and makes the ends of the interval noisier. */
  samples?: number;
  /** Whole number in 0..4294967295. Default 1: the same input and seed always give the same bytes. */
  seed?: number;
}

/** How two runs are compared. */
export interface CompareOptions extends EvaluateOptions {
  /** Sign assignments drawn for the p-value, 1..10,000,000. Default 100,000. */
  permutations?: number;
}

/** Fills in the defaults. @throws UsageError that names every option out of range at once. */
export function checkOptions(options: CompareOptions = {}): Required<CompareOptions> {
  const { confidence = 0.95, samples = 10_000, seed = 1, permutations = 100_000 } = options;
  const problems = [
    confidence > 0 && confidence < 1 ? '' : `confidence must lie between 0 and 1, such as 0.95; found ${confidence}`,
    wholeNumber('samples', samples, 1, 1_000_000),
    wholeNumber('seed', seed, 0, 0xffff_ffff),
    wholeNumber('permutations', permutations, 1, 10_000_000),
  ].filter((problem) => problem !== '');
  if (problems.length > 0) throw new UsageError(`${problems.join('; ')}.`);
  return { confidence, samples, seed, permutations };
}

function wholeNumber(name: string, value: number, min: number, max: number): string {
  const valid = Number.isInteger(value) && value >= min && value <= max;
  return valid ? '' : `${name} must be a whole number in ${min}..${max}; found ${value}`;
}
