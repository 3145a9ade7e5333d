import type { ForwardArrays } from './forwardIndex.ts';

/** Documents, and what makes a term count in their likeness. */
export interface WeighedDocuments {
  forward: ForwardArrays;
  inverseNorms: Float64Array;
  /** Of each term: idf x frequency step. */
  termScales: Float64Array;
  /** Falling with the term id. */
  documentFrequencies: Uint32Array;
}

/** Finds the nearest of a few documents, the leaders, by a small inverted index of them. Its room is used again. */
export class LeaderIndex {
  readonly #documents: WeighedDocuments;
  /** Terms below this id are left out. */
  readonly #firstTerm: number;
  // Postings of term t: `#leaders` and `#weights` from `#starts[t]` on, `#counts[t]` of them.
  readonly #starts: Uint32Array;
  readonly #counts: Uint32Array;
  #leaders = new Uint16Array(0);
  #weights = new Float32Array(0);
  readonly #scores: Float32Array;
  #chosen: readonly number[] = [];

  constructor(documents: WeighedDocuments, firstTerm: number, mostLeaders: number) {
    this.#documents = documents;
    this.#firstTerm = firstTerm;
    this.#starts = new Uint32Array(documents.termScales.length);
    this.#counts = new Uint32Array(documents.termScales.length);
    this.#scores = new Float32Array(mostLeaders);
  }

  begin(chosen: readonly number[]): void {
    this.#chosen = chosen;
    const size = this.#layOut();
    if (this.#leaders.length < size) {
      this.#leaders = new Uint16Array(size * 2);
      this.#weights = new Float32Array(size * 2);
    }
    const { forward, inverseNorms, termScales } = this.#documents;
    const { offsets, postings } = forward;
    for (let leader = 0; leader < chosen.length; leader++) {
      const document = chosen[leader]!;
      for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
        const posting = postings[i]!;
        const term = posting >>> 8;
        if (term < this.#firstTerm) continue;
        const slot = this.#starts[term]! + this.#counts[term]!++;
        this.#leaders[slot] = leader;
        // Squared idf: the document's own idf is multiplied in here.
        this.#weights[slot] = (posting & 0xff) * termScales[term]! ** 2 * inverseNorms[document]!;
      }
    }
  }

  /** Gives each term of the leaders its room, and leaves all counts at 0. */
  #layOut(): number {
    const { offsets, postings } = this.#documents.forward;
    const counts = this.#counts;
    for (const document of this.#chosen) {
      for (let i = offsets[document]!; i < offsets[document + 1]!; i++) counts[postings[i]! >>> 8]!++;
    }
    let size = 0;
    for (const document of this.#chosen) {
      for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
        const term = postings[i]! >>> 8;
        if (counts[term] === 0) continue;
        this.#starts[term] = size;
        if (term >= this.#firstTerm) size += counts[term]!;
        counts[term] = 0;
      }
    }
    return size;
  }

  /** The leader of largest cosine, the first of equal ones. */
  nearest(document: number): number {
    const { offsets, postings } = this.#documents.forward;
    const count = this.#chosen.length;
    const scores = this.#scores.fill(0, 0, count);
    const leaders = this.#leaders;
    const weights = this.#weights;
    for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
      const posting = postings[i]!;
      const term = posting >>> 8;
      const level = posting & 0xff;
      const start = this.#starts[term]!;
      const end = start + this.#counts[term]!;
      for (let j = start; j < end; j++) scores[leaders[j]!]! += level * weights[j]!;
    }
    let best = 0;
    for (let leader = 1; leader < count; leader++) if (scores[leader]! > scores[best]!) best = leader;
    return best;
  }

  end(): void {
    const { offsets, postings } = this.#documents.forward;
    for (const document of this.#chosen) {
      for (let i = offsets[document]!; i < offsets[document + 1]!; i++) this.#counts[postings[i]! >>> 8] = 0;
    }
  }
}
