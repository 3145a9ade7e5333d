import { BoundedCache } from './boundedCache.ts';
import { pushHan, pushHiraganaBigrams, pushHiraganaItem, pushKatakana } from './cjk.ts';
import { analyseKorean, isParticle } from './korean.ts';
import { type TextLanguage, textLanguage } from './language.ts';
import { plainLatin, pushLatin } from './latin.ts';
import { isCounter, isSuffixAfterLatin, isUnit, withoutCounter } from './measures.ts';
import { detach, foldRun, removeMarkup, surfaceOf } from './normalize.ts';
import { Script, scriptTable } from './script.ts';
import { pushSoutheastAsian } from './southeastAsian.ts';
import { pushSpaced } from './spaced.ts';
import { fragment, MAX_TERM_LENGTH, type Token, WEIGHT, word } from './token.ts';

export type { Token } from './token.ts';

/** Raised whenever the same text may give other terms than before; index files carry it. */
export const TOKENIZER_VERSION: number = 4;

/**
 * Index terms of a text in any language, in order of occurrence. Never throws; linear in the length of the text; the same
 * on every Node version and locale. The tokens are shared: do not change them.
 *
 * @param language Of the whole profile; of the text alone if it is left out.
 * @example
 * tokenize('마스크팩을 500ml').map((token) => token.term) // ['마스크팩', '마스', '스크', '크팩']
 * @example
 * tokenize("Mother's non-slip mats").map((token) => token.term) // ['mother', 'non', 'slip', 'mat']
 */
export function tokenize(text: string, language: TextLanguage = textLanguage(text)): Token[] {
  const clean = removeMarkup(text);
  const tokens: Token[] = [];
  const sawHiragana = scanChunks(clean, language === 'vi' ? analyseVietnamese : analyse, tokens);
  if (tokens.length === 0 && sawHiragana) scanChunks(clean, hiraganaOnly, tokens);
  return tokens;
}

/** What lies between two separators, analysed without its neighbours, hence worth caching. */
interface Chunk {
  readonly tokens: readonly Token[];
  /** Korean syllable that may join the chunk before, and the one that may join the chunk after; or ''. */
  readonly head: string;
  readonly tail: string;
  readonly endsInNumber: boolean;
  /** Nothing but a unit or counter, if a number goes before: the `ml` of `500 ml`. */
  readonly onlyUnit: boolean;
  readonly hasHiragana: boolean;
}

const chunks = new BoundedCache<Chunk>(100_000);

/** Longer chunks are sentences of scripts without spaces: they do not come again. */
const LONGEST_CACHED = 32;

/** Walks over the chunks and adds what only neighbours can tell; returns whether Hiragana was met. */
function scanChunks(text: string, analysis: (chunk: string) => Chunk, tokens: Token[]): boolean {
  const classes = scriptTable();
  const length = text.length;
  let sawHiragana = false;
  let before = EMPTY;
  // Between chunks: spaces only join Korean words; spaces and one hyphen join a number and its unit.
  let onlySpaces = false;
  let unitMayFollow = false;
  let i = 0;
  while (i < length) {
    const script = classes[text.charCodeAt(i)];
    if (script <= Script.mark) {
      if (script === Script.separator) {
        onlySpaces = false;
        if (!isHyphen(text.charCodeAt(i))) unitMayFollow = false;
      }
      i++;
      continue;
    }
    const start = i;
    while (i < length && classes[text.charCodeAt(i)] > Script.space) i++;
    const chunk = analysis(text.slice(start, i));
    if (unitMayFollow && before.endsInNumber && chunk.onlyUnit) {
      // Still measuring: 3 종 세트.
      before = NUMBER;
      continue;
    }
    if (onlySpaces && before.tail !== '' && chunk.head !== '') pushCrossSpace(before, chunk, tokens);
    for (const token of chunk.tokens) tokens.push(token);
    sawHiragana ||= chunk.hasHiragana;
    before = chunk;
    onlySpaces = true;
    unitMayFollow = true;
  }
  return sawHiragana;
}

