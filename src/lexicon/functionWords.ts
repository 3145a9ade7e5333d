import lists from '../../data/lexicon/function-words.json';
import type { TextLanguage } from '../text/language.ts';

/**
 * What a small word does to the phrase: an article nothing; what follows a preposition and what goes before a postposition
 * is not the head; a conjunction begins a second head.
 */
export type FunctionWord = 'article' | 'preposition' | 'postposition' | 'conjunction';

/**
 * The role of a lower-case word, or undefined for a word with a meaning of its own. The small words of all languages act
 * together, but for Vietnamese, whose syllables meet too many of them: `da` is skin there, `in` to print, `van` a valve.
 * (Telling the other languages apart by their stop words was measured, and gives nothing.)
 */
export function functionWord(word: string, language: TextLanguage): FunctionWord | undefined {
  if (language === 'vi') {
    vietnamese ??= loadRoles((listed) => listed === 'vi' || OTHER_SCRIPTS.has(listed));
    return vietnamese.get(word);
  }
  all ??= loadRoles(() => true);
  return all.get(word);
}

let all: ReadonlyMap<string, FunctionWord> | undefined;
let vietnamese: ReadonlyMap<string, FunctionWord> | undefined;

/** Their letters tell them apart, so they never do harm. */
const OTHER_SCRIPTS = new Set(['ko', 'ru', 'ar']);

function loadRoles(isMeant: (language: string) => boolean): Map<string, FunctionWord> {
  const loaded = new Map<string, FunctionWord>();
  for (const [role, languages] of Object.entries(lists)) {
    for (const [language, words] of Object.entries(languages)) {
      if (isMeant(language)) for (const word of words) loaded.set(word, role as FunctionWord);
    }
  }
  return loaded;
}
