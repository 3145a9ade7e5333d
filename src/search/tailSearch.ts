import type { BuyerIndex } from '../postings/buyerIndex.ts';
import type { DocumentScoring } from './documentScoring.ts';
import type { Query, Scorer } from './query.ts';
import { type QueryBounds, restNorms } from './queryBounds.ts';
import type { NeededBounds } from './threshold.ts';

/** A list of at most one document in so many is short. */
const SHORT_SHARE = 8;

/**
 * Searches the documents that came after the last freeze, by their postings (MaxScore, Turtle and Flood 1995).
 *
 * Essential terms: the query's heaviest, as many as it takes for all others together to stay below the needed bound.
 * Bound: a document without an essential term has a cosine of at most the length of the query's vector over the others.
 * It may still enter by its HS depth: the documents of the shortest prefix that would do are looked at too.
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

  search(query: Query, bounds: QueryBounds, needed: NeededBounds, scorer: Scorer): void {
    const { frozenCount, documentCount } = this.#index;
    if (documentCount === frozenCount) return;
    this.#ensureRoom(documentCount - frozenCount);
    const order = Array.from(query.termIds, (_, i) => i).sort((a, b) => bounds.parts[b]! - bounds.parts[a]! || a - b);
    const rests = restNorms(order, bounds.parts, bounds.unit);
    let essential = 0;
    while (essential < order.length && rests[essential]! >= needed.byDepth[0]!) essential++;
    for (let j = 0; j < essential; j++) this.#addTerm(query.termIds[order[j]!]!, bounds.tailWeights[order[j]!]!);
    this.#addPrefix(query, rests[essential]!, needed);
    // Short lists of the others sharpen the bounds of what was found; long ones would cost more than they spare.
    let counted = essential;
    while (counted < order.length && this.#isShort(query.termIds[order[counted]!]!)) {
      this.#addToTouched(query.termIds[order[counted]!]!, bounds.tailWeights[order[counted]!]!);
      counted++;
    }
    this.#scoreTouched(bounds, rests[counted]!, needed, scorer);
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

  /** Prefixes are nested: a document of at least depth d has the query's d-th prefix. */
  #addPrefix({ hsIds }: Query, rest: number, { byDepth }: NeededBounds): void {
    let depth = 1;
    while (depth <= hsIds.length && rest < byDepth[depth]!) depth++;
    const list = depth <= hsIds.length ? this.#index.hs.tail.get(hsIds[depth - 1]!) : undefined;
    if (list === undefined) return;
    for (let i = 0; i < list.count; i++) {
      const position = list.positions[i]!;
      if (this.#sums[position] !== 0) continue;
      this.#touched[this.#touchedCount++] = position;
      // One unit too many does no harm to a bound.
      this.#sums[position] = 1;
    }
  }

  #scoreTouched(bounds: QueryBounds, rest: number, needed: NeededBounds, scorer: Scorer): void {
    const { frozenCount } = this.#index;
    const { unit } = bounds;
    const { byDepth } = needed;
    for (let i = 0; i < this.#touchedCount; i++) {
      const position = this.#touched[i]!;
      const sum = this.#sums[position]! + rest;
      this.#sums[position] = 0;
      if (sum < byDepth[byDepth.length - 1]!) continue;
      const document = frozenCount + position;
      const depth = this.#documents.hsDepth(document);
      if (sum < byDepth[depth]!) continue;
      const relevance = scorer.relevance(Math.min(1, sum / unit), depth);
      this.#documents.score(document, document + 1, { relevance, depth, unit, rowSum: unit, least: 0 });
      needed.update();
    }
    this.#touchedCount = 0;
  }
}