/** ASCII, U+2010 to U+2015, the minus sign, full width. */
function isHyphen(codeUnit: number): boolean {
  return codeUnit === 0x2d || (codeUnit >= 0x2010 && codeUnit <= 0x2015) || codeUnit === 0x2212 || codeUnit === 0xff0d;
}

/** 마스크 팩 -> 크팩, which 마스크팩 also has. */
function pushCrossSpace(before: Chunk, after: Chunk, tokens: Token[]): void {
  const bigram = before.tail + after.head;
  tokens.push(fragment(bigram, bigram, WEIGHT.crossSpace));
}

function analyse(chunk: string): Chunk {
  if (chunk.length > LONGEST_CACHED) return analyseRuns(detach(chunk));
  return chunks.get(chunk) ?? remember(detach(chunk));
}

function remember(chunk: string): Chunk {
  return chunks.set(chunk, analyseRuns(chunk));
}

function analyseVietnamese(chunk: string): Chunk {
  if (!NON_ASCII.test(chunk)) return analyse(chunk);
  if (chunk.length > LONGEST_CACHED) return analyseRuns(chunk, true);
  const key = `vi ${chunk}`;
  return chunks.get(key) ?? chunks.set(key, analyseRuns(chunk, true));
}

const NON_ASCII = /[\u0080-\uffff]/;

function hiraganaOnly(chunk: string): Chunk {
  const tokens: Token[] = [];
  for (const run of splitRuns(chunk)) {
    if (run.script === Script.hiragana) pushHiraganaBigrams(run.text, tokens);
  }
  return { ...EMPTY, tokens };
}

const EMPTY: Chunk = { tokens: [], head: '', tail: '', endsInNumber: false, onlyUnit: false, hasHiragana: false };

const NUMBER: Chunk = { ...EMPTY, endsInNumber: true };

/** A stretch of one script. */
interface Run {
  script: Script;
  text: string;
}

/** Marks and zero-width characters belong to the run before; apostrophes to Latin letters on both sides. */
function splitRuns(chunk: string): Run[] {
  const classes = scriptTable();
  const runs: Run[] = [];
  let start = 0;
  let current: number = Script.separator;
  for (let i = 0; i < chunk.length; i++) {
    let script = classes[chunk.charCodeAt(i)];
    if (script === Script.ignorable || script === Script.mark) continue;
    if (script === Script.apostrophe && current === Script.latin) script = Script.latin;
    // The prolonged sound mark and the repetition mark follow whatever they lengthen.
    if (current === Script.hiragana && (chunk[i] === 'ー' || chunk[i] === 'ｰ')) script = Script.hiragana;
    if (script === current) continue;
    if (i > start && current > Script.mark) runs.push({ script: current as Script, text: chunk.slice(start, i) });
    start = i;
    current = script;
  }
  if (chunk.length > start && current > Script.mark) runs.push({ script: current as Script, text: chunk.slice(start) });
  return runs;
}

function analyseRuns(chunk: string, keepsMarks = false): Chunk {
  const runs = splitRuns(chunk);
  const tokens: Token[] = [];
  let head = '';
  let tail = '';
  let hasHiragana = false;
  for (let i = 0; i < runs.length; ) {
    const run = runs[i];
    const mixed = run.script === Script.latin || run.script === Script.digit ? pushMixed(runs, i, tokens) : 0;
    if (mixed > 0) {
      i += mixed;
      continue;
    }
    switch (run.script) {
      case Script.latin:
        pushLatin(run.text, tokens, keepsMarks);
        break;
      case Script.hangul: {
        const written = koreanCore(foldRun(run.text), runs[i - 1]?.script);
        if (written === '') break;
        const korean = analyseKorean(written);
        for (const token of korean.tokens) tokens.push(token);
        if (i === 0) head = korean.head;
        if (i === runs.length - 1) tail = korean.tail;
        break;
      }
      case Script.han:
        pushHan(run.text, runs[i + 1]?.script === Script.hiragana ? foldRun(runs[i + 1].text)[0] : '', tokens);
        break;
      case Script.katakana:
        pushKatakana(run.text, tokens);
        break;
      case Script.hiragana:
        hasHiragana = true;
        if (runs.length === 1) pushHiraganaItem(run.text, tokens);
        break;
      case Script.southeastAsian:
        pushSoutheastAsian(run.text, tokens);
        break;
      case Script.digit:
      case Script.apostrophe:
        break;
      default:
        pushSpaced(run.text, run.script, tokens);
    }
    i++;
  }
  return {
    tokens: tokens.some(isTooLong) ? tokens.filter((token) => !isTooLong(token)) : tokens,
    head,
    tail,
    endsInNumber: runs.length > 0 && runs[runs.length - 1].script === Script.digit,
    onlyUnit: runs.length === 1 && isOnlyUnit(runs[0]),
    hasHiragana,
  };
}

