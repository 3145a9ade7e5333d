import { Growable } from './growable.ts';

/**
 * A posting packs a term id and a frequency level into 32 bits: `id << 8 | level`. Level 1..141 is a saturated
 * frequency in steps of 1/64; where presence is all, it is 1.
 */
const MOST_TERMS = 2 ** 24;

export function termOf(posting: number): number {
  return posting >>> 8;
}

export function levelOf(posting: number): number {
  return posting & 0xff;
}

/** Document-major term lists: document d holds `postings[offsets[d] .. offsets[d + 1]]`. */
export interface ForwardArrays {
  /** One more than documents; the first is 0. */
  offsets: Uint32Array;
  /** In any order; frozen documents have the terms with a row of block maxima first. */
  postings: Uint32Array;
}

/** The forward index: grows by whole documents, and is compacted by leaving some out. */
export class ForwardIndex {
  readonly #offsets: Growable<Uint32Array>;
  readonly #postings: Growable<Uint32Array>;

  constructor(arrays: ForwardArrays = { offsets: new Uint32Array(1), postings: new Uint32Array(0) }) {
    this.#offsets = new Growable(arrays.offsets);
    this.#postings = new Growable(arrays.postings);
  }

  get documentCount(): number {
    return this.#offsets.length - 1;
  }

  get offsets(): Uint32Array {
    return this.#offsets.data;
  }

  get postings(): Uint32Array {
    return this.#postings.data;
  }

  /** @param levels Level of each term; absent where presence is all. */
  append(ids: readonly number[], levels?: readonly number[]): void {
    for (let i = 0; i < ids.length; i++) {
      if (ids[i]! >= MOST_TERMS) throw new RangeError('more than 16,777,216 distinct words; an index cannot hold them');
      this.#postings.push(((ids[i]! << 8) | (levels?.[i] ?? 1)) >>> 0);
    }
    this.#offsets.push(this.#postings.length);
  }

  /** Only the used parts, to be written to a file. */
  arrays(): ForwardArrays {
    return { offsets: this.#offsets.used(), postings: this.#postings.used() };
  }

  /**
   * Puts the terms with a row of block maxima first in every document.
   *
   * @returns How many these are in each document, 255 for any more.
   */
  partition(isRow: (term: number) => boolean): Uint8Array {
    const { offsets, postings } = this;
    const counts = new Uint8Array(this.documentCount);
    for (let document = 0; document < counts.length; document++) {
      let end = offsets[document]!;
      for (let i = end; i < offsets[document + 1]!; i++) {
        const posting = postings[i]!;
        if (!isRow(posting >>> 8)) continue;
        postings[i] = postings[end]!;
        postings[end++] = posting;
      }
      counts[document] = Math.min(255, end - offsets[document]!);
    }
    return counts;
  }

  /** In how many of the given documents each term stands. */
  documentFrequencies(keep: Uint32Array, termCount: number): Uint32Array {
    const { offsets, postings } = this;
    const counts = new Uint32Array(termCount);
    for (const document of keep) {
      for (let i = offsets[document]!; i < offsets[document + 1]!; i++) counts[postings[i]! >>> 8]!++;
    }
    return counts;
  }

  /** A copy that holds the documents of `keep` in their order, with every id renamed. */
  compacted(keep: Uint32Array, newIds: Uint32Array): ForwardIndex {
    const { offsets, postings } = this;
    let size = 0;
    for (const document of keep) size += offsets[document + 1]! - offsets[document]!;
    const result = { offsets: new Uint32Array(keep.length + 1), postings: new Uint32Array(size) };
    let end = 0;
    for (let i = 0; i < keep.length; i++) {
      const document = keep[i]!;
      for (let from = offsets[document]!; from < offsets[document + 1]!; from++) {
        const posting = postings[from]!;
        result.postings[end++] = ((newIds[posting >>> 8]! << 8) | (posting & 0xff)) >>> 0;
      }
      result.offsets[i + 1] = end;
    }
    return new ForwardIndex(result);
  }
}
