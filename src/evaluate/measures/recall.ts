import { countRelevant, countRelevantIn, type Grades } from './relevance.ts';

/**
 * Recall: the share of the relevant buyers that stand in the first k ranks.
 *
 *     recall@k = relevant in ranks 1..k / R
 *
 * R counts every buyer judged relevant, so recall@k stays below 1 when R > k (trec_eval `recall_k`). R = 0 scores 0.
 */
export function recall(ranked: readonly string[], grades: Grades, cutoff = Number.POSITIVE_INFINITY): number {
  const relevant = countRelevant(grades);
  return relevant === 0 ? 0 : countRelevantIn(ranked, grades, cutoff) / relevant;
}
