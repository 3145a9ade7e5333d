import type { BuyerIndex } from '../postings/buyerIndex.ts';
import { levelOf, termOf } from '../postings/forwardIndex.ts';
import { FREQUENCY_STEP } from '../vectors/tfidf.ts';
import type { Query } from './query.ts';

/** How far single documents agree with a query, read from their own term lists. */
export class QueryAgreement {
  readonly #index: BuyerIndex;
  readonly #query: Query;
  readonly #positionOf: ReadonlyMap<number, number>;
  readonly #frequencies: Float64Array;
  /** The document that the frequencies are of. */
  #read = -1;

  constructor(index: BuyerIndex, query: Query) {
    this.#index = index;
    this.#query = query;
    this.#positionOf = new Map(query.termIds.map((term, position) => [term, position]));
    this.#frequencies = new Float64Array(query.termIds.length);
  }

  /**
   * Cosine of query and document, 0..1, or what the query's terms from `from` on add to it. Any order of summing gives the
   * same bits, see `frequencyLevel`.
   */
  cosine(document: number, from = 0): number {
    const frequencies = this.frequencies(document);
    let dot = 0;
    for (let i = from; i < frequencies.length; i++) dot += this.#query.termWeights[i]! * frequencies[i]!;
    return Math.min(1, dot * this.#index.inverseNorms[document]!);
  }

  /** Frequency of each of the query's terms in the document; good until the next call for another one. */
  frequencies(document: number): Float64Array {
    if (document === this.#read) return this.#frequencies;
    this.#read = document;
    const { offsets, postings } = this.#index.text.forward;
    const frequencies = this.#frequencies.fill(0);
    for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
      const position = this.#positionOf.get(termOf(postings[i]!));
      if (position !== undefined) frequencies[position] = levelOf(postings[i]!) * FREQUENCY_STEP;
    }
    return frequencies;
  }
}