function isTooLong(token: Token): boolean {
  return token.term.length > MAX_TERM_LENGTH;
}

function isOnlyUnit(run: Run): boolean {
  if (run.script === Script.hangul) return isCounter(foldRun(run.text));
  if (run.script === Script.latin) return isUnit(plainLatin(run.text));
  return run.script === Script.cyrillic && isUnit(foldRun(run.text));
}

/** Names such as n95, pm2, b2b, 3d: letters and digits in one short word. */
const LONGEST_MIX = 6;
const LONGEST_MIX_FROM_DIGIT = 4;
/** omega3 is omega, pm2 is pm2. */
const LONGEST_MIX_LETTERS = 4;

/**
 * Handles letters and digits that touch: a number with its unit gives nothing, a short mix one word. Returns how many runs
 * were used up; 0 leaves the run to the caller.
 */
function pushMixed(runs: Run[], start: number, tokens: Token[]): number {
  const next = runs[start + 1];
  if (next === undefined) return runs[start].script === Script.digit ? 1 : 0;
  // The x of 240x140x4cm and of x30.
  if (next.script === Script.digit && isTimes(runs[start])) return 1;
  if (runs[start].script === Script.digit && isTimes(next)) return 2;
  if (runs[start].script === Script.digit) {
    const letters =
      next.script === Script.latin ? plainLatin(next.text) : next.script === Script.cyrillic ? foldRun(next.text) : '';
    const third = runs[start + 2]?.script;
    // `m` and `²` are two runs, the unit is one.
    if (third === Script.digit && isUnit(letters + foldRun(runs[start + 2].text))) return 3;
    if (letters !== '' && third !== Script.digit && isUnit(letters)) return 2;
  }
  if (plainLatin(runs[start].text).length > LONGEST_MIX_LETTERS) return 0;
  let end = start;
  let mix = '';
  while (end < runs.length && (runs[end].script === Script.latin || runs[end].script === Script.digit)) {
    mix += plainLatin(runs[end].text);
    if (mix.length > LONGEST_MIX) return 0;
    end++;
  }
  if (end - start < 2) return 0;
  // no1 counts; the others begin as names do.
  if (MULTIPLIER.test(mix)) return end - start;
  const startsWithDigit = runs[start].script === Script.digit;
  if (startsWithDigit && mix.length > LONGEST_MIX_FROM_DIGIT) return 0;
  const surface = surfaceOf(
    runs
      .slice(start, end)
      .map((run) => run.text)
      .join(''),
  );
  tokens.push(word(mix, surface));
  return end - start;
}

const MULTIPLIER = /^(?:no|vol|ver)[0-9]+$/;

function isTimes(run: Run): boolean {
  return run.script === Script.latin && plainLatin(run.text) === 'x';
}

/** What is left of a Korean run after what touches it on the left: counters after digits, particles after letters. */
function koreanCore(run: string, before: Script | undefined): string {
  if (before === Script.digit) return withoutCounter(run);
  if (before === Script.latin && (isParticle(run) || isSuffixAfterLatin(run))) return '';
  return run;
}
