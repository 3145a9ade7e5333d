import { BoundedCache } from '../text/boundedCache.ts';
import type { TextLanguage } from '../text/language.ts';
import { detach, foldRun } from '../text/normalize.ts';
import { Script } from '../text/script.ts';
import { comparedForm, stemSpaced } from '../text/spaced.ts';
import { foldLatin, stemLatin } from '../text/stem.ts';
import { functionWord } from './functionWords.ts';
import { type Run, runsOf } from './phrases.ts';

/**
 * What a term is compared by.
 *
 * - `spaced` (Latin, Cyrillic, Arabic ...): its stems in code unit order, joined by blanks, so that `case for phones` and
 *   `phone case` are one key.
 * - `unspaced` (Hangul, Han, kana, Thai, and mixtures such as LED조명): the folded string without blanks.
 */
export interface TermKey {
  readonly table: 'spaced' | 'unspaced';
  readonly key: string;
  /** Stricter keys of a spaced term, the strictest first; they tell terms apart that fall on one key. */
  readonly exact: readonly string[];
}

/** `soap dish` is no `dish soap`, and `tooling` no `tool`: as written, then the stems in their order. */
export function exactKeys(words: readonly SpacedWord[]): string[] {
  return [
    `==${words.map(({ lower }) => lower.replace(VERBAL_PLURAL, 'ing')).join(' ')}`,
    `=${words.map(({ stem }) => stem).join(' ')}`,
  ];
}

/**
 * The key of a term of the lexicon, or undefined when it has no letters.
 *
 * @param language Vietnamese (`vi`) keeps its accents, which make words, and knows no small words but its own.
 */
export function termKey(term: string, language = ''): TermKey | undefined {
  const known: TextLanguage = language === 'vi' ? 'vi' : '';
  const runs = runsOf(term);
  if (runs.some(({ script }) => isUnspaced(script))) {
    return { table: 'unspaced', key: withoutFinalLength(runs.map(unspacedForm).join('')), exact: [] };
  }
  const written = runs.flatMap((run) => wordsOf(run, known === 'vi'));
  const words = written.filter(({ lower }, i) => functionRole(lower, i === written.length - 1, known) === undefined);
  const kept = words.length > 0 ? words : written;
  if (kept.length === 0) return undefined;
  const stems = kept.map(({ stem }) => stem).sort(byCodeUnits);
  return { table: 'spaced', key: stems.join(' '), exact: exactKeys(kept) };
}

/** A word of a script with blanks. */
export interface SpacedWord {
  readonly stem: string;
  readonly lower: string;
}

/** The words of one run of a spaced script: one, or several around apostrophes (`l'huile` is huil, `men's` is men). */
export function wordsOf(run: Run, keepsMarks: boolean): readonly SpacedWord[] {
  if (run.script === Script.digit) return [{ stem: foldRun(run.text), lower: run.text }];
  if (run.script !== Script.latin) {
    const lower = comparedForm(foldRun(run.text), run.script);
    const stem = stemSpaced(lower, run.script);
    return stem === '' ? [] : [{ stem, lower: foldRun(run.text) }];
  }
  if (keepsMarks || run.text.length > LONGEST_CACHED) return latinWords(run.text, keepsMarks);
  return latinRuns.get(run.text) ?? latinRuns.set(detach(run.text), latinWords(detach(run.text), false));
}

const latinRuns = new BoundedCache<readonly SpacedWord[]>(50_000);
/** Longer words do not come again. */
const LONGEST_CACHED = 32;

function latinWords(text: string, keepsMarks: boolean): SpacedWord[] {
  if (!APOSTROPHE.test(text)) return [latinWord(text, keepsMarks)];
  const parts = text.split(APOSTROPHE);
  return parts
    .filter((part, i) => (i === 0 ? part.length > 1 || parts.length === 1 : part.length > 2))
    .map((part) => latinWord(part, keepsMarks));
}

/** English verb forms: their stem is also that of a noun which may mean another thing (stocked, stocking, stock). */
export const VERBAL = /[a-z]{3}(?:ed|ings?)$/;

/**
 * Role of a small word. `a` at the end of a phrase is the letter (vitamin A).
 */
export function functionRole(lower: string, isLast: boolean, language: TextLanguage): ReturnType<typeof functionWord> {
  return isLast && lower === 'a' ? undefined : functionWord(lower, language);
}

/** A run as it stands in an unspaced key. */
export function unspacedForm(run: Run): string {
  const folded = foldRun(run.text);
  return run.script === Script.latin ? foldLatin(folded) : folded;
}

export function isUnspaced(script: Script): boolean {
  return script === Script.hangul || script === Script.han || script === Script.southeastAsian;
}

export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const VERBAL_PLURAL = /ings$/;

const APOSTROPHE = /['`\u02bc\u2018\u2019\u2032\uff07]/;

function latinWord(written: string, keepsMarks: boolean): SpacedWord {
  const lower = foldRun(written);
  return { lower, stem: keepsMarks && foldLatin(lower) !== lower ? lower : stemLatin(lower) };
}

/** サーバー and サーバ are one word. */
function withoutFinalLength(key: string): string {
  return key.length >= 3 && key.endsWith('ー') ? key.slice(0, -1) : key;
}
