/** What is searched for: one product of a seller, as numbers. */
export interface Query {
  /** Distinct ids of the index's text vocabulary, in the order that sums are taken in. */
  termIds: readonly number[];
  /** Weight of each term: frequency x idf^2 / length of the query's vector. > 0. */
  termWeights: readonly number[];
  /** Ids of the index's HS vocabulary: at most three nested prefixes of one code. */
  hsIds: readonly number[];
}

/** Turns what the search found about a document into its whole score. */
export interface Scorer {
  /**
   * @param cosine Cosine of query and document, 0..1.
   * @param hsDepth How many of the query's HS prefixes the document shares, 0..3.
   * @returns The score, 0..1; 0 for a document that must not be returned.
   */
  score(document: number, cosine: number, hsDepth: number): number;
}
