import { BLOCK_BITS, GROUP_BITS } from '../postings/blockMaxima.ts';
import type { BuyerIndex } from '../postings/buyerIndex.ts';
import { DotProduct } from './dotProduct.ts';
import type { Query, Scorer } from './query.ts';
import type { TopK } from './topK.ts';

const NO_IDS = new Int32Array(0);
/** Documents of a group. */
const GROUP_MASK = 2 ** (BLOCK_BITS + GROUP_BITS) - 1;

/** What is known of some neighbouring documents before any of them is read; each bound holds for all of them. */
export interface DocumentBounds {
  relevance: number;
  /** Of the HS depth. */
  depth: number;
  /** Units of a cosine of 1. */
  unit: number;
  /** Units that terms with a row of block maxima add to the cosine. */
  rowSum: number;
  /** Units that all other terms add, by the low bits of the document; absent if not known. */
  listSums?: Int32Array;
  /** Units that a document must reach at least. */
  least: number;
}

/** Scores single documents against one query, from their own term lists, and offers them to the list of the best. */
export class DocumentScoring {
  readonly #index: BuyerIndex;
  readonly #dot = new DotProduct();
  #hsIds = NO_IDS;
  #scorer!: Scorer;
  #top!: TopK;
  /** Documents scored since `begin`. */
  scoredCount = 0;

  constructor(index: BuyerIndex) {
    this.#index = index;
  }

  begin({ termIds, termWeights, hsIds }: Query, scorer: Scorer, top: TopK): void {
    this.#dot.begin(termIds, termWeights, this.#index.text.vocabulary.size);
    this.#hsIds = Int32Array.from(hsIds);
    this.#scorer = scorer;
    this.#top = top;
    this.scoredCount = 0;
  }

  end(): void {
    this.#dot.end();
  }

  /** Scores the documents `from .. to - 1`. */
  score(from: number, to: number, bounds: DocumentBounds): void {
    const { removed, hasRemoved } = this.#index;
    const { relevance, depth, unit, rowSum, listSums, least } = bounds;
    const scorer = this.#scorer;
    const top = this.#top;
    let leastFit = this.#leastFit(relevance);
    for (let document = from; document < to; document++) {
      // What the document's own list terms and the block's rows add at most.
      const sum = listSums === undefined ? unit : listSums[document & GROUP_MASK]! + rowSum;
      if (sum < least) continue;
      if (hasRemoved && removed[document] !== 0) continue;
      const fit = scorer.fit(document, leastFit);
      if (fit === 0 || fit < leastFit) continue;
      // Never skipped on equality: an equal score may still win by its id.
      if (scorer.relevance(Math.min(1, sum / unit), depth) * fit < top.threshold) continue;
      this.#scoreDocument(document, fit, depth, rowSum / unit);
      leastFit = this.#leastFit(relevance);
    }
  }

  /** @param rowBound At least what terms with a row of block maxima add to the cosine. */
  #scoreDocument(document: number, fit: number, depthBound: number, rowBound: number): void {
    const { inverseNorms, rowTermCounts } = this.#index;
    const { offsets, postings } = this.#index.text.forward;
    const scorer = this.#scorer;
    this.scoredCount++;
    const start = offsets[document]!;
    // Documents after the freeze have no such order, and no bound either: all their terms are counted.
    const middle = document < rowTermCounts.length ? start + rowTermCounts[document]! : start;
    const inverseNorm = inverseNorms[document]!;
    let dot = this.#dot.of(postings, middle, offsets[document + 1]!);
    if (middle > start) {
      // Bound: what is counted already and what rows can add; lifted for what is rounded here. Never skipped on equality.
      const cosineBound = Math.min(1, (dot * inverseNorm + rowBound) * (1 + 1e-12));
      if (scorer.relevance(cosineBound, depthBound) * fit < this.#top.threshold) return;
      dot += this.#dot.of(postings, start, middle);
    }
    const cosine = Math.min(1, dot * inverseNorm);
    this.#top.offer(document, scorer.relevance(cosine, depthBound === 0 ? 0 : this.hsDepth(document)) * fit);
  }

  /**
   * A document of a smaller fit has relevance x fit below the threshold, even with its relevance at the bound. Ties: an
   * equal score may still win by its id, so the quotient is lowered by more than its rounding.
   */
  #leastFit(relevanceBound: number): number {
    return (this.#top.threshold / relevanceBound) * (1 - 1e-12);
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
