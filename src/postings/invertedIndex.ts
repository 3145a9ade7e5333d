import type { ForwardIndex } from './forwardIndex.ts';

/** Term-major postings: term t occurs in `documents[offsets[t] .. offsets[t + 1]]`, ascending, with `values`. */
export interface InvertedIndex {
  offsets: Uint32Array;
  documents: Uint32Array;
  /** Empty where presence is all. */
  values: Float32Array;
}

/** Turns a forward index round by counting sort: linear in postings, documents of a term ascending. */
export function invert(forward: ForwardIndex, termCount: number): InvertedIndex {
  const { documentCount, offsets: starts, ids, values } = forward;
  const size = starts[documentCount]!;
  const offsets = new Uint32Array(termCount + 1);
  for (let i = 0; i < size; i++) offsets[ids[i]! + 1]!++;
  for (let term = 0; term < termCount; term++) offsets[term + 1]! += offsets[term]!;

  const hasValues = values.length > 0;
  const documents = new Uint32Array(size);
  const sorted = new Float32Array(hasValues ? size : 0);
  const next = offsets.slice(0, termCount);
  for (let document = 0; document < documentCount; document++) {
    for (let i = starts[document]!; i < starts[document + 1]!; i++) {
      const slot = next[ids[i]!]!++;
      documents[slot] = document;
      if (hasValues) sorted[slot] = values[i]!;
    }
  }
  return { offsets, documents, values: sorted };
}
