import { FREQUENCY_STEP } from '../vectors/tfidf.ts';

/** Small enough to stay in the nearest cache. */
const SLOT_BITS = 12;
const SLOT_SHIFT = 32 - SLOT_BITS;
/** Odd numbers that spread term ids; one after the other is tried until no two terms of the query fall together. */
const MULTIPLIERS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1, 0xd3a2646d, 0xfd7046c5, 0xb55a4f09];
/** Places that fit into a slot beside the term. */
const MOST_PLACES = 255;

/**
 * Dot products of one query with the postings of many documents.
 *
 * A hash table without collisions answers for every posting alike, with no branch that could be guessed wrongly: each
 * slot packs a term and its place in the query, and a posting of another term is given place 0, of weight 0. Long queries,
 * for which no such table is found, use one entry a term of the vocabulary.
 */
export class DotProduct {
  /** `term << 8 | place`; empty slots are 0, which stands for term 0 at place 0. */
  readonly #slots = new Uint32Array(2 ** SLOT_BITS);
  #multiplier = 0;
  /** By term; only for long queries. All are 0 between searches. */
  #placeOf = new Uint16Array(0);
  #weights = new Float64Array(1);
  #termIds: readonly number[] = [];

  /** @param vocabularySize More than any term id. */
  begin(termIds: readonly number[], termWeights: readonly number[], vocabularySize: number): void {
    this.#termIds = termIds;
    if (this.#weights.length <= termIds.length) this.#weights = new Float64Array(termIds.length * 2 + 1);
    for (let i = 0; i < termIds.length; i++) this.#weights[i + 1] = termWeights[i]! * FREQUENCY_STEP;
    this.#multiplier = termIds.length <= MOST_PLACES ? (MULTIPLIERS.find((by) => this.#fill(by)) ?? 0) : 0;
    if (this.#multiplier !== 0) return;
    if (this.#placeOf.length < vocabularySize) this.#placeOf = new Uint16Array(Math.ceil(vocabularySize * 1.1));
    for (let i = 0; i < termIds.length; i++) this.#placeOf[termIds[i]!] = i + 1;
  }

  end(): void {
    if (this.#multiplier !== 0) this.#clear(this.#multiplier, this.#termIds.length);
    else for (const term of this.#termIds) this.#placeOf[term] = 0;
  }

  /** Over the postings `from .. to - 1`; exact, so in any order: see `frequencyLevel`. */
  of(postings: Uint32Array, from: number, to: number): number {
    if (this.#multiplier === 0) return this.#ofLong(postings, from, to);
    const slots = this.#slots;
    const weights = this.#weights;
    const multiplier = this.#multiplier;
    let even = 0;
    let odd = 0;
    let i = from;
    for (; i + 1 < to; i += 2) {
      const first = postings[i]!;
      const firstSlot = slots[Math.imul(first >>> 8, multiplier) >>> SLOT_SHIFT]!;
      const second = postings[i + 1]!;
      const secondSlot = slots[Math.imul(second >>> 8, multiplier) >>> SLOT_SHIFT]!;
      // The difference of the terms less one is negative only where they are the same: its sign is the mask of the place.
      even += weights[firstSlot & MOST_PLACES & ((((firstSlot ^ first) >>> 8) - 1) >> 31)]! * (first & 0xff);
      odd += weights[secondSlot & MOST_PLACES & ((((secondSlot ^ second) >>> 8) - 1) >> 31)]! * (second & 0xff);
    }
    if (i < to) {
      const last = postings[i]!;
      const slot = slots[Math.imul(last >>> 8, multiplier) >>> SLOT_SHIFT]!;
      even += weights[slot & MOST_PLACES & ((((slot ^ last) >>> 8) - 1) >> 31)]! * (last & 0xff);
    }
    return even + odd;
  }

  #ofLong(postings: Uint32Array, from: number, to: number): number {
    const placeOf = this.#placeOf;
    const weights = this.#weights;
    let dot = 0;
    // Weight 0 stands at place 0, for all terms that are not the query's.
    for (let i = from; i < to; i++) dot += weights[placeOf[postings[i]! >>> 8]!]! * (postings[i]! & 0xff);
    return dot;
  }

  /** Puts all terms into the table; leaves it empty and returns false if two want the same slot. */
  #fill(multiplier: number): boolean {
    for (let i = 0; i < this.#termIds.length; i++) {
      const slot = Math.imul(this.#termIds[i]!, multiplier) >>> SLOT_SHIFT;
      if (this.#slots[slot] !== 0) {
        this.#clear(multiplier, i);
        return false;
      }
      this.#slots[slot] = ((this.#termIds[i]! << 8) | (i + 1)) >>> 0;
    }
    return true;
  }

  #clear(multiplier: number, count: number): void {
    for (let i = 0; i < count; i++) this.#slots[Math.imul(this.#termIds[i]!, multiplier) >>> SLOT_SHIFT] = 0;
  }
}
