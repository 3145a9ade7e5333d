import { type TextLanguage, textLanguage } from '../text/language.ts';
import type { Lexicon } from './lexicon.ts';
import type { PhraseRole } from './rolePhrases.ts';
import { readSaid } from './saidRoles.ts';
import { tagConcepts } from './tagConcepts.ts';
import { buyerTraits, productTraits } from './traits.ts';
import type { ConceptTag } from './types.ts';

/** A field of a profile before it is read. */
export interface WrittenField {
  readonly text: string | undefined;
  /** How much a word in it counts, 0..1. */
  readonly weight: number;
  /** A name or a long description, whose asides say nothing about what the firm or the product is. */
  readonly isAside?: boolean;
  /** A thing wanted: a firm that is named there is a customer that is looked for. */
  readonly isWish?: boolean;
}

/** A field that was read. */
export interface ReadField {
  /** Without what a buyer says that it does not want. */
  readonly text: string;
  readonly weight: number;
  readonly tags: readonly ConceptTag[];
  /** Of the whole profile. */
  readonly language: TextLanguage;
}

/** A profile with what its texts name and say. */
export interface ReadProfile {
  readonly fields: readonly ReadField[];
  /** Bits of `TRAIT` and audiences. */
  readonly traits: number;
}

/** Reads a buyer. @param isManufacturer Whether its data says that it is one. */
export function readBuyerProfile(
  fields: readonly WrittenField[],
  isManufacturer: boolean,
  lexicon: Lexicon,
): ReadProfile {
  const roles = new Set<PhraseRole>(isManufacturer ? ['manufacturer'] : []);
  const read: ReadField[] = [];
  const language = languageOf(fields);
  for (const { text, weight, isAside, isWish } of fields) {
    if (!text) continue;
    const said = isAside ? undefined : readSaid(text, lexicon.rolePhrases);
    for (const role of said?.roles ?? []) roles.add(isWish && role === 'firms' ? 'sells' : role);
    const wanted = said?.wanted ?? text;
    read.push({ text: wanted, weight, tags: tagConcepts(wanted, lexicon, language), language });
  }
  return {
    fields: read,
    traits: buyerTraits(
      roles,
      read.flatMap(({ tags }) => tags),
    ),
  };
}

/** Reads a product; its negations ("no preservatives") are about itself and are kept. */
export function readProductProfile(fields: readonly WrittenField[], lexicon: Lexicon): ReadProfile {
  const roles = new Set<PhraseRole>();
  const said: ConceptTag[] = [];
  const read: ReadField[] = [];
  const language = languageOf(fields);
  for (const { text, weight, isAside } of fields) {
    if (!text) continue;
    const tags = tagConcepts(text, lexicon, language);
    read.push({ text, weight, tags, language });
    if (isAside) continue;
    for (const role of readSaid(text, lexicon.rolePhrases).roles) roles.add(role);
    said.push(...tags);
  }
  return { fields: read, traits: productTraits(roles, said) };
}

/** One for the whole profile: a word must not be one thing in a firm's wishes and another in its description. */
function languageOf(fields: readonly WrittenField[]): TextLanguage {
  return textLanguage(fields.map(({ text }) => text ?? '').join('; '));
}
