import { UsageError } from '../errors.ts';
import type { NamedConcept } from '../types.ts';
import { type CodeVote, codeVotes, hsOf } from './hsOf.ts';
import { tagConcepts } from './tagConcepts.ts';
import type { ConceptKind } from './types.ts';
import { type LexiconAdditions, lexiconWith } from './userLexicon.ts';

/** A kind of goods that a text names, and what sort of name it is. */
export interface ClassifiedConcept extends NamedConcept {
  kind: ConceptKind;
}

/** A code that a text may have. */
export interface Classification {
  /** Six digits where the leading concept has one clear subheading, else the four of the heading. */
  code: string;
  /** Four digits. */
  heading: string;
  /** 0..1: share of the text's evidence that speaks for the heading, times how firmly the text names anything. */
  confidence: number;
  /** The kinds of goods that speak for the heading, the one that says most first. */
  concepts: ClassifiedConcept[];
}

/** Options of {@link classify}. */
export interface ClassifyOptions {
  /** How many codes at most, 1 to 1,000. Default 5. */
  limit?: number;
  /** Your own concepts and terms: what `parseLexicon` or `readLexicon` gives. */
  lexicon?: LexiconAdditions;
}

/**
 * The Harmonized System codes that a text in any language may have, one for each heading, best first. Empty if the text
 * names no kind of goods that has a code. Synchronous and without I/O; a proposal for a broker to check, no ruling.
 *
 * @throws UsageError for a text that is no string, or a limit outside 1..1,000.
 * @example
 * classify('홍삼 농축액 240g')[0] // { code: '130219', heading: '1302', confidence: ..., concepts: [{ word: '홍삼 농축액', ... }] }
 */
export function classify(text: string, { limit = 5, lexicon }: ClassifyOptions = {}): Classification[] {
  if (typeof text !== 'string') throw new UsageError(`text is ${String(text)}; give a string.`);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new UsageError(`limit is ${limit}; give a whole number from 1 to 1,000.`);
  const tags = tagConcepts(text, lexiconWith(lexicon));
  const { headings, confidence } = hsOf(tags);
  const votes = codeVotes(tags);
  return headings.slice(0, limit).map(({ heading, share }) => {
    const own = strongestFirst(votes.filter(({ code }) => code.startsWith(heading)));
    return { code: clearCode(own) ?? heading, heading, confidence: share * confidence, concepts: conceptsOf(own) };
  });
}

/** Votes for one heading, those of one concept behind each other; equal ones in the order of the text. */
function strongestFirst(votes: readonly CodeVote[]): CodeVote[] {
  const sums = new Map<CodeVote['tag'], number>();
  for (const { tag, weight } of votes) sums.set(tag, (sums.get(tag) ?? 0) + weight);
  return [...votes].sort((a, b) => sums.get(b.tag)! - sums.get(a.tag)!);
}

/** The one subheading that the leading concept has under the heading, if it is one. */
function clearCode(votes: readonly CodeVote[]): string | undefined {
  const leading = votes.filter(({ tag }) => tag === votes[0]!.tag);
  return leading.length === 1 && leading[0]!.code.length === 6 ? leading[0]!.code : undefined;
}

function conceptsOf(votes: readonly CodeVote[]): ClassifiedConcept[] {
  return [...new Set(votes.map(({ tag }) => tag))].map(({ concept, surface }) => ({
    word: surface,
    en: concept.name.en,
    ko: concept.name.ko,
    kind: concept.kind,
  }));
}
