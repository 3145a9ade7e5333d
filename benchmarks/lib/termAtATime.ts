import type { BuyerIndex } from '../../src/postings/buyerIndex.ts';
import type { ForwardIndex } from '../../src/postings/forwardIndex.ts';
import type { Query, Scorer } from '../../src/search/query.ts';
import { type Hit, TopK } from '../../src/search/topK.ts';
import { FREQUENCY_STEP } from '../../src/vectors/tfidf.ts';

/** Term-major postings: term t occurs in `documents[offsets[t] .. offsets[t + 1]]`, ascending, with `levels`. */
interface InvertedIndex {
  offsets: Uint32Array;
  documents: Uint32Array;
  levels: Float32Array;
}

/**
 * The yardstick: plain exact top-k search, term at a time, over typed arrays. Adds up each query term's postings in
 * accumulators and scores every document that was touched, unless its relevance alone is too low to enter.
 */
export class TermAtATimeSearch {
  readonly #index: BuyerIndex;
  readonly #text: InvertedIndex;
  readonly #dots: Float64Array;
  readonly #touched: Uint32Array;
  #touchedCount = 0;

  constructor(index: BuyerIndex) {
    this.#index = index;
    this.#text = invert(index.text.forward, index.text.vocabulary.size);
    this.#dots = new Float64Array(index.documentCount);
    this.#touched = new Uint32Array(index.documentCount);
  }

  search({ termIds, termWeights }: Query, scorer: Scorer, limit: number): Hit[] {
    for (let i = 0; i < termIds.length; i++) this.#addTerm(termIds[i]!, termWeights[i]! * FREQUENCY_STEP);
    const top = new TopK(limit, this.#index.table);
    this.#scoreTouched(scorer, top);
    return top.ranked();
  }

  #addTerm(term: number, weight: number): void {
    const { offsets, documents, levels } = this.#text;
    const dots = this.#dots;
    const end = offsets[term + 1]!;
    for (let i = offsets[term]!; i < end; i++) {
      const document = documents[i]!;
      if (dots[document] === 0) this.#touched[this.#touchedCount++] = document;
      dots[document]! += weight * levels[i]!;
    }
  }

  #scoreTouched(scorer: Scorer, top: TopK): void {
    const { inverseNorms } = this.#index;
    for (let i = 0; i < this.#touchedCount; i++) {
      const document = this.#touched[i]!;
      const cosine = Math.min(1, this.#dots[document]! * inverseNorms[document]!);
      if (cosine * scorer.fitBound >= top.threshold && this.#index.isLive(document)) {
        top.offer(document, cosine * scorer.fit(document, 0));
      }
      this.#dots[document] = 0;
    }
    this.#touchedCount = 0;
  }
}

/** Turns a forward index round by counting sort. */
function invert(forward: ForwardIndex, termCount: number): InvertedIndex {
  const { documentCount, offsets: starts, postings } = forward;
  const size = starts[documentCount]!;
  const offsets = new Uint32Array(termCount + 1);
  for (let i = 0; i < size; i++) offsets[(postings[i]! >>> 8) + 1]!++;
  for (let term = 0; term < termCount; term++) offsets[term + 1]! += offsets[term]!;
  const documents = new Uint32Array(size);
  const levels = new Float32Array(size);
  const next = offsets.slice(0, termCount);
  for (let document = 0; document < documentCount; document++) {
    for (let i = starts[document]!; i < starts[document + 1]!; i++) {
      const slot = next[postings[i]! >>> 8]!++;
      documents[slot] = document;
      levels[slot] = postings[i]! & 0xff;
    }
  }
  return { offsets, documents, levels };
}
