import { type Grades, isRelevant } from './relevance.ts';

/**
 * Reciprocal rank; its mean over sellers is MRR.
 *
 *     RR@k = 1 / rank of the first relevant buyer, or 0 when there is none in ranks 1..k
 *
 * trec_eval `recip_rank`; with a cutoff, as `trec_eval -M k`.
 */
export function reciprocalRank(ranked: readonly string[], grades: Grades, cutoff = Number.POSITIVE_INFINITY): number {
  const end = Math.min(cutoff, ranked.length);
  for (let i = 0; i < end; i++) if (isRelevant(ranked[i], grades)) return 1 / (i + 1);
  return 0;
}
