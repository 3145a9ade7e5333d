import formWords from '../../data/text/form-words.json';
import stopWords from '../../data/text/stop-words.json';
import weakWords from '../../data/text/weak-words.json';
import { unifyArabic } from './arabic.ts';
import { foldRun } from './normalize.ts';
import { foldLatin, stemCyrillic } from './stem.ts';
import { WEIGHT } from './token.ts';

/** 0 for a stop word, less than 1 for boilerplate and words of form, 1 for all others. */
export type ListWeight = number;

/**
 * Weight of a whole word by the lists of all languages together. Latin words are asked as written and lower-case, with
 * their accents, so that French "thé" is no English "the"; the other scripts in the form that their filter compares.
 */
export function listWeight(word: string): ListWeight {
  weights ??= loadWeights();
  return weights.get(word) ?? WEIGHT.word;
}

/** Whether any listed word begins with this code unit: most do not need to be cut out and looked up. */
export function beginsListedWord(codeUnit: number): boolean {
  firstUnits ??= loadFirstUnits();
  return firstUnits[codeUnit] === 1;
}

/**
 * The listed sequences of scripts written without spaces (Han, Kana, Thai): they are cut out of longer runs.
 * `longest` is in code units.
 */
export function listedSequences(): { weights: ReadonlyMap<string, ListWeight>; longest: number } {
  sequences ??= loadSequences();
  return sequences;
}

type Lists = Record<string, string[]>;

const UNSPACED = ['zh', 'ja', 'th'];

let weights: Map<string, ListWeight> | undefined;
let firstUnits: Uint8Array | undefined;
let sequences: { weights: Map<string, ListWeight>; longest: number } | undefined;

function loadWeights(): Map<string, ListWeight> {
  const loaded = new Map<string, ListWeight>();
  // The stricter list is loaded last and wins: a stop word of one language is no form word of another.
  loadInto(loaded, formWords, WEIGHT.form);
  loadInto(loaded, weakWords, WEIGHT.weak);
  loadInto(loaded, stopWords, 0);
  return loaded;
}

function loadFirstUnits(): Uint8Array {
  weights ??= loadWeights();
  const units = new Uint8Array(0x10000);
  for (const word of weights.keys()) units[word.charCodeAt(0)] = 1;
  return units;
}

function loadInto(target: Map<string, ListWeight>, lists: Lists, weight: ListWeight): void {
  for (const [language, words] of Object.entries(lists)) {
    for (const listed of words) for (const form of comparedForms(listed, language, weight)) target.set(form, weight);
  }
}

/** Listed words go through the same folding as those of a text. */
function comparedForms(listed: string, language: string, weight: ListWeight): string[] {
  const word = foldRun(listed);
  if (UNSPACED.includes(language)) return [word];
  if (language === 'ru') return weight === 0 ? [word.replaceAll('ё', 'е')] : [word, stemCyrillic(word)];
  if (language === 'ar') return weight === 0 ? [unifyArabic(word)] : [unifyArabic(word), `ال${unifyArabic(word)}`];
  if (language === 'el')
    return [
      word
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replaceAll('ς', 'σ'),
    ];
  const forms = [word];
  // Without accents too, as many type them; short words only as listed, for there folding meets words of other languages.
  const plain = foldLatin(word);
  if (word.length >= 6 && plain !== word) forms.push(plain);
  if (language === 'en' && weight > 0) forms.push(word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`);
  return forms;
}

function loadSequences(): { weights: Map<string, ListWeight>; longest: number } {
  const loaded = new Map<string, ListWeight>();
  let longest = 1;
  for (const [lists, weight] of [
    [formWords, WEIGHT.form],
    [weakWords, WEIGHT.weak],
    [stopWords, 0],
  ] as [Lists, number][]) {
    for (const language of UNSPACED) {
      for (const listed of lists[language] ?? []) {
        const sequence = foldRun(listed);
        loaded.set(sequence, weight);
        longest = Math.max(longest, sequence.length);
      }
    }
  }
  return { weights: loaded, longest };
}
