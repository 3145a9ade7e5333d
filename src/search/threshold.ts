import type { Scorer } from './query.ts';
import type { TopK } from './topK.ts';

/** Larger than any bound: nothing can enter any more. */
const OUT_OF_REACH = 0x7fffffff;

/** The bound, in units of the cosine, that a block must have to hold a document that can still enter the list. */
export class NeededBound {
  /** A bound below it is certain to stay out; one that equals it may enter. At least 1: without a term there is no score. */
  units = 1;
  readonly #scorer: Scorer;
  readonly #top: TopK;
  readonly #unit: number;
  #threshold = -1;

  constructor(scorer: Scorer, top: TopK, unit: number) {
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
    // score = cosine x fit, so a cosine below threshold / fitBound is not enough; the quotient's rounding is covered by
    // what is taken off here.
    const cosine = fitBound > 0 ? (threshold / fitBound) * (1 - 1e-12) : Number.POSITIVE_INFINITY;
    this.units = cosine > 1 ? OUT_OF_REACH : Math.max(1, Math.floor(cosine * this.#unit));
  }
}
