import type { Vocabulary } from '../vectors/vocabulary.ts';
import { KeyTable } from './keyTable.ts';
import { phonesOf } from './phones.ts';
import { keysOfLetters, keysOfPhones } from './soundKeys.ts';

/** Shorter words sound like anything. */
const LEAST_LETTERS = 3;
/** Two kana are mostly a piece of a word; two syllables of Hangul may well be one. */
const LEAST_KANA = 3;

/** The words of a vocabulary by their coarse keys: plain Latin ones, and those of scripts that have phones. */
export class SoundIndex {
  readonly #vocabulary: Vocabulary;
  readonly #latin: KeyTable;
  readonly #foreign: KeyTable;
  readonly #addedLatin = new Map<number, number[]>();
  readonly #addedForeign = new Map<number, number[]>();
  /** Words below this number are in the tables or the maps of added words. */
  #seen: number;
  /** How many plain Latin words the frozen part holds. */
  readonly latinCount: number;
  /** In how many documents these words stand, added up. */
  readonly latinOccurrences: number;

  /** @param documentFrequency In how many documents a term stood at the last freeze. */
  constructor(vocabulary: Vocabulary, documentFrequency: (termId: number) => number) {
    this.#vocabulary = vocabulary;
    const latin = new Entries();
    const foreign = new Entries();
    const { count } = vocabulary.frozen;
    let words = 0;
    let occurrences = 0;
    for (let id = 0; id < count; id++) {
      const term = vocabulary.frozen.at(id);
      if (isPlainLatin(term)) {
        words++;
        occurrences += documentFrequency(id);
        for (const key of keysOfLetters(term)) latin.push(key, id);
      } else for (const key of foreignKeys(term)) foreign.push(key, id);
    }
    this.latinCount = words;
    this.latinOccurrences = occurrences;
    this.#latin = new KeyTable(latin.data());
    this.#foreign = new KeyTable(foreign.data());
    this.#seen = count;
  }

  /** Bytes of the tables. */
  get bytes(): number {
    return this.#latin.bytes + this.#foreign.bytes;
  }

  /** Plain Latin words that may have one of the keys, each once, in no order that counts. */
  latinWords(keys: Iterable<number>): Set<number> {
    this.#readAdded();
    return collect(keys, this.#latin, this.#addedLatin);
  }

  /** Words of scripts that have phones. */
  foreignWords(keys: Iterable<number>): Set<number> {
    this.#readAdded();
    return collect(keys, this.#foreign, this.#addedForeign);
  }

  /** Words that came since are few: they stand in maps. */
  #readAdded(): void {
    for (; this.#seen < this.#vocabulary.size; this.#seen++) {
      const term = this.#vocabulary.term(this.#seen);
      const isLatin = isPlainLatin(term);
      const map = isLatin ? this.#addedLatin : this.#addedForeign;
      for (const key of isLatin ? keysOfLetters(term) : foreignKeys(term)) {
        const words = map.get(key);
        if (words === undefined) map.set(key, [this.#seen]);
        else words.push(this.#seen);
      }
    }
  }
}

/** Whether a term is a word of three or more letters a-z. */
export function isPlainLatin(term: string): boolean {
  for (let i = 0; i < term.length; i++) {
    const unit = term.charCodeAt(i);
    if (unit < 0x61 || unit > 0x7a) return false;
  }
  return term.length >= LEAST_LETTERS;
}

function foreignKeys(term: string): number[] {
  const first = term.charCodeAt(0);
  // Neither Latin letters with marks, digits and concepts nor Han, Thai and the rest.
  if (first < 0x400 || term.length < 2) return [];
  const isKana = first >= 0x30a0 && first <= 0x30ff;
  if (isKana && term.length < LEAST_KANA) return [];
  const phones = phonesOf(term);
  return phones === undefined ? [] : keysOfPhones(phones);
}

function collect(keys: Iterable<number>, table: KeyTable, added: ReadonlyMap<number, number[]>): Set<number> {
  const words = new Set<number>();
  for (const key of keys) {
    table.forEach(key, (word) => words.add(word));
    for (const word of added.get(key) ?? []) words.add(word);
  }
  return words;
}

/** Pairs of numbers, growing. */
class Entries {
  #pairs = new Uint32Array(1024);
  #length = 0;

  push(hash: number, word: number): void {
    if (this.#length === this.#pairs.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[this.#length++] = hash;
    this.#pairs[this.#length++] = word;
  }

  data(): Uint32Array {
    return this.#pairs.subarray(0, this.#length);
  }
}
