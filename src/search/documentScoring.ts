import { BLOCK_BITS, GROUP_BITS } from '../postings/blockMaxima.ts';
import type { BuyerIndex } from '../postings/buyerIndex.ts';
import { DotProduct } from './dotProduct.ts';
import type { Query, Scorer } from './query.ts';
import type { TopK } from './topK.ts';

/** Documents of a group. */
const GROUP_MASK = 2 ** (BLOCK_BITS + GROUP_BITS) - 1;

/** What is known of some neighbouring documents before any of them is read, in whole units of a cosine. */
export interface DocumentBounds {
  /** Units of a cosine of 1. */
  unit: number;
  /** The cosine of each of them is at most this. */
  sum: number;
  /** Terms with a row of block maxima add at most this to the cosine of each of them. */
  rowSum: number;
  /** What all other terms add at most, by the low bits of the document; absent if not known. */
  listSums?: Int32Array;
}

/** Scores single documents against one query, from their own term lists, and offers them to the list of the best. */
export class DocumentScoring {
  readonly #index: BuyerIndex;
  readonly #dot = new DotProduct();
  #scorer!: Scorer;
  #top!: TopK;
  /** Documents scored since `begin`. */
  scoredCount = 0;

  constructor(index: BuyerIndex) {
    this.#index = index;
  }

  begin({ termIds, termWeights }: Query, scorer: Scorer, top: TopK): void {
    this.#dot.begin(termIds, termWeights, this.#index.text.vocabulary.size);
    this.#scorer = scorer;
    this.#top = top;
    this.scoredCount = 0;
  }

  end(): void {
    this.#dot.end();
  }

  /** Scores the documents `from .. to - 1`. */
  score(from: number, to: number, { unit, sum, rowSum, listSums }: DocumentBounds): void {
    const { removed, hasRemoved } = this.#index;
    const scorer = this.#scorer;
    const top = this.#top;
    const cosineBound = Math.min(1, sum / unit);
    let leastFit = this.#leastFit(cosineBound);
    for (let document = from; document < to; document++) {
      if (hasRemoved && removed[document] !== 0) continue;
      // What the document's own list terms and the block's rows add at most.
      const ownBound =
        listSums === undefined
          ? cosineBound
          : Math.min(cosineBound, (listSums[document & GROUP_MASK]! + rowSum) / unit);
      // Never skipped on equality: an equal score may still win by its id.
      if (ownBound * scorer.fitBound < top.threshold) continue;
      const fit = scorer.fit(document, leastFit);
      if (fit === 0 || fit < leastFit || ownBound * fit < top.threshold) continue;
      this.#scoreDocument(document, fit, rowSum / unit);
      leastFit = this.#leastFit(cosineBound);
    }
  }

  /** @param rowBound At least what terms with a row of block maxima add to the cosine. */
  #scoreDocument(document: number, fit: number, rowBound: number): void {
    const { inverseNorms, rowTermCounts } = this.#index;
    const { offsets, postings } = this.#index.text.forward;
    this.scoredCount++;
    const start = offsets[document]!;
    // Documents after the freeze have no such order, and no bound either: all their terms are counted.
    const middle = document < rowTermCounts.length ? start + rowTermCounts[document]! : start;
    const inverseNorm = inverseNorms[document]!;
    let dot = this.#dot.of(postings, middle, offsets[document + 1]!);
    if (middle > start) {
      // Bound: what is counted already and what rows can add; lifted for what is rounded here. Never skipped on equality.
      const ownBound = Math.min(1, (dot * inverseNorm + rowBound) * (1 + 1e-12));
      if (ownBound * fit < this.#top.threshold) return;
      dot += this.#dot.of(postings, start, middle);
    }
    this.#top.offer(document, Math.min(1, dot * inverseNorm) * fit);
  }

  /**
   * A document of a smaller fit has cosine x fit below the threshold, even with its cosine at the bound. Ties: an
   * equal score may still win by its id, so the quotient is lowered by more than its rounding.
   */
  #leastFit(cosineBound: number): number {
    return (this.#top.threshold / cosineBound) * (1 - 1e-12);
  }
}
