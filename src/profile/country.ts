import table from '../../data/countries.json';
import { BoundedCache } from '../text/boundedCache.ts';
import { detach } from '../text/normalize.ts';
import type { Language } from '../types.ts';
import { readList } from './list.ts';
import { isPlaceholder, plainWidth, type Reading } from './reading.ts';

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

/** The countries of a list, as they are found. */
interface Markets {
  codes: Set<string>;
  isWorldwide: boolean;
  hasUnknown: boolean;
}

/** No name is longer; guards against a description in the wrong column. */
const LONGEST_NAME = 120;
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
const TRAILING_BRACKET = /^(.*[^\s(])\s*\(([^()]*)\)?$/s;
/** "공화국" and the like at the end of official names. Full names come first, for some countries differ in nothing else. */
const KOREAN_FORM = /\s*(?:(?:연방|인민|민주|이슬람|사회주의|연합)\s*){0,3}(?:공화국|왕국|연방)$/;
const EXCEPTION = /제외|불가|아님|except|excl|without|\bnot\b/i;
const BLANKS_AND_MARKS = /[\s,;|/·&+]+/;
/** What separates the items of a list weakly, since it occurs in names as well; stronger ones first. Not inside brackets. */
const WEAK_SEPARATORS = [
  /[/·\u318d・•∙‧+](?![^()]{0,80}\))/,
  /&(?![^()]{0,80}\))|(?:^|\s)and(?=\s)|및|그리고/i,
  /[-–—:=](?![^()]{0,80}\))/,
];
const HANGUL = /[가-힣]/;
/** Longest name in words, of those written without a separator between them. */
const LONGEST_IN_WORDS = 5;
/** "동남아 지역", "유럽시장", "미국 등". Not 외, which says "and more" as well as "other than". */
const TAIL = /\s*(?:등등?|등지|지역|국가들?|시장|전역|전체|권역?|일대|\s(?:countries|regions?|markets?|area|etc)\.?)$/i;
const OTHERS = new Set([
  '기타',
  '기타국가',
  '기타지역',
  '그외',
  '등',
  '등등',
  'etc',
  'other',
  'others',
  'othercountries',
]);

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

/** Reads the country of a buyer. A cell that names one country several times (`US - 미국`) is read too. */
export function readCountry(cell: string): Reading<string> {
  const { text, repairs } = plainWidth(cell);
  if (isPlaceholder(text)) return {};
  const value = countryCode(text) ?? onlyCountry(text);
  if (value === undefined) return { problem: 'country-unknown' };
  return repairs.length === 0 ? { value } : { value, repairs };
}

/**
 * Reads a list of countries and regions as distinct codes, in order; a region stands for its members. A cell that names the
 * whole world gives no value: there is no preference. Names that are not known are left out and reported as the problem.
 *
 * What can be read as a list is one: `중국 홍콩` and `Hong Kong, China` are two markets here, but one country in
 * {@link countryCode}.
 */
