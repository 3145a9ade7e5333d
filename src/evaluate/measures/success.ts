import { countRelevantIn, type Grades } from './relevance.ts';

/**
 * Success: 1 when at least one relevant buyer stands in the first k ranks, else 0 (trec_eval `success_k`).
 * Its mean is the share of sellers who find a relevant buyer in k looks.
 */
export function success(ranked: readonly string[], grades: Grades, cutoff = Number.POSITIVE_INFINITY): number {
  return countRelevantIn(ranked, grades, cutoff) > 0 ? 1 : 0;
}
