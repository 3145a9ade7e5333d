import type { BuyerIndex } from '../postings/buyerIndex.ts';
import { FREQUENCY_STEP } from '../vectors/tfidf.ts';
import type { Query, Scorer } from './query.ts';
import type { TopK } from './topK.ts';

const NO_IDS = new Int32Array(0);
const MASK = 2 ** 14 - 1;

/** Scores single documents against one query, from their own term lists, and offers them to the list of the best. */
export class DocumentScoring {
  readonly #index: BuyerIndex;
  // Whether any term of the query has these low bits: small enough to stay in the nearest cache, and it answers nearly all.
  readonly #mayHold = new Uint8Array(MASK + 1);
  // The place of each term in the query, counted from 1; 0 for all others. Both are cleaned by the query's own terms.
  #placeOf = new Uint16Array(0);
  #weights = new Float64Array(1);
  #termIds: readonly number[] = [];
  #hsIds = NO_IDS;
  #scorer!: Scorer;
  #top!: TopK;
  /** Documents scored since `begin`. */
  scoredCount = 0;

  constructor(index: BuyerIndex) {
    this.#index = index;
  }

  begin({ termIds, termWeights, hsIds }: Query, scorer: Scorer, top: TopK): void {
    const { size } = this.#index.text.vocabulary;
    if (this.#placeOf.length < size) this.#placeOf = new Uint16Array(Math.ceil(size * 1.1));
    if (this.#weights.length <= termIds.length) this.#weights = new Float64Array(termIds.length * 2 + 1);
    for (let i = 0; i < termIds.length; i++) {
      this.#mayHold[termIds[i]! & MASK] = 1;
      this.#placeOf[termIds[i]!] = i + 1;
      this.#weights[i + 1] = termWeights[i]! * FREQUENCY_STEP;
    }
    this.#termIds = termIds;
    this.#hsIds = Int32Array.from(hsIds);
    this.#scorer = scorer;
    this.#top = top;
    this.scoredCount = 0;
  }

  end(): void {
    for (const term of this.#termIds) {
      this.#mayHold[term & MASK] = 0;
      this.#placeOf[term] = 0;
    }
  }

  /**
   * Scores the documents `from .. to - 1`.
   *
   * @param relevanceBound At least the relevance of each of them.
   * @param depthBound At least the HS depth of each of them.
   * @param rowBound At least what terms with a row of block maxima add to the cosine of each of them.
   */
  score(from: number, to: number, relevanceBound: number, depthBound: number, rowBound: number): void {
    const { removed, hasRemoved, inverseNorms, rowTermCounts } = this.#index;
    const { offsets } = this.#index.text.forward;
    const scorer = this.#scorer;
    const top = this.#top;
    let leastFit = this.#leastFit(relevanceBound);
    for (let document = from; document < to; document++) {
      if (hasRemoved && removed[document] !== 0) continue;
      const fit = scorer.fit(document, leastFit);
      if (fit === 0 || fit < leastFit) continue;
      this.scoredCount++;
      const start = offsets[document]!;
      // Documents after the freeze have no such order, and no bound either: all their terms are counted.
      const middle = document < rowTermCounts.length ? start + rowTermCounts[document]! : start;
      const inverseNorm = inverseNorms[document]!;
      let dot = this.#dot(middle, offsets[document + 1]!);
      if (middle > start) {
        // Bound: what is counted already and what rows can add; lifted for what is rounded here. Never skipped on equality.
        const cosineBound = Math.min(1, (dot * inverseNorm + rowBound) * (1 + 1e-12));
        if (scorer.relevance(cosineBound, depthBound) * fit < top.threshold) continue;
        dot += this.#dot(start, middle);
      }
      const cosine = Math.min(1, dot * inverseNorm);
      top.offer(document, scorer.relevance(cosine, depthBound === 0 ? 0 : this.hsDepth(document)) * fit);
      leastFit = this.#leastFit(relevanceBound);
    }
  }

  /**
   * A document of a smaller fit has relevance x fit below the threshold, even with its relevance at the bound. Ties: an
   * equal score may still win by its id, so the quotient is lowered by more than its rounding.
   */
  #leastFit(relevanceBound: number): number {
    return (this.#top.threshold / relevanceBound) * (1 - 1e-12);
  }

  /** The dot product over the postings `from .. to - 1`, exact: see `frequencyLevel`. */
  #dot(from: number, to: number): number {
    const { postings } = this.#index.text.forward;
    const mayHold = this.#mayHold;
    const placeOf = this.#placeOf;
    const weights = this.#weights;
    let dot = 0;
    for (let i = from; i < to; i++) {
      const posting = postings[i]!;
      if (mayHold[(posting >>> 8) & MASK] === 0) continue;
      // Weight 0 stands at place 0, for terms that only look like one of the query's.
      dot += weights[placeOf[posting >>> 8]!]! * (posting & 0xff);
    }
    return dot;
  }

  /** How many of the query's HS prefixes the document has. */
  hsDepth(document: number): number {
    const ids = this.#hsIds;
    if (ids.length === 0) return 0;
    const { offsets, postings } = this.#index.hs.forward;
    const end = offsets[document + 1]!;
    let depth = 0;
    for (let i = offsets[document]!; i < end; i++) {
      const id = postings[i]! >>> 8;
      for (let j = 0; j < ids.length; j++) if (ids[j] === id) depth++;
    }
    return depth;
  }
}
