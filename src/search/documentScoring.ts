import type { BuyerIndex } from '../postings/buyerIndex.ts';
import { FREQUENCY_STEP } from '../vectors/tfidf.ts';
import type { Query, Scorer } from './query.ts';
import type { TopK } from './topK.ts';

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
  #scorer!: Scorer;
  #top!: TopK;
  /** Documents scored since `begin`. */
  scoredCount = 0;

  constructor(index: BuyerIndex) {
    this.#index = index;
  }

  begin({ termIds, termWeights }: Query, scorer: Scorer, top: TopK): void {
    const { size } = this.#index.text.vocabulary;
    if (this.#placeOf.length < size) this.#placeOf = new Uint16Array(Math.ceil(size * 1.1));
    if (this.#weights.length <= termIds.length) this.#weights = new Float64Array(termIds.length * 2 + 1);
    for (let i = 0; i < termIds.length; i++) {
      this.#mayHold[termIds[i]! & MASK] = 1;
      this.#placeOf[termIds[i]!] = i + 1;
      this.#weights[i + 1] = termWeights[i]! * FREQUENCY_STEP;
    }
    this.#termIds = termIds;
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
   * @param cosineBound At least the cosine of each of them.
   * @param rowBound At least what terms with a row of block maxima add to the cosine of each of them.
   */
  score(from: number, to: number, cosineBound: number, rowBound: number): void {
    const { removed, hasRemoved, inverseNorms, rowTermCounts } = this.#index;
    const { offsets } = this.#index.text.forward;
    const scorer = this.#scorer;
    const top = this.#top;
    let leastFit = this.#leastFit(cosineBound);
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
        const ownBound = Math.min(1, (dot * inverseNorm + rowBound) * (1 + 1e-12));
        if (ownBound * fit < top.threshold) continue;
        dot += this.#dot(start, middle);
      }
      top.offer(document, Math.min(1, dot * inverseNorm) * fit);
      leastFit = this.#leastFit(cosineBound);
    }
  }

  /**
   * A document of a smaller fit has cosine x fit below the threshold, even with its cosine at the bound. Ties: an
   * equal score may still win by its id, so the quotient is lowered by more than its rounding.
   */
  #leastFit(cosineBound: number): number {
    return (this.#top.threshold / cosineBound) * (1 - 1e-12);
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
}
