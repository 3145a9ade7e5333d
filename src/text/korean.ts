import endings from '../../data/text/korean-endings.json';
import { fragment, type Token, WEIGHT, word } from './token.ts';
import { listWeight } from './wordLists.ts';

/** A Korean word with its endings off. */
export interface KoreanStem {
  stem: string;
  /** 0: a word that means nothing for matching (function words, whole verbs). */
  weight: number;
  /** Whether an ending was cut off, so that the word closes a phrase. */
  cut: boolean;
}

/**
 * Takes particles, the copula and the endings of -하다 and -되다 verbs off, again and again until none is left, so that
 * 청포도 and 청포도를 end at the same key whatever the rules think of it. Without a dictionary three things keep nouns
 * whole: the stem left has two syllables or more; the particle agrees with the sound before it (은 이 을 과 after a
 * consonant, 는 가 를 와 after a vowel); nouns that look inflected (고양이, 온도, 바나나) are listed, also as the end of
 * compounds.
 *
 * @example stemKorean('화장품을').stem // '화장품'
 * @example stemKorean('세척하는') // { stem: '세척', weight: 0.5, cut: true }
 * @example stemKorean('구웠습니다').weight // 0
 */
export function stemKorean(written: string): KoreanStem {
  const rules = endingRules();
  let stem = written;
  let weight: number = WEIGHT.word;
  for (;;) {
    const listed = listWeight(stem);
    if (listed < 1) return { stem, weight: Math.min(weight, listed), cut: stem !== written };
    if (endsAsNoun(stem, rules)) break;
    const verbal = longestEnding(stem, rules.verbalNoun, 2);
    const copula = longestEnding(stem, rules.copula, 2);
    if (copula >= verbal && copula > 0) stem = stem.slice(0, -copula);
    else if (verbal > 0) {
      stem = stem.slice(0, -verbal);
      weight = WEIGHT.verbalNoun;
    } else if (stem.length >= 3 && longestEnding(stem, rules.sentence, 1) > 0) return { stem, weight: 0, cut: true };
    else {
      const particle = particleLength(stem, rules);
      if (particle === 0) break;
      stem = stem.slice(0, -particle);
    }
  }
  return { stem, weight, cut: stem !== written };
}

/** The tokens of one Korean word, and the syllables at which it can grow together with its neighbours. */
export interface KoreanWord {
  tokens: Token[];
  /** First syllable, or '' when nothing before can belong to the word. */
  head: string;
  /** Last syllable, or '' when an ending or boilerplate closes the word. */
  tail: string;
}

/**
 * Whole word plus its bigrams, so that spacing variants meet: 기초화장품 has 기초 and 화장, which 기초 화장품 also has. A
 * bigram has the key of the two-syllable word. Boilerplate at either end of a compound (화장품업체) becomes its own word.
 */
export function analyseKorean(written: string): KoreanWord {
  if (written.length > LONGEST_WORD) return unspacedSentence(written);
  const { stem, weight, cut } = stemKorean(written);
  if (weight === 0) return NO_WORD;
  if (weight < WEIGHT.verbalNoun) return { tokens: [word(stem, stem, weight)], head: '', tail: '' };
  const suffix = weakEnd(stem);
  const prefix = weakStart(stem.slice(0, stem.length - suffix));
  const core = stem.slice(prefix, stem.length - suffix);
  const tokens: Token[] = [];
  if (prefix > 0) tokens.push(word(stem.slice(0, prefix), stem.slice(0, prefix), WEIGHT.weak));
  const coreWeight = Math.min(weight, core === stem ? 1 : listWeight(core));
  tokens.push(word(core, core, coreWeight));
  if (core.length >= 3) pushBigrams(core, coreWeight, tokens);
  if (suffix > 0) tokens.push(word(stem.slice(-suffix), stem.slice(-suffix), WEIGHT.weak));
  return { tokens, head: prefix > 0 ? '' : core[0], tail: cut || suffix > 0 ? '' : core[core.length - 1] };
}

/** Whether `rest` is a particle that may follow `stem`; also used after numbers and Latin letters. */
export function particleAfter(stem: string, rest: string): boolean {
  const rules = endingRules();
  return rules.particles.has(rest) && agrees(stem.charCodeAt(stem.length - 1), rest, rules);
}

/**
 * Whether `rest` closes a Korean word after the noun `stem`: a particle, a copula, or the ending of a -하다 or -되다 verb.
 */
export function endingAfter(stem: string, rest: string): boolean {
  const { copula, verbalNoun } = endingRules();
  return particleAfter(stem, rest) || copula.has(rest) || verbalNoun.has(rest) || rest === '들';
}

