/** Where a term's frequency starts to saturate: at this frequency it counts half of its limit (BM25's k1). */
const SATURATION = 1.2;

/**
 * Smoothed inverse document frequency, `1 + ln((1 + N) / (1 + df))`: never 0 and never negative, so that a word in
 * every profile still counts a little. Source: the smoothed form of Spärck Jones (1972) as scikit-learn documents it.
 *
 * @param documentCount N, the number of documents.
 * @param documentFrequency df, in how many of them the term occurs.
 */
export function inverseDocumentFrequency(documentCount: number, documentFrequency: number): number {
  return 1 + Math.log((1 + documentCount) / (1 + documentFrequency));
}

/**
 * Saturated term frequency, `f (k1 + 1) / (f + k1)` with k1 = 1.2 (Robertson and Zaragoza 2009): 1 at f = 1, below 2.2
 * for any f. The fields are added up first and saturated together, so a raised field weight never lowers a term.
 *
 * @param frequency f, the sum of field weight x token weight over a term's occurrences; > 0.
 */
export function saturate(frequency: number): number {
  return (frequency * (SATURATION + 1)) / (frequency + SATURATION);
}

/** Frequencies of indexed terms are kept in steps of 1/64, one byte each. */
export const FREQUENCY_STEP = 1 / 64;
/** What that byte can hold. */
export const MOST_FREQUENCY = 255 * FREQUENCY_STEP;
/** Weights of query terms are kept in steps of 2^-30. */
const WEIGHT_STEPS = 2 ** 30;

/**
 * A frequency in whole steps of 1/64, 1..255: of a word at most 141, for it is saturated.
 *
 * Products of such frequencies and rounded weights are multiples of 2^-36, and their sums stay below 2^17 for any query,
 * so a double holds every sum exactly: dot products have the same bits in whatever order they are added up.
 */
export function frequencyLevel(saturated: number): number {
  return Math.max(1, Math.round(saturated / FREQUENCY_STEP));
}

/** The weight of a query term as a whole number of steps, at least one; see {@link frequencyLevel}. */
export function roundWeight(weight: number): number {
  return Math.max(1, Math.round(weight * WEIGHT_STEPS)) / WEIGHT_STEPS;
}
