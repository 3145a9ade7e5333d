import type { SellerLine } from '../reportData.ts';

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const PER_INITIAL = 588;

export interface Filters {
  text: string;
  country: string;
  chapter: string;
  state: '' | 'with' | 'without';
  least: number;
  sort: '' | 'score' | 'name';
}

export function noFilters(): Filters {
  return { text: '', country: '', chapter: '', state: '', least: 0, sort: '' };
}

/** Search texts by line, made at the first search. */
const prepared = new WeakMap<SellerLine, { plain: string; initials: string }>();

/** Numbers of the businesses that pass all filters, in the order asked for. */
export function select(sellers: readonly SellerLine[], filters: Filters): number[] {
  const needle = filters.text.trim().toLowerCase().normalize('NFC');
  const isInitials = needle !== '' && [...needle].every((char) => INITIALS.includes(char));
  const found: number[] = [];
  sellers.forEach((seller, n) => {
    if (passes(seller, filters) && (needle === '' || holds(seller, needle, isInitials))) found.push(n);
  });
  if (filters.sort === 'score') found.sort((a, b) => sellers[b]!.best - sellers[a]!.best || a - b);
  if (filters.sort === 'name') found.sort((a, b) => compare(nameOf(sellers[a]!), nameOf(sellers[b]!)) || a - b);
  return found;
}

function passes({ matches, best, countries, chapters }: SellerLine, filters: Filters): boolean {
  if (filters.state === 'with' && matches === 0) return false;
  if (filters.state === 'without' && matches > 0) return false;
  if (best < filters.least) return false;
  if (filters.country !== '' && !countries.includes(filters.country)) return false;
  return filters.chapter === '' || chapters.includes(filters.chapter);
}

function holds(seller: SellerLine, needle: string, isInitials: boolean): boolean {
  let texts = prepared.get(seller);
  if (texts === undefined) {
    const plain = `${seller.name}\n${seller.id}\n${seller.goods}`.toLowerCase().normalize('NFC');
    texts = { plain, initials: initialsOf(plain) };
    prepared.set(seller, texts);
  }
  return texts.plain.includes(needle) || (isInitials && texts.initials.includes(needle));
}

/** 홍삼 as ㅎㅅ, the way names are looked up on Korean phones. */
export function initialsOf(text: string): string {
  let initials = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    const isSyllable = code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE;
    initials += isSyllable ? INITIALS[Math.floor((code - FIRST_SYLLABLE) / PER_INITIAL)] : char;
  }
  return initials;
}

function nameOf({ name, id }: SellerLine): string {
  return name || id;
}

/** By code unit: Hangul syllables stand in dictionary order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