/** Whether the run is nothing but a particle, as after Latin letters: `USB로`. */
export function isParticle(run: string): boolean {
  return endingRules().particles.has(run) || run === '입니다' || run === '인';
}

/** Longer runs are sentences written without spaces: their bigrams still match, an ending or a whole word cannot. */
const LONGEST_WORD = 24;

function unspacedSentence(written: string): KoreanWord {
  const tokens: Token[] = [];
  pushBigrams(written, WEIGHT.word, tokens);
  return { tokens, head: '', tail: '' };
}

const NO_WORD: KoreanWord = { tokens: [], head: '', tail: '' };

interface EndingRules {
  particles: Set<string>;
  afterOneSyllable: Set<string>;
  afterConsonant: Set<string>;
  afterVowel: Set<string>;
  verbalNoun: Set<string>;
  copula: Set<string>;
  sentence: Set<string>;
  nouns: Set<string>;
}

let loadedRules: EndingRules | undefined;

function endingRules(): EndingRules {
  loadedRules ??= {
    particles: new Set(endings.particles),
    afterOneSyllable: new Set(endings.afterOneSyllable),
    afterConsonant: new Set(endings.afterConsonant),
    afterVowel: new Set(endings.afterVowel),
    verbalNoun: new Set(endings.verbalNoun),
    copula: new Set(endings.copula),
    sentence: new Set(endings.sentence),
    nouns: new Set(endings.nouns),
  };
  return loadedRules;
}

const LONGEST_ENDING = 5;

function endsAsNoun(stem: string, { nouns }: EndingRules): boolean {
  for (let length = 2; length <= 4 && length <= stem.length; length++) {
    if (nouns.has(stem.slice(-length))) return true;
  }
  return false;
}

/** Length of the longest ending that leaves at least `left` syllables, or 0. */
function longestEnding(stem: string, list: Set<string>, left: number): number {
  for (let length = Math.min(LONGEST_ENDING, stem.length - left); length > 0; length--) {
    if (list.has(stem.slice(-length))) return length;
  }
  return 0;
}

function particleLength(stem: string, rules: EndingRules): number {
  for (let length = Math.min(LONGEST_ENDING, stem.length - 1); length > 0; length--) {
    const particle = stem.slice(-length);
    // One syllable is left only by particles that end no noun: 집에서, 앱으로.
    if (length > stem.length - 2 && !rules.afterOneSyllable.has(particle)) continue;
    if (rules.particles.has(particle) && agrees(stem.charCodeAt(stem.length - length - 1), particle, rules))
      return length;
  }
  if (stem.length >= 3 && (stem.endsWith('들') || stem.endsWith('용'))) return 1;
  // 을 and 를 end no noun of two syllables once the sound agrees (가을 and 마을 do not): 김을, 차를.
  const last = stem[stem.length - 1];
  return stem.length === 2 && (last === '을' || last === '를') && agrees(stem.charCodeAt(0), last, rules) ? 1 : 0;
}

/** Korean chooses the form of a particle by the final sound before it. */
function agrees(syllable: number, particle: string, rules: EndingRules): boolean {
  const coda = syllable >= 0xac00 && syllable <= 0xd7a3 ? (syllable - 0xac00) % 28 : 0;
  if (particle.startsWith('으로')) return coda !== 0 && coda !== RIEUL;
  if (particle.startsWith('로')) return coda === 0 || coda === RIEUL;
  if (rules.afterConsonant.has(particle)) return coda !== 0;
  if (rules.afterVowel.has(particle)) return coda === 0;
  return true;
}

/** Index of ㄹ among the final sounds. */
const RIEUL = 8;

function weakEnd(stem: string): number {
  for (let length = Math.min(5, stem.length - 2); length >= 2; length--) {
    if (listWeight(stem.slice(-length)) === WEIGHT.weak) return length;
  }
  return 0;
}

function weakStart(stem: string): number {
  for (let length = Math.min(5, stem.length - 2); length >= 2; length--) {
    if (listWeight(stem.slice(0, length)) === WEIGHT.weak) return length;
  }
  return 0;
}

function pushBigrams(core: string, weight: number, tokens: Token[]): void {
  for (let i = 0; i + 2 <= core.length; i++) {
    const bigram = core.slice(i, i + 2);
    // Chance pieces that are boilerplate would only add noise.
    const listed = listWeight(bigram);
    if (listed > WEIGHT.weak) tokens.push(fragment(bigram, bigram, WEIGHT.bigram * weight * listed));
  }
}
