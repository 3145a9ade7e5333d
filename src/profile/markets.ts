import {
  allNames,
  countryCode,
  EXCEPTION,
  isCodeList,
  keysOf,
  LONGEST_NAME,
  lookUp,
  plainMarks,
  TRAILING_BRACKET,
} from './country.ts';
import { readList } from './list.ts';
import { isPlaceholder, plainWidth, type Reading } from './reading.ts';

/** The countries of a list, as they are found. */
interface Markets {
  codes: Set<string>;
  isWorldwide: boolean;
  hasUnknown: boolean;
}

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

/**
 * Reads the markets that a seller does not want. What cannot be read here has a problem of its own, for a buyer of such a
 * market might be named; so has the whole world, which nobody can mean.
 */
export function readExcludedMarkets(cell: string): Reading<string[]> {
  // `중국 제외` in a column of excluded markets says the same as `중국`.
  const names = cell.replace(/\s*(제외|불가)\s*$/, '');
  const { problem, ...reading } = readMarkets(names);
  const isWorld = reading.value === undefined && findMarkets(plainWidth(names).text).isWorldwide;
  return problem === undefined && !isWorld ? reading : { ...reading, problem: 'excluded-market-unknown' };
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
