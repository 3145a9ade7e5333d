import type { Grades } from './relevance.ts';

/**
 * Normalised discounted cumulative gain: how near the list comes to the best order of the judged buyers.
 *
 *     DCG@k  = sum over ranks r = 1..k of  max(grade(r), 0) / log2(r + 1)
 *     nDCG@k = DCG@k / DCG@k of all judged buyers with a positive grade, best grade first
 *
 * Linear gain, as `ndcg` and `ndcg_cut` of trec_eval 9.0 and later (up to 8.1 it left rank 2 without discount).
 * Both sums run by rank, as there. A seller without any positive grade scores 0.
 *
 * Source: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002, with the
 * discount log2(r + 1) of Burges et al., ICML 2005.
 */
export function ndcg(ranked: readonly string[], grades: Grades, cutoff = Number.POSITIVE_INFINITY): number {
  const ideal = idealDcg(grades, cutoff);
  return ideal > 0 ? dcg(ranked, grades, cutoff) / ideal : 0;
}

function dcg(ranked: readonly string[], grades: Grades, cutoff: number): number {
  const end = Math.min(cutoff, ranked.length);
  let sum = 0;
  for (let i = 0; i < end; i++) {
    const gain = grades.get(ranked[i]) ?? 0;
    if (gain > 0) sum += gain / Math.log2(i + 2);
  }
  return sum;
}

function idealDcg(grades: Grades, cutoff: number): number {
  const gains = [...grades.values()].filter((grade) => grade > 0).sort((a, b) => b - a);
  const end = Math.min(cutoff, gains.length);
  let sum = 0;
  for (let i = 0; i < end; i++) sum += gains[i] / Math.log2(i + 2);
  return sum;
}
