import { countRelevant, type Grades, isRelevant } from './relevance.ts';

/**
 * Average precision; its mean over sellers is MAP.
 *
 *     AP@k = (sum over relevant ranks r <= k of  relevant in ranks 1..r / r) / R
 *
 * R counts every buyer judged relevant, so a relevant buyer that is missing from the list adds 0, and AP@k also divides
 * by R, not by min(R, k) (trec_eval `map` and `map_cut_k`). R = 0 scores 0.
 *
 * Source: Buckley and Voorhees, "Retrieval System Evaluation", in TREC: Experiment and Evaluation, MIT Press 2005.
 */
export function averagePrecision(ranked: readonly string[], grades: Grades, cutoff = Number.POSITIVE_INFINITY): number {
  const end = Math.min(cutoff, ranked.length);
  let found = 0;
  let sum = 0;
  for (let i = 0; i < end; i++) {
    if (isRelevant(ranked[i], grades)) sum += ++found / (i + 1);
  }
  return found === 0 ? 0 : sum / countRelevant(grades);
}
