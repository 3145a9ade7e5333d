import { createHash } from 'node:crypto';
import { UsageError } from '../errors.ts';
import { AdditionReader, type ParsedAdditions } from './additionReader.ts';
import { lexiconFile } from './builtIn.ts';
import { extendLexicon } from './extend.ts';
import { builtInLexicon, Lexicon } from './lexicon.ts';

/** A user's own concepts and terms, checked; {@link parseLexicon} makes it. */
export interface LexiconAdditions {
  /** Where it comes from, for messages. */
  readonly source: string;
  /** Changes with any addition; an index remembers it. */
  readonly fingerprint: string;
  readonly counts: { readonly concepts: number; readonly terms: number };
}

const parsedOf = new WeakMap<LexiconAdditions, ParsedAdditions>();
const lexiconOf = new WeakMap<LexiconAdditions, Lexicon>();
const textsOf = new WeakMap<LexiconAdditions, string>();

/** The text that the additions were read from, to be read again in another thread. */
export function textOf(additions: LexiconAdditions): string {
  return textsOf.get(additions)!;
}

/**
 * Reads a user's additions to the lexicon. Two sorts of lines, tab separated:
 *
 * - a new concept, seven columns as in `data/lexicon/concepts`: id, kind, HS codes, parents, audience, Korean, English terms;
 * - terms of a concept, three columns: its id or any name of it, a language (`ko`, `en`, `vi` ...), terms between `;`.
 *
 * An added term means what it says here and nothing else, whatever the built-in lexicon takes it for.
 *
 * @param text The content of the file.
 * @param source What errors call it, for instance the file name.
 * @throws InputError that names source, line and mend.
 * @example
 * const lexicon = parseLexicon('laver-snack\tko\t김부각;찹쌀김부각\n');
 * const matcher = await BuyerMatcher.fromBuyers(buyers, { lexicon });
 */
export function parseLexicon(text: string, source = 'lexicon'): LexiconAdditions {
  if (typeof text !== 'string')
    throw new UsageError(`lexicon is ${typeof text}; give the content of the file as text.`);
  const parsed = new AdditionReader(source).read(text);
  const all = [...parsed.concepts, ...parsed.extended];
  const content = JSON.stringify(all.map(({ place: _, ...concept }) => concept));
  const additions: LexiconAdditions = {
    source,
    fingerprint: createHash('sha256').update(content).digest('hex').slice(0, 16),
    counts: { concepts: parsed.concepts.length, terms: all.reduce((sum, { terms }) => sum + terms.length, 0) },
  };
  parsedOf.set(additions, parsed);
  textsOf.set(additions, text);
  return additions;
}

/** The built-in lexicon, or a lexicon of its own with the additions; made once for each. */
export function lexiconWith(additions: LexiconAdditions | undefined): Lexicon {
  if (additions === undefined) return builtInLexicon();
  let lexicon = lexiconOf.get(additions);
  if (lexicon === undefined) {
    const parsed = parsedOf.get(additions);
    if (parsed === undefined) throw new UsageError('lexicon must be what parseLexicon or readLexicon gives.');
    const base = lexiconFile();
    lexicon = new Lexicon(
      extendLexicon(base, parsed.concepts, parsed.extended),
      `${base.fingerprint}+${additions.fingerprint}`,
    );
    lexiconOf.set(additions, lexicon);
  }
  return lexicon;
}
