/** What is searched for: one product of a seller, as numbers. */
export interface Query {
  /** Distinct ids of the index's vocabulary: words, concepts and codes. */
  termIds: readonly number[];
  /** Weight of each term: frequency x idf^2 / length of the query's vector, rounded by `roundWeight`. > 0. */
  termWeights: readonly number[];
}

/**
 * What market, price and the like leave of a document's relevance: score = cosine x fit. A search may leave a document
 * out when `upper bound of its cosine x fitBound` is below the threshold.
 */
export interface Scorer {
  /**
   * 0..1; 0 for a document that must not be returned.
   *
   * @param least A smaller fit is of no interest: 0 may be given for it, without working it out.
   */
  fit(document: number, least: number): number;
  /** No document's fit is above this. */
  readonly fitBound: number;
}
