import { BLOCK_BITS, COMPONENT_BITS, COMPONENT_MASK } from '../postings/blockMaxima.ts';
import type { BuyerIndex } from '../postings/buyerIndex.ts';
import type { DocumentScoring } from './documentScoring.ts';
import type { Query, Scorer } from './query.ts';
import type { QueryBounds } from './queryBounds.ts';
import type { NeededBounds } from './threshold.ts';

/** Searches the documents that came after the last freeze, by the bounds of their blocks of 16. */
export class TailSearch {
  readonly #index: BuyerIndex;
  readonly #documents: DocumentScoring;
  #sums = new Int32Array(0);
  #depths = new Uint8Array(0);

  constructor(index: BuyerIndex, documents: DocumentScoring) {
    this.#index = index;
    this.#documents = documents;
  }

  search(query: Query, bounds: QueryBounds, needed: NeededBounds, scorer: Scorer): void {
    const { frozenCount, documentCount } = this.#index;
    const blocks = (documentCount - frozenCount + 2 ** BLOCK_BITS - 1) >>> BLOCK_BITS;
    if (blocks === 0) return;
    if (this.#sums.length < blocks) {
      this.#sums = new Int32Array(blocks * 2);
      this.#depths = new Uint8Array(blocks * 2);
    }
    this.#sums.fill(0, 0, blocks);
    this.#depths.fill(0, 0, blocks);
    for (let i = 0; i < query.termIds.length; i++) this.#addTerm(query.termIds[i]!, bounds.tailWeights[i]!);
    for (const id of query.hsIds) this.#addPrefix(id);
    for (let block = 0; block < blocks; block++) {
      const depth = this.#depths[block]!;
      const sum = this.#sums[block]!;
      if (sum < needed.byDepth[depth]!) continue;
      const from = frozenCount + (block << BLOCK_BITS);
      const to = Math.min(from + 2 ** BLOCK_BITS, documentCount);
      this.#documents.score(from, to, scorer.relevance(Math.min(1, sum / bounds.unit), depth), depth);
      needed.update();
    }
  }

  #addTerm(term: number, weight: number): void {
    const list = this.#index.text.tail.get(term);
    if (list === undefined) return;
    const { entries, count } = list;
    const sums = this.#sums;
    for (let i = 0; i < count; i++) {
      const entry = entries[i]!;
      sums[entry >>> COMPONENT_BITS]! += Math.imul(weight, entry & COMPONENT_MASK);
    }
  }

  #addPrefix(id: number): void {
    const list = this.#index.hs.tail.get(id);
    if (list === undefined) return;
    for (let i = 0; i < list.count; i++) this.#depths[list.entries[i]! >>> COMPONENT_BITS]!++;
  }
}