export function readMarkets(cell: string): Reading<string[]> {
  const { text, repairs } = plainWidth(cell);
  const { codes, isWorldwide, hasUnknown } = findMarkets(text);
  const result: Reading<string[]> = {};
  if (codes.size > 0 && !isWorldwide) result.value = [...codes];
  if (hasUnknown) result.problem = 'market-unknown';
  if (result.value !== undefined && repairs.length > 0) result.repairs = repairs;
  return result;
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

function allNames(): Names {
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
function keysOf(name: string): string[] {
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

function lookUp<Value>(name: string, map: Map<string, Value>): Value | undefined {
  for (const key of keysOf(name)) {
    const value = map.get(key);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** NFKC, with all brackets made round. */
function plainMarks(name: string): string {
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

function isCodeList(name: string): boolean {
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

function onlyCountry(text: string): string | undefined {
  const { codes, isWorldwide, hasUnknown } = findMarkets(text);
  if (codes.size !== 1 || isWorldwide || hasUnknown) return undefined;
  const [code] = codes;
  return code;
}

function findMarkets(text: string): Markets {
  const markets: Markets = { codes: new Set(), isWorldwide: false, hasUnknown: false };
  const items = readList(text);
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const next = items[i + 1];
    const joined = next === undefined ? undefined : codeOfPair(item, next);
    if (joined === undefined) addItem(item, markets);
    else {
      markets.codes.add(joined);
      i++;
    }
  }
  return markets;
}

/** "Korea" and "Republic of", that a comma inside the name has made two items. */
function codeOfPair(item: string, next: string): string | undefined {
  return isMarket(item) && isMarket(next) ? undefined : countryCode(`${item}, ${next}`);
}

function isMarket(name: string): boolean {
  return addMarket(name, { codes: new Set(), isWorldwide: false, hasUnknown: false });
}

/** Adds one item of a list, cut at weaker and weaker separators until its pieces are known. */
function addItem(item: string, markets: Markets, level = 0): void {
  if (addKnown(item, markets)) return;
  const separator = WEAK_SEPARATORS[level];
  if (separator === undefined) {
    if (!addWords(item, markets)) addWithoutTail(item, markets);
    return;
  }
  for (const piece of item.split(separator)) if (piece.trim() !== '') addItem(piece, markets, level + 1);
}

function addKnown(item: string, markets: Markets): boolean {
  return addKoreanCountries(item, markets) || addMarket(item, markets) || addBracketed(item, markets);
}

/** `중국 홍콩`. Only countries: a region may begin a name, as in 아랍 에미리트. */
function addKoreanCountries(item: string, { codes }: Markets): boolean {
  if (!HANGUL.test(item) || item.length > LONGEST_NAME) return false;
  const found = item.trim().split(/\s+/).map(countryCode);
  if (found.includes(undefined)) return false;
  for (const code of found) codes.add(code!);
  return true;
}

/** Adds a country or region; returns whether the name is known. */
function addMarket(name: string, markets: Markets): boolean {
  if (name.length > LONGEST_NAME) return false;
  if (isPlaceholder(name)) return true;
  const code = countryCode(name);
  if (code !== undefined) {
    markets.codes.add(code);
    return true;
  }
  if (OTHERS.has(keysOf(name)[0]!)) return true;
  // As for countries: no region may come out of several codes.
  const members = isCodeList(name) ? undefined : lookUp(name, allNames().regions);
  if (members === undefined) return false;
  if (members.length === 0) markets.isWorldwide = true;
  for (const member of members) markets.codes.add(member);
  return true;
}

/** `동남아(베트남, 태국)` means those two; `EU (27)` means the EU. */
function addBracketed(item: string, markets: Markets): boolean {
  // The pattern takes quadratic time.
  if (item.length > 4 * LONGEST_NAME) return false;
  const [, before, inside] = TRAILING_BRACKET.exec(plainMarks(item)) ?? [];
  if (before === undefined || EXCEPTION.test(inside!) || !isMarket(before)) return false;
  const { codes, hasUnknown } = findMarkets(inside!);
  if (hasUnknown || codes.size === 0) return addMarket(before, markets);
  for (const code of codes) markets.codes.add(code);
  return true;
}

/** Adds names with nothing but blanks between them (`미국 사우디 아라비아 EU`), if that accounts for every word. */
function addWords(item: string, markets: Markets): boolean {
  const words = item.trim().split(/\s+/);
  // lengths[i]: how many words the name takes that begins with word i, if the rest can be read as well.
  const lengths: number[] = new Array(words.length + 1).fill(0);
  for (let start = words.length - 1; start >= 0; start--) {
    lengths[start] = nameLength(words, start, lengths);
  }
  if (lengths[0] === 0) return false;
  for (let start = 0; start < words.length; start += lengths[start]!) {
    addMarket(words.slice(start, start + lengths[start]!).join(' '), markets);
  }
  return true;
}

/** The shortest one: "PE RU" is no name, "South" is none either. 0 if there is none. */
function nameLength(words: readonly string[], start: number, lengths: readonly number[]): number {
  for (let length = 1; length <= LONGEST_IN_WORDS && start + length <= words.length; length++) {
    const isLast = start + length === words.length;
    if (!isLast && lengths[start + length] === 0) continue;
    if (isMarket(words.slice(start, start + length).join(' '))) return length;
  }
  return 0;
}

function addWithoutTail(item: string, markets: Markets): void {
  const text = item.trim();
  const bare = text.length > LONGEST_NAME ? text : text.replace(TAIL, '');
  if (bare === text || bare === '') markets.hasUnknown = true;
  else addItem(bare, markets);
}
