import type { Scorer } from './query.ts';
import type { TopK } from './topK.ts';

/** Larger than any bound: nothing of this depth can enter any more. */
const OUT_OF_REACH = 0x7fffffff;

/** The bound, in units, that a block of each HS depth must have to hold a document that can still enter the list. */
export class NeededBounds {
  /** By depth. A bound below the entry is certain to stay out; one that equals it may enter. */
  readonly byDepth: Int32Array;
  readonly #scorer: Scorer;
  readonly #top: TopK;
  readonly #unit: number;
  #threshold = -1;

  constructor(scorer: Scorer, top: TopK, unit: number, hsIds: number) {
    this.byDepth = new Int32Array(hsIds + 1);
    this.#scorer = scorer;
    this.#top = top;
    this.#unit = unit;
    this.update();
  }

  /** To be called after documents were offered. */
  update(): void {
    const { threshold } = this.#top;
    if (threshold === this.#threshold) return;
    this.#threshold = threshold;
    const { fitBound } = this.#scorer;
    // score = relevance x fit, so a relevance below threshold / fitBound is not enough; the quotient's rounding is
    // covered by what is taken off here.
    const wanted = fitBound > 0 ? (threshold / fitBound) * (1 - 1e-12) : Number.POSITIVE_INFINITY;
    for (let depth = 0; depth < this.byDepth.length; depth++) {
      const cosine = this.#scorer.leastCosine(wanted, depth);
      // Without word and prefix there is no score at all.
      const least = depth === 0 ? 1 : 0;
      this.byDepth[depth] = cosine > 1 ? OUT_OF_REACH : Math.max(least, Math.floor(cosine * this.#unit));
    }
  }
}
