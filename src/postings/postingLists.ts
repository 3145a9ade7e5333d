import { StringTable } from '../vectors/stringTable.ts';
import { Vocabulary } from '../vectors/vocabulary.ts';
import type { BlockMaxima } from './blockMaxima.ts';
import { ForwardIndex } from './forwardIndex.ts';
import type { Statistics } from './statistics.ts';
import { TailPostings } from './tailPostings.ts';

/** What was counted at the last freeze. */
export interface FrozenLists {
  /** In how many documents each term stood. */
  documentFrequencies: Uint32Array;
  blocks: BlockMaxima;
}

/**
 * The terms of all documents, with bounds per block. Documents up to the last freeze stand in `frozen.blocks`, later
 * ones in the tail; document frequencies are those of the last freeze. A document is never taken out here: the caller
 * knows which are live, and leaves the others out when it compacts.
 */
export class PostingLists {
  readonly vocabulary: Vocabulary;
  readonly forward: ForwardIndex;
  readonly frozen: FrozenLists;
  readonly tail = new TailPostings();

  constructor(vocabulary: Vocabulary, forward: ForwardIndex, frozen: FrozenLists) {
    this.vocabulary = vocabulary;
    this.forward = forward;
    this.frozen = frozen;
  }

  /** @param levels Frequency level of each term; absent where presence is all. */
  append(terms: readonly string[], levels?: readonly number[]): void {
    this.forward.append(
      terms.map((term) => this.vocabulary.add(term)),
      levels,
    );
  }

  /** In how many documents the term stood at the last freeze; 0 for a term first seen since. */
  documentFrequency(termId: number): number {
    return this.frozen.documentFrequencies[termId] ?? 0;
  }

  /** Whether the document has any term. */
  hasTerms(document: number): boolean {
    const { offsets } = this.forward;
    return offsets[document]! < offsets[document + 1]!;
  }
}

/** Vocabulary and frequencies of some documents, with the number that each old term gets among them. */
export interface Renumbering {
  newIds: Uint32Array;
  documentFrequencies: Uint32Array;
  vocabulary: Vocabulary;
}

/**
 * Numbers the terms of the given documents by falling frequency, so that those that are looked up most stand together
 * in memory. Terms of no document get no number.
 */
export function renumberTerms(lists: Pick<PostingLists, 'vocabulary' | 'forward'>, keep: Uint32Array): Renumbering {
  const counts = lists.forward.documentFrequencies(keep, lists.vocabulary.size);
  // One number a term, to be sorted at once: rarest last, equal ones by their old id. Both halves have 24 bits.
  const keys = new Float64Array(counts.length);
  let used = 0;
  for (let id = 0; id < counts.length; id++) {
    if (counts[id]! > 0) keys[used++] = (2 ** 24 - counts[id]!) * 2 ** 24 + id;
  }
  const sorted = keys.subarray(0, used).sort();
  const newIds = new Uint32Array(counts.length);
  const oldIds = new Uint32Array(used);
  const documentFrequencies = new Uint32Array(used);
  for (let id = 0; id < used; id++) {
    const oldId = sorted[id]! % 2 ** 24;
    oldIds[id] = oldId;
    newIds[oldId] = id;
    documentFrequencies[id] = counts[oldId]!;
  }
  const table = StringTable.build(used, (id) => lists.vocabulary.term(oldIds[id]!));
  return { newIds, documentFrequencies, vocabulary: new Vocabulary(table) };
}

/** The terms as they are numbered already, with the frequencies that were counted elsewhere. */
export function sameTerms({ vocabulary, frozen }: PostingLists): Renumbering {
  const { documentFrequencies } = frozen;
  const newIds = documentFrequencies.map((_, id) => id);
  return { newIds, documentFrequencies, vocabulary: new Vocabulary(vocabulary.frozen) };
}

/** @param statistics Terms that have their numbers and frequencies before there is any document. */
export function emptyPostingLists(statistics?: Statistics): PostingLists {
  return new PostingLists(new Vocabulary(statistics?.terms), new ForwardIndex(), {
    documentFrequencies: statistics?.documentFrequencies ?? new Uint32Array(0),
    blocks: EMPTY_BLOCKS,
  });
}

const EMPTY_BLOCKS: BlockMaxima = {
  blockCount: 0,
  groupCount: 0,
  rowOf: new Int32Array(0),
  rowScales: new Float64Array(0),
  blockRows: new Uint8Array(0),
  groupRows: new Uint8Array(0),
  listOffsets: new Uint32Array(1),
  lists: new Uint32Array(0),
  listMasks: new Uint16Array(0),
};
