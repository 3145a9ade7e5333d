import names from '../../data/hs-headings.json';
import type { Language } from '../types.ts';

const NAME_INDEX: Record<Language, number> = { en: 0, ko: 1 };

/** Everyday name of the heading (or chapter) that a code of 2 to 6 digits belongs to, if there is such a heading. */
export function hsName(code: string, language: Language): string | undefined {
  const table: Record<string, string[]> = code.length >= 4 ? names.headings : names.chapters;
  return table[code.slice(0, code.length >= 4 ? 4 : 2)]?.[NAME_INDEX[language]];
}
