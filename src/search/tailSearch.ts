import type { BuyerIndex } from '../postings/buyerIndex.ts';
import type { DocumentScoring } from './documentScoring.ts';
import type { Query } from './query.ts';
import { type QueryBounds, restNorms } from './queryBounds.ts';
import type { NeededBound } from './threshold.ts';

/** A list of at most one document in so many is short. */
const SHORT_SHARE = 8;

/**
 * Searches the documents that came after the last freeze, by their postings (MaxScore, Turtle and Flood 1995).
 *
 * Essential terms: the query's heaviest, as many as it takes for all others together to stay below the needed bound.
 * Bound: a document without an essential term has a cosine of at most the length of the query's vector over the others.
 */
export class TailSearch {
  readonly #index: BuyerIndex;
  readonly #documents: DocumentScoring;
  // Sums by position; those that are not 0 are listed in `#touched` and cleaned by it.
  #sums = new Int32Array(0);
  #touched = new Uint32Array(0);
  #touchedCount = 0;

  constructor(index: BuyerIndex, documents: DocumentScoring) {
    this.#index = index;
    this.#documents = documents;
  }

  search(query: Query, bounds: QueryBounds, needed: NeededBound): void {
    const { frozenCount, documentCount } = this.#index;
    if (documentCount === frozenCount) return;
    this.#ensureRoom(documentCount - frozenCount);
    const order = Array.from(query.termIds, (_, i) => i).sort((a, b) => bounds.parts[b]! - bounds.parts[a]! || a - b);
    const rests = restNorms(order, bounds.parts, bounds.unit);
    let essential = 0;
    while (essential < order.length && rests[essential]! >= needed.units) essential++;
    for (let j = 0; j < essential; j++) this.#addTerm(query.termIds[order[j]!]!, bounds.tailWeights[order[j]!]!);
    // Short lists of the others sharpen the bounds of what was found; long ones would cost more than they spare.
    let counted = essential;
    while (counted < order.length && this.#isShort(query.termIds[order[counted]!]!)) {
      this.#addToTouched(query.termIds[order[counted]!]!, bounds.tailWeights[order[counted]!]!);
      counted++;
    }
    this.#scoreTouched(bounds, rests[counted]!, needed);
  }

  #ensureRoom(count: number): void {
    if (this.#sums.length >= count) return;
    this.#sums = new Int32Array(count * 2);
    this.#touched = new Uint32Array(count * 2);
  }

  #addTerm(term: number, weight: number): void {
    const list = this.#index.text.tail.get(term);
    if (list === undefined) return;
    const { positions, components, count } = list;
    const sums = this.#sums;
    for (let i = 0; i < count; i++) {
      const position = positions[i]!;
      if (sums[position] === 0) this.#touched[this.#touchedCount++] = position;
      sums[position]! += Math.imul(weight, components[i]!);
    }
  }

  #isShort(term: number): boolean {
    const count = this.#index.text.tail.get(term)?.count ?? 0;
    return count * SHORT_SHARE <= this.#index.documentCount - this.#index.frozenCount;
  }

  #addToTouched(term: number, weight: number): void {
    const list = this.#index.text.tail.get(term);
    if (list === undefined) return;
    const { positions, components, count } = list;
    const sums = this.#sums;
    for (let i = 0; i < count; i++) {
      const position = positions[i]!;
      if (sums[position] !== 0) sums[position]! += Math.imul(weight, components[i]!);
    }
  }

  #scoreTouched(bounds: QueryBounds, rest: number, needed: NeededBound): void {
    const { frozenCount } = this.#index;
    const { unit } = bounds;
    for (let i = 0; i < this.#touchedCount; i++) {
      const position = this.#touched[i]!;
      const sum = this.#sums[position]! + rest;
      this.#sums[position] = 0;
      if (sum < needed.units) continue;
      const document = frozenCount + position;
      this.#documents.score(document, document + 1, { unit, sum, rowSum: unit });
      needed.update();
    }
    this.#touchedCount = 0;
  }
}
