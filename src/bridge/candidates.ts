import sounds from '../../data/text/sounds.json';
import type { Vocabulary } from '../vectors/vocabulary.ts';
import { Aligner, type PreparedPhones, type SoundTable } from './align.ts';
import { loanLikeness } from './loanLikeness.ts';
import { lettersOfPhones, phonesOf } from './phones.ts';
import { isPlainLatin, SoundIndex } from './soundIndex.ts';
import { keysOfLetters, keysOfPhones } from './soundKeys.ts';

/** A word of the vocabulary that a word may mean. */
export interface Candidate {
  readonly termId: number;
  readonly term: string;
  /** Log-odds, in hundredths, that the two are one word; at 0 it is taken. */
  readonly odds: number;
}

/**
 * Log-odds of two words being one, fitted by logistic regression on `data/bridge/*-dev.tsv` with every wrong native noun counted ten times.
 */
const ODDS = {
  /** What the alignment says, and what a perfect spelling would say more. */
  score: 0.43,
  deficit: -0.29,
  /** Whether the syllables are those of loans, their mean. */
  loan: 0.35,
  /** Words that many buyers use are likelier meant, against the mean. */
  frequency: 0.15,
  /** One word of the trade lexicon by itself. */
  isTerm: 67,
  /** Each further nat of words to be mistaken for. */
  vocabulary: 0.43,
  bar: -380,
} as const;

/** The number of words that the bar was fitted with. */
const FITTED_WORDS = 12_000;

/** Words of these scripts are mostly loans where the lexicon does not know them; in hundredths, as `loanLikeness`. */
const KANA = 400;
const CYRILLIC = 250;

/** Finds words of a vocabulary by sound. What the vocabulary knows by itself is built once, words added since are seen too. */
export class Candidates {
  readonly #vocabulary: Vocabulary;
  readonly #documentFrequency: (termId: number) => number;
  readonly #isTerm: (word: string) => boolean;
  readonly #index: SoundIndex;
  readonly #fromVocabulary: number;
  readonly #meanFrequency: number;

  /**
   * @param documentFrequency In how many documents a term stood at the last freeze.
   * @param isTerm Whether a Latin stem is a term of the lexicon.
   */
  constructor(
    vocabulary: Vocabulary,
    documentFrequency: (termId: number) => number,
    isTerm: (word: string) => boolean,
  ) {
    this.#vocabulary = vocabulary;
    this.#documentFrequency = documentFrequency;
    this.#isTerm = isTerm;
    this.#index = new SoundIndex(vocabulary, documentFrequency);
    const { latinCount, latinOccurrences } = this.#index;
    // A small vocabulary is no safer than the one of the fit: a word that is not in it still has a nearest neighbour.
    this.#fromVocabulary = -ODDS.vocabulary * 100 * Math.log(Math.max(1, latinCount / FITTED_WORDS));
    this.#meanFrequency = Math.log(Math.max(1, latinOccurrences / Math.max(1, latinCount)));
  }

  /** Bytes of the index of sounds. */
  get bytes(): number {
    return this.#index.bytes;
  }

  /**
   * The words that a word may mean, likeliest first, ties in code unit order; those of odds above `least` only.
   *
   * @param word Hangul, Katakana, Cyrillic, or plain Latin, folded.
   */
  find(word: string, least = 0): Candidate[] {
    const found = isPlainLatin(word) ? this.#forLetters(word, least) : this.#forPhones(word, least);
    return found.sort((a, b) => b.odds - a.odds || (a.term < b.term ? -1 : 1));
  }

  #forPhones(word: string, least: number): Candidate[] {
    const phones = phonesOf(word);
    if (phones === undefined) return [];
    const script = scriptOf(word);
    const table = alignerFor(script);
    const prepared = table.prepare(phones);
    const keys = new Set(keysOfPhones(phones));
    for (const at of table.endingStarts(phones)) for (const key of keysOfPhones(phones.slice(0, at))) keys.add(key);
    const likeness = likenessOf(word);
    const found: Candidate[] = [];
    for (const id of this.#index.latinWords(keys)) {
      const term = this.#vocabulary.term(id);
      if (isPlainLatin(term)) this.#offer(found, id, term, this.#odds(table, prepared, term, likeness), least);
    }
    for (const id of this.#index.foreignWords(keys)) {
      const term = this.#vocabulary.term(id);
      // Words of one script meet by their letters or not at all; and Hangul has no Latin view.
      if (scriptOf(term) === script || scriptOf(term) === HANGUL) continue;
      const views = lettersOfPhones(phonesOf(term)!).map((letters) => this.#odds(table, prepared, letters, likeness));
      this.#offer(found, id, term, greatest(views), least);
    }
    return found;
  }

  #forLetters(word: string, least: number): Candidate[] {
    const found: Candidate[] = [];
    for (const id of this.#index.foreignWords(keysOfLetters(word))) {
      const term = this.#vocabulary.term(id);
      const phones = phonesOf(term);
      if (phones === undefined) continue;
      const table = alignerFor(scriptOf(term));
      this.#offer(found, id, term, this.#odds(table, table.prepare(phones), word, likenessOf(term)), least);
    }
    return found;
  }

  #offer(found: Candidate[], termId: number, term: string, odds: number | undefined, least: number): void {
    if (odds === undefined) return;
    const frequency = Math.log(Math.max(1, this.#documentFrequency(termId))) - this.#meanFrequency;
    const total = Math.round(
      odds + ODDS.frequency * 100 * frequency + (this.#isTerm(term) ? ODDS.isTerm : 0) + this.#fromVocabulary,
    );
    if (total >= least) found.push({ termId, term, odds: total });
  }

  #odds(table: Aligner, phones: PreparedPhones, letters: string, likeness: number): number | undefined {
    const alignment = table.align(phones, letters);
    if (alignment === undefined) return undefined;
    return ODDS.bar + ODDS.score * alignment.score + ODDS.deficit * alignment.deficit + ODDS.loan * likeness;
  }
}

function greatest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

type Sounding = 'hangul' | 'katakana' | 'cyrillic';

const aligners: Partial<Record<Sounding, Aligner>> = {};

function alignerFor(script: Sounding): Aligner {
  aligners[script] ??= new Aligner(sounds[script] as SoundTable);
  return aligners[script];
}

const HANGUL = 'hangul';

function scriptOf(word: string): Sounding {
  const first = word.charCodeAt(0);
  return first >= 0xac00 ? HANGUL : first >= 0x3000 ? 'katakana' : 'cyrillic';
}

function likenessOf(word: string): number {
  const script = scriptOf(word);
  return script === HANGUL ? loanLikeness(word) : script === 'katakana' ? KANA : CYRILLIC;
}
