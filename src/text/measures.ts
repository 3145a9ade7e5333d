import measures from '../../data/text/measures.json';
import { particleAfter } from './korean.ts';

/** Whether Latin or Cyrillic letters right after a number only measure it: `500ml`, `65w`, `30 г`. */
export function isUnit(letters: string): boolean {
  units ??= new Set([...measures.latin, ...measures.cyrillic]);
  return units.has(letters);
}

/**
 * What is left of a Korean run that stands right after a number once the counter is off: `16봉` and `10종세트는` leave
 * nothing, `44사이즈비키니` leaves 비키니.
 */
export function withoutCounter(run: string): string {
  counters ??= new Set(measures.korean);
  suffixes ??= new Set(measures.koreanSuffixes);
  for (let length = Math.min(run.length, 6); length > 0; length--) {
    if (!counters.has(run.slice(0, length))) continue;
    const rest = run.slice(length);
    if (rest === '' || suffixes.has(rest) || isCounter(rest) || particleAfter(run.slice(0, length), rest)) return '';
    if (rest.length >= 2) return suffixes.has(rest[0]) && rest.length >= 3 ? rest.slice(1) : rest;
  }
  return run;
}

/**
 * Whether a Korean word after a number and a space is a counter (`30 포`, `3 종 세트`). Stricter than
 * {@link withoutCounter}: with particles allowed, `2 포도` would be two portions and no grapes.
 */
export function isCounter(word: string): boolean {
  counters ??= new Set(measures.korean);
  if (counters.has(word)) return true;
  return ENDS_OF_COUNTERS.some((end) => word.endsWith(end) && counters!.has(word.slice(0, -end.length)));
}

/** Syllables that only lead over from Latin letters to the next word: `H형`, `A급`, `EU용`. */
export function isSuffixAfterLatin(run: string): boolean {
  latinSuffixes ??= new Set(measures.suffixesAfterLatin);
  return latinSuffixes.has(run);
}

const ENDS_OF_COUNTERS = ['입', '들이', '이상', '이하', '짜리', '세트'];

let units: Set<string> | undefined;
let counters: Set<string> | undefined;
let suffixes: Set<string> | undefined;
let latinSuffixes: Set<string> | undefined;
