import { countRelevantIn, type Grades } from './relevance.ts';

/**
 * Precision: the share of the first k ranks that is relevant.
 *
 *     P@k = relevant in ranks 1..k / k
 *
 * It divides by k even when fewer buyers were returned: the missing ranks count as not relevant (trec_eval `P_k`).
 * Without a cutoff it divides by the length of the list (trec_eval `set_P`); an empty list scores 0.
 */
export function precision(ranked: readonly string[], grades: Grades, cutoff = ranked.length): number {
  return cutoff === 0 ? 0 : countRelevantIn(ranked, grades, cutoff) / cutoff;
}
