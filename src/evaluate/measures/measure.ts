/**
 * What every measure is: a number in 0..1 for one seller.
 *
 * @param ranked Buyer ids in rank order, without repeats.
 * @param grades Buyer id to grade, for every buyer judged for this seller; a buyer that is absent is not judged and
 *   counts as not relevant, as in trec_eval.
 * @param cutoff How many ranks are looked at (`k`); default: the whole list. A whole number of 1 or more.
 */
export type Measure = (ranked: readonly string[], grades: ReadonlyMap<string, number>, cutoff?: number) => number;
