import stopWords from '../../data/text/stop-words.json';
import { textLanguage } from '../text/index.ts';

/** Letters of each script, by code point ranges: `\p{...}` would change with the ICU of a Node version. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ko', /[\uac00-\ud7a3\u3131-\u318e]/g],
  ['ja', /[\u3041-\u30fa]/g],
  ['zh', /[\u4e00-\u9fff]/g],
  ['th', /[\u0e01-\u0e3a\u0e40-\u0e4e]/g],
  ['ar', /[\u0621-\u064a]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['latin', /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/g],
];
const LATIN_LANGUAGES = ['en', 'es', 'pt', 'fr', 'de', 'it', 'nl', 'id', 'tr', 'pl', 'sv'] as const;
/** A language needs this many of its small words, and more than English has, to be named. */
const LEAST_HITS = 2;
/** Letters that hardly any other of these languages has count as small words, too. */
const TELLING_LETTERS: Readonly<Record<string, RegExp>> = {
  es: /[ñ¿¡]/g,
  pt: /[ãõ]/g,
  fr: /[èêçœ]/g,
  de: /[äß]|ü/g,
  tr: /[ışğ]/g,
  pl: /[łąęż]/g,
  sv: /å/g,
};
/** The lesser of Korean and Latin letters must make up this share for a text to count as mixed. */
const MIXED_SHARE = 0.3;

/**
 * The language that a profile is mainly written in, for a chart: by script, Latin letters by their small words. `ko+en` is
 * Korean beside a good part of Latin letters. '' for a text without letters. A guess that nothing else depends on.
 */
export function languageOf(text: string): string {
  const counts = new Map(SCRIPTS.map(([language, letters]) => [language, text.match(letters)?.length ?? 0]));
  const korean = counts.get('ko')!;
  const latin = counts.get('latin')!;
  if (korean > 0) {
    // A Hangul syllable is worth two or three Latin letters.
    const koreanLetters = korean * 2.5;
    const share = Math.min(koreanLetters, latin) / (koreanLetters + latin);
    if (share >= MIXED_SHARE) return 'ko+en';
    return koreanLetters > latin ? 'ko' : latinLanguage(text);
  }
  if (counts.get('ja')! > 0) return 'ja';
  let best = '';
  for (const [language, count] of counts) if (count > (counts.get(best) ?? 0)) best = language;
  return best === 'latin' ? latinLanguage(text) : best;
}

let smallWords: Map<string, Set<string>> | undefined;

function latinLanguage(text: string): string {
  if (textLanguage(text) === 'vi') return 'vi';
  smallWords ??= new Map(
    LATIN_LANGUAGES.map((language) => [language, new Set((stopWords as Record<string, string[]>)[language])]),
  );
  const lower = text.toLowerCase();
  const words = lower.split(/[^a-z\u00c0-\u024f']+/);
  let best = 'en';
  let most = LEAST_HITS - 1;
  for (const [language, list] of smallWords) {
    const small = words.reduce((count, word) => count + (list.has(word) ? 1 : 0), 0);
    const hits = small + (lower.match(TELLING_LETTERS[language] ?? /(?!)/g)?.length ?? 0);
    if (hits > most) [best, most] = [language, hits];
  }
  return best;
}
