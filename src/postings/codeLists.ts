import { Vocabulary } from '../vectors/vocabulary.ts';
import { ForwardIndex, termOf } from './forwardIndex.ts';

/** The HS codes that buyers gave, as they gave them: what the index searches is made of these, and of what texts speak for. */
export class CodeLists {
  readonly vocabulary: Vocabulary;
  readonly forward: ForwardIndex;

  constructor(vocabulary = new Vocabulary(), forward = new ForwardIndex()) {
    this.vocabulary = vocabulary;
    this.forward = forward;
  }

  append(codes: readonly string[]): void {
    this.forward.append([...new Set(codes)].map((code) => this.vocabulary.add(code)));
  }

  codesOf(document: number): string[] {
    const { offsets, postings } = this.forward;
    return Array.from(postings.subarray(offsets[document]!, offsets[document + 1]!), (posting) =>
      this.vocabulary.term(termOf(posting)),
    );
  }
}
