import { averagePrecision } from './averagePrecision.ts';
import type { Measure } from './measure.ts';
import { ndcg } from './ndcg.ts';
import { precision } from './precision.ts';
import { recall } from './recall.ts';
import { reciprocalRank } from './reciprocalRank.ts';
import { success } from './success.ts';

/** One entry of the shelf of measures. */
export interface MeasureEntry {
  measure: Measure;
  /** Whether `name` alone (the whole list) is a metric, or only `name@k`. */
  cutoff: 'optional' | 'required';
  /** The cutoff that error messages suggest. */
  usualCutoff: number;
}

/** Every measure by the name that metrics are written with, in the order that error messages list them. */
export const MEASURES: ReadonlyMap<string, MeasureEntry> = new Map<string, MeasureEntry>([
  ['ndcg', { measure: ndcg, cutoff: 'optional', usualCutoff: 10 }],
  ['recall', { measure: recall, cutoff: 'required', usualCutoff: 100 }],
  ['p', { measure: precision, cutoff: 'required', usualCutoff: 5 }],
  ['map', { measure: averagePrecision, cutoff: 'optional', usualCutoff: 10 }],
  ['mrr', { measure: reciprocalRank, cutoff: 'optional', usualCutoff: 10 }],
  ['success', { measure: success, cutoff: 'required', usualCutoff: 10 }],
]);
