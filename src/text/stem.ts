import deburr from 'lodash/deburr.js';
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import russianPorter from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import { BoundedCache } from './boundedCache.ts';

/**
 * Stem of a lower-case Latin word, the same in every text.
 *
 * There is deliberately no guess of the language: a Spanish stemmer would turn the English words that stand in half of all
 * foreign profiles ("skin care", "K-beauty") into other keys than the seller's English text has. Instead every word goes
 * through {@link lightRomanceGerman}, which joins the plurals and genders that English rules miss, and then through Porter.
 * Both look at the word alone, so equal words always meet.
 *
 * @example stemLatin('masks') === stemLatin('mask')
 * @example stemLatin('jabones') === stemLatin('jabón')
 * @example stemLatin('Gesichtsmasken'.toLowerCase()) === stemLatin('gesichtsmaske')
 */
export function stemLatin(word: string): string {
  return stems.get(word) ?? stems.set(word, computeStem(word));
}

/** Accents off, ligatures and special letters resolved (ß -> ss, ø -> o, đ -> d, ı -> i). */
export function foldLatin(word: string): string {
  if (isAscii(word)) return word;
  // NFD first: deburr knows single accents only, Vietnamese letters carry two.
  return deburr(word.normalize('NFD')).toLowerCase().replace(LATIN_LEFTOVERS, '');
}

/** Stem of a lower-case Cyrillic word; the Russian rules serve the neighbours' nouns too. */
export function stemCyrillic(word: string): string {
  return stems.get(word) ?? stems.set(word, russianPorter.stem(word));
}

function computeStem(word: string): string {
  const folded = foldLatin(joinPortuguesePlural(word));
  // gps, sos, gas: Porter would take the s for a plural.
  if (folded.length <= 3 && folded.endsWith('s')) return folded;
  return porter.stem(lightRomanceGerman(folded));
}

const stems = new BoundedCache<string>(50_000);

/** Marks and apostrophe-like letters that are left when all letters are plain. */
const LATIN_LEFTOVERS = /[\u0300-\u036f\u02bc'’]/g;

/**
 * Joins what Porter keeps apart, before Porter: gender and plural of Spanish, Portuguese and Italian (cosmético/-a/-os/-as,
 * maschera/-e, prodotto/-i), French -ique and -aux, German and Dutch -en. Short words are left alone, for there the ending
 * tells words apart (manga/mango, plata/plato). In English this joins a few pairs that no profile confuses (studio stays:
 * a vowel before the ending blocks the rule).
 */
function lightRomanceGerman(word: string): string {
  if (word.length < 6) return word;
  let stem = word;
  if (stem.endsWith('ais')) stem = `${stem.slice(0, -2)}l`;
  else if (stem.endsWith('aux') && !stem.endsWith('eaux')) stem = `${stem.slice(0, -2)}l`;
  else if (stem.endsWith('eaux')) stem = stem.slice(0, -1);
  else if (stem.endsWith('iques') || stem.endsWith('ique')) return `${stem.slice(0, stem.lastIndexOf('ique'))}ic`;
  else if (stem.length > 6 && (stem.endsWith('tiche') || stem.endsWith('tichi'))) return stem.slice(0, -2);
  else if (stem.length > 6 && stem.endsWith('oes') && !stem.endsWith('shoes')) stem = stem.slice(0, -2);
  else if (/[aoi]s$/.test(stem) || stem.endsWith('ens')) stem = stem.slice(0, -1);
  if (stem.length >= 6 && CONSONANT_THEN_VOWEL.test(stem)) return stem.slice(0, -1);
  if (stem.length >= 6 && CONSONANT_THEN_EN.test(stem)) return stem.slice(0, -2);
  return stem;
}

const CONSONANT_THEN_VOWEL = /[^aeiou][aoi]$/;
const CONSONANT_THEN_EN = /[^aeiou]en$/;

/** -ões and -ães say -ão; told by the tilde, since "-oes" without it is English (shoes). */
function joinPortuguesePlural(word: string): string {
  if (word.length < 5 || isAscii(word)) return word;
  if (word.endsWith('ões') || word.endsWith('ães')) return `${word.slice(0, -3)}ão`;
  if (word.endsWith('éis')) return `${word.slice(0, -3)}el`;
  if (word.endsWith('óis')) return `${word.slice(0, -3)}ol`;
  return word;
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 0x7f) return false;
  return true;
}
