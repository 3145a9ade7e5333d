import { Vocabulary } from '../vectors/vocabulary.ts';
import { type ForwardArrays, ForwardIndex } from './forwardIndex.ts';
import { type InvertedIndex, invert } from './invertedIndex.ts';

/** The postings of one term among the documents that came after the last freeze, ascending. */
export interface TailPostings {
  documents: number[];
  values: number[];
}

/**
 * The terms of all documents, readable both ways. Documents up to the last freeze stand in `inverted`, later ones in
 * the tail; document frequencies are those of the last freeze. A document is never taken out here: the caller knows
 * which are live, and leaves the others out when it compacts.
 */
export class PostingLists {
  readonly vocabulary: Vocabulary;
  readonly forward: ForwardIndex;
  readonly inverted: InvertedIndex;
  /** Documents below this number stand in `inverted`. */
  readonly frozenCount: number;
  readonly #tail = new Map<number, TailPostings>();

  private constructor(vocabulary: Vocabulary, forward: ForwardIndex) {
    this.vocabulary = vocabulary;
    this.forward = forward;
    this.inverted = invert(forward, vocabulary.size);
    this.frozenCount = forward.documentCount;
  }

  /** @param withValues Whether a term has a frequency, or only is there or not. */
  static empty(withValues: boolean): PostingLists {
    return new PostingLists(new Vocabulary(), ForwardIndex.empty(withValues));
  }

  static fromArrays(terms: readonly string[], arrays: ForwardArrays): PostingLists {
    return new PostingLists(Vocabulary.from(terms), new ForwardIndex(arrays));
  }

  get documentCount(): number {
    return this.forward.documentCount;
  }

  /** Adds a document to the forward side alone: it is found after `indexTail`, or in the next `compacted` copy. */
  append(terms: readonly string[], values?: readonly number[]): void {
    this.forward.append(
      terms.map((term) => this.vocabulary.add(term)),
      values,
    );
  }

  /** Makes an appended document findable without a freeze. */
  indexTail(document: number): void {
    const { offsets, ids, values } = this.forward;
    for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
      const term = ids[i]!;
      let postings = this.#tail.get(term);
      if (postings === undefined) {
        postings = { documents: [], values: [] };
        this.#tail.set(term, postings);
      }
      postings.documents.push(document);
      postings.values.push(values.length > 0 ? values[i]! : 1);
    }
  }

  tail(termId: number): TailPostings | undefined {
    return this.#tail.get(termId);
  }

  /** In how many documents the term stood at the last freeze; 0 for a term first seen since. */
  documentFrequency(termId: number): number {
    const { offsets } = this.inverted;
    return termId + 1 < offsets.length ? offsets[termId + 1]! - offsets[termId]! : 0;
  }

  /** Frozen lists of the given documents alone, in their order: the very lists that a fresh build of them has. */
  compacted(keep: Uint32Array): PostingLists {
    const vocabulary = new Vocabulary();
    const forward = this.forward.compacted(keep, (id) => vocabulary.add(this.vocabulary.term(id)));
    return new PostingLists(vocabulary, forward);
  }
}
