/** What is searched for: one product of a seller, as numbers. */
export interface Query {
  /** Distinct ids of the index's text vocabulary. */
  termIds: readonly number[];
  /** Weight of each term: frequency x idf^2 / length of the query's vector, rounded by `roundWeight`. > 0. */
  termWeights: readonly number[];
  /** Distinct ids of the index's HS vocabulary: nested prefixes of one code, the shortest first. */
  hsIds: readonly number[];
}

/**
 * The score of a document: its relevance times its fit. A search may leave a document out when
 * `relevance(upper bound of its cosine, upper bound of its depth) * fitBound` is below the threshold: both functions are
 * monotone, and so is the rounding of a product, so the document's own score is not above that.
 */
export interface Scorer {
  /**
   * 0..1; never falls when either argument rises; 0 if both are 0.
   *
   * @param cosine Cosine of query and document, 0..1.
   * @param hsDepth How many of the query's HS prefixes the document shares.
   */
  relevance(cosine: number, hsDepth: number): number;
  /**
   * 0..1, what market, price and the like leave of the relevance; 0 for a document that must not be returned.
   *
   * @param least A smaller fit is of no interest: 0 may be given for it, without working it out.
   */
  fit(document: number, least: number): number;
  /** No document's fit is above this. */
  readonly fitBound: number;
  /**
   * A cosine that a document of this depth must reach to have the given relevance: at most the least such cosine, and
   * not far below it. Infinity if no cosine is enough.
   */
  leastCosine(relevance: number, hsDepth: number): number;
}
