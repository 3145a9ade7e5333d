import type { BuyerIndex } from '../postings/buyerIndex.ts';
import type { PostingLists } from '../postings/postingLists.ts';
import type { Query, Scorer } from './query.ts';
import { type Hit, TopK } from './topK.ts';

/**
 * Exact top-k search, term at a time: adds up each query term's postings in accumulators and scores every document
 * that was touched. A document without a shared word or HS prefix has no relevance and is never looked at.
 */
export class TermAtATimeSearch {
  readonly #index: BuyerIndex;
  // Accumulators are made once and cleaned by the list of touched documents, so a query costs only its postings.
  #dots = new Float64Array(0);
  #depths = new Uint8Array(0);
  #touched = new Uint32Array(0);
  #touchedCount = 0;

  constructor(index: BuyerIndex) {
    this.#index = index;
  }

  /** @param limit How many hits at most, best first. */
  search(query: Query, scorer: Scorer, limit: number): Hit[] {
    this.#ensureRoom();
    const { text, hs } = this.#index;
    for (let i = 0; i < query.termIds.length; i++) this.#addTerm(text, query.termIds[i]!, query.termWeights[i]!);
    for (const prefix of query.hsIds) this.#addPrefix(hs, prefix);
    const top = new TopK(limit, this.#index.table.ids);
    this.#scoreTouched(scorer, top);
    return top.ranked();
  }

  #ensureRoom(): void {
    const needed = this.#index.documentCount;
    if (this.#dots.length >= needed) return;
    const room = Math.ceil(needed * 1.25);
    this.#dots = new Float64Array(room);
    this.#depths = new Uint8Array(room);
    this.#touched = new Uint32Array(room);
  }

  #addTerm(lists: PostingLists, term: number, weight: number): void {
    const { offsets, documents, values } = lists.inverted;
    if (term + 1 < offsets.length) {
      for (let i = offsets[term]!; i < offsets[term + 1]!; i++) this.#addDot(documents[i]!, weight * values[i]!);
    }
    const tail = lists.tail(term);
    if (tail)
      for (let i = 0; i < tail.documents.length; i++) this.#addDot(tail.documents[i]!, weight * tail.values[i]!);
  }

  #addDot(document: number, product: number): void {
    if (this.#dots[document] === 0 && this.#depths[document] === 0) this.#touched[this.#touchedCount++] = document;
    this.#dots[document]! += product;
  }

  #addPrefix(lists: PostingLists, prefix: number): void {
    const { offsets, documents } = lists.inverted;
    if (prefix + 1 < offsets.length) {
      for (let i = offsets[prefix]!; i < offsets[prefix + 1]!; i++) this.#addDepth(documents[i]!);
    }
    for (const document of lists.tail(prefix)?.documents ?? []) this.#addDepth(document);
  }

  #addDepth(document: number): void {
    if (this.#dots[document] === 0 && this.#depths[document] === 0) this.#touched[this.#touchedCount++] = document;
    this.#depths[document]!++;
  }

  #scoreTouched(scorer: Scorer, top: TopK): void {
    const { inverseNorms } = this.#index;
    for (let i = 0; i < this.#touchedCount; i++) {
      const document = this.#touched[i]!;
      if (this.#index.isLive(document)) {
        const cosine = Math.min(1, this.#dots[document]! * inverseNorms[document]!);
        top.offer(document, scorer.score(document, cosine, this.#depths[document]!));
      }
      this.#dots[document] = 0;
      this.#depths[document] = 0;
    }
    this.#touchedCount = 0;
  }
}
