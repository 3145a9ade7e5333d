import table from '../../data/countries.json';
import { BoundedCache } from '../text/boundedCache.ts';
import { detach } from '../text/normalize.ts';
import type { Language } from '../types.ts';

/** Alpha-2 and alpha-3 code, English and Korean name, further spellings. */
type CountryRow = [alpha2: string, alpha3: string, en: string, ko: string, aliases: string[]];

/** All by compared name, see {@link keysOf}. */
interface Names {
  countries: Map<string, string>;
  /** Members of a region; none for names of the whole world, which stand for no preference. */
  regions: Map<string, readonly string[]>;
  /** Alpha-2 and alpha-3 codes in lower case. */
  codes: Set<string>;
}

/** No name is longer; guards against a description in the wrong column. */
export const LONGEST_NAME = 120;
/** "St. Kitts", "Rep. of Korea", "Cook Is.". Not for words that stand alone: ST and IS are codes of countries. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  st: 'saint',
  rep: 'republic',
  dem: 'democratic',
  is: 'islands',
};
/** Left out or added at will: "Republic (of) Korea", "(the) Bahamas". */
const SMALL_WORDS = new Set(['the', 'of', 'and', '및']);
/** Letters that Unicode does not take for a plain letter with a mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', æ: 'ae', ß: 'ss' };
/** The Korean middle dot ㆍ is a letter to Unicode. */
const LETTER_DOT = /\u318d/g;

const COMMA_OR_BRACKET = /^([^,()]+)[,(]([^,()]+)\)?$/;
export const TRAILING_BRACKET = /^(.*[^\s(])\s*\(([^()]*)\)?$/s;
/** "공화국" and the like at the end of official names. Full names come first, for some countries differ in nothing else. */
const KOREAN_FORM = /\s*(?:(?:연방|인민|민주|이슬람|사회주의|연합)\s*){0,3}(?:공화국|왕국|연방)$/;
export const EXCEPTION = /제외|불가|아님|except|excl|without|\bnot\b/i;
const BLANKS_AND_MARKS = /[\s,;|/·&+]+/;

/** A file has few distinct spellings; '' is kept for those that name no country. */
const codeOfRaw = new BoundedCache<string>(2_000);
let names: Names | undefined;
let rowOf: Map<string, CountryRow> | undefined;

/**
 * The ISO 3166 alpha-2 code (or XK) of a country named in English, Korean or its own language, or by a code. Case, blanks,
 * marks, accents, width, "the" and a bracket at the end make no difference.
 *
 * @example countryCode('Korea, Rep. of') // 'KR'
 * @example countryCode('아랍에미레이트') // 'AE'
 * @example countryCode('Congo') // undefined: there are two
 */
export function countryCode(name: string): string | undefined {
  const known = codeOfRaw.get(name);
  if (known !== undefined) return known || undefined;
  if (name.length > LONGEST_NAME) return undefined;
  return codeOfRaw.set(detach(name), findCode(plainMarks(name)) ?? '') || undefined;
}

/** Everyday name of a country by its alpha-2 code; the code itself if it is none. */
export function countryName(code: string, language: Language): string {
  rowOf ??= new Map(rows().map((row) => [row[0], row]));
  const row = rowOf.get(code);
  if (row === undefined) return code;
  return language === 'ko' ? row[3] : row[2];
}

function rows(): CountryRow[] {
  // TypeScript reads the rows of a JSON file as arrays, not as tuples.
  return table.countries as unknown as CountryRow[];
}

/** @internal */
export function allNames(): Names {
  names ??= buildNames();
  return names;
}

function buildNames(): Names {
  const built: Names = { countries: new Map(), regions: new Map(), codes: new Set() };
  for (const [alpha2, alpha3, en, ko, aliases] of rows()) {
    for (const name of [alpha2, alpha3, en, ko, ...aliases]) {
      for (const key of keysOf(name)) built.countries.set(key, alpha2);
    }
    built.codes.add(alpha2.toLowerCase()).add(alpha3.toLowerCase());
  }
  for (const { names, members } of Object.values(table.regions)) {
    for (const name of names) for (const key of keysOf(name)) built.regions.set(key, members);
  }
  for (const name of table.worldwide) for (const key of keysOf(name)) built.regions.set(key, []);
  return built;
}

/** A name in its compared forms: as it is, and without small words. */
export function keysOf(name: string): string[] {
  const words = wordsOf(name);
  const full = words.join('');
  const short = words.filter((word) => !SMALL_WORDS.has(word)).join('');
  return short === full || short === '' ? [full] : [full, short];
}

function wordsOf(name: string): string[] {
  const text = name.replace(LETTER_DOT, ' ').normalize('NFKC').replaceAll('&', ' and ').toLowerCase().trim();
  // In a name as short as a code, marks tell: "Mỹ" is Vietnamese for the United States, MY is Malaysia.
  const plain = text.length <= 3 ? text : withoutMarks(text);
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 1 ? words.map((word) => ABBREVIATIONS[word] ?? word) : words;
}

function withoutMarks(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}+/gu, '');
  // Hangul was taken apart too.
  return plain.normalize('NFC').replace(/[øłđıæß]/g, (letter) => PLAIN_LETTERS[letter]!);
}

/** @internal */
export function lookUp<Value>(name: string, map: Map<string, Value>): Value | undefined {
  for (const key of keysOf(name)) {
    const value = map.get(key);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** NFKC, with all brackets made round. */
export function plainMarks(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[[{【〔「<]/g, '(')
    .replace(/[\]}】〕」>]/g, ')')
    .trim();
}

function findCode(name: string): string | undefined {
  const { countries } = allNames();
  // Without blanks and marks, "PE, RU" would be Peru.
  if (isCodeList(name)) return undefined;
  return (
    lookUp(name, countries) ??
    lookUp(inverted(name), countries) ??
    lookUp(name.replace(KOREAN_FORM, ''), countries) ??
    codeBeforeBracket(name)
  );
}

/** Whether a text is nothing but codes, as `PE RU`. @internal */
export function isCodeList(name: string): boolean {
  const pieces = name.toLowerCase().split(BLANKS_AND_MARKS);
  const { codes } = allNames();
  return pieces.length > 1 && pieces.every((piece) => codes.has(piece));
}

/** "Korea, Republic of" and "Korea (North)" with the words in their order. */
function inverted(name: string): string {
  return name.replace(COMMA_OR_BRACKET, '$2 $1');
}

function codeBeforeBracket(name: string): string | undefined {
  const [, before, inside] = TRAILING_BRACKET.exec(name) ?? [];
  if (before === undefined || EXCEPTION.test(inside!)) return undefined;
  return findCode(before);
}
