import { BoundedCache } from '../text/boundedCache.ts';
import { stemKorean } from '../text/korean.ts';
import { type TextLanguage, textLanguage } from '../text/language.ts';
import { detach, foldRun, surfaceOf } from '../text/normalize.ts';
import { Script } from '../text/script.ts';
import { comparedForm } from '../text/spaced.ts';
import { WEIGHT } from '../text/token.ts';
import { listWeight } from '../text/wordLists.ts';
import { wordsOf } from './keys.ts';
import type { Lexicon } from './lexicon.ts';
import { phrasesOf, type Run, runsOf } from './phrases.ts';
import { tagPhrase } from './tagPhrase.ts';

/** A word, or a part of one, that the lexicon does not know. */
export interface UnknownWord {
  /** Folded, particles off. Latin words are stemmed. */
  readonly word: string;
  /** As written, for showing to people. */
  readonly surface: string;
  /** With what may be a particle or the end of the word (알로에); the same as `word` mostly. */
  readonly whole: string;
}

/** A match of this certainty is a piece of another word: two syllables among strays. */
const STRAY = 0.25;
const LEAST_LENGTH = 2;

const LONGEST_CACHED = 80;
const caches = new WeakMap<Lexicon, BoundedCache<UnknownWord[]>>();

/**
 * The words of Hangul, Katakana, Cyrillic and plain Latin in a text that no term of the lexicon covers, in order. Of a Hangul word with known
 * parts, the stretches between them: 글루타치온 of 글루타치온크림.
 */
export function unknownWords(
  text: string,
  lexicon: Lexicon,
  language: TextLanguage = textLanguage(text),
): UnknownWord[] {
  return phrasesOf(text).flatMap((phrase) => {
    if (phrase.length > LONGEST_CACHED) return unknownIn(phrase, lexicon, language);
    let cache = caches.get(lexicon);
    if (cache === undefined) {
      cache = new BoundedCache(20_000);
      caches.set(lexicon, cache);
    }
    const key = language === '' ? phrase : `${language} ${phrase}`;
    return cache.get(key) ?? cache.set(detach(key), unknownIn(detach(phrase), lexicon, language));
  });
}

function unknownIn(phrase: string, lexicon: Lexicon, language: TextLanguage): UnknownWord[] {
  const covered = new Uint8Array(phrase.length);
  for (const { match } of tagPhrase(phrase, lexicon, language)) {
    if (match.certainty > STRAY) covered.fill(1, match.start, match.end);
  }
  return runsOf(phrase).flatMap((run) => {
    const isCovered = covered.subarray(run.start, run.start + run.text.length);
    switch (run.script) {
      case Script.hangul:
        return unknownHangul(run, isCovered);
      case Script.han:
        return isCovered.includes(1) ? [] : unknownKatakana(run.text);
      case Script.cyrillic:
        return isCovered.includes(1) ? [] : unknownCyrillic(run.text);
      case Script.latin:
        return isCovered.includes(1) || language === 'vi' ? [] : unknownLatin(run);
      default:
        return [];
    }
  });
}

function unknownHangul(run: Run, isCovered: Uint8Array): UnknownWord[] {
  const folded = foldRun(run.text);
  const { stem, weight } = stemKorean(folded);
  if (weight < WEIGHT.verbalNoun || !folded.startsWith(stem)) return [];
  // Folding may change the length of a run; then its places are only known as a whole.
  const isSame = folded.length === run.text.length;
  if (!isSame && isCovered.includes(1)) return [];
  const words: UnknownWord[] = [];
  for (let from = 0; from < stem.length; ) {
    if (isSame && isCovered[from]) {
      from++;
      continue;
    }
    let to = from + 1;
    while (to < stem.length && !(isSame && isCovered[to])) to++;
    const word = withoutWeakEnds(stem.slice(from, to));
    const whole = from === 0 && to === stem.length && word === stem ? folded : word;
    if (word.length >= LEAST_LENGTH && listWeight(word) === 1) words.push({ word, surface: surfaceOf(word), whole });
    from = to;
  }
  return words;
}

const LONGEST_WEAK = 5;

/** Words of trade at either end (제품, 세트) come off. */
function withoutWeakEnds(stretch: string): string {
  let word = stretch;
  for (let length = LONGEST_WEAK; length >= LEAST_LENGTH; length--) {
    if (word.length - length >= LEAST_LENGTH && listWeight(word.slice(-length)) < 1) word = word.slice(0, -length);
    if (word.length - length >= LEAST_LENGTH && listWeight(word.slice(0, length)) < 1) word = word.slice(length);
  }
  return word;
}

const KATAKANA = /[ァ-ヺー]{3,}/g;

function unknownKatakana(text: string): UnknownWord[] {
  return [...foldRun(text).matchAll(KATAKANA)]
    .filter(([word]) => listWeight(word) === 1)
    .map(([word]) => same(word, word));
}

function unknownCyrillic(text: string): UnknownWord[] {
  const word = comparedForm(foldRun(text), Script.cyrillic);
  return word.length > LEAST_LENGTH && listWeight(word) === 1 ? [same(word, surfaceOf(text))] : [];
}

function unknownLatin(run: Run): UnknownWord[] {
  return wordsOf(run, false)
    .filter(({ stem, lower }) => stem.length > LEAST_LENGTH && listWeight(lower) === 1)
    .map(({ stem }) => same(stem, surfaceOf(run.text)));
}

function same(word: string, surface: string): UnknownWord {
  return { word, surface, whole: word };
}
