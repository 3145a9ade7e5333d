import type { PriceRange } from '../types.ts';
import { isPlaceholder, plainWidth, type Reading, type RepairKind } from './reading.ts';

/** Which end of a range in one cell is wanted. */
export type RangeEnd = 'min' | 'max';

const PLAIN = /^\d+(\.\d+)?$/;
const THOUSANDS = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
/** A comma before one, two or more than three digits can only be a decimal comma. */
const DECIMAL_COMMA = /^\d+,(\d{1,2}|\d{4,})$/;
const DOTTED_THOUSANDS = /^\s*\d{1,3}(\.\d{3})+(?!\d)/;
/** Korean numerals that would be taken for a unit: 5백개 is 500. */
const NUMERAL = /^[십백억조]/;
const RANGE = /^(.*\d[^\d~–-]*?)\s*(?:~|∼|～|–|-|to|에서)\s*([^\d~–-]*\d.*)$/i;
const DOLLAR = /^(us\$|usd|us|\$|미화|불)\s*|\s*(usd|us\$|\$|달러|불)$/gi;
const OTHER_CURRENCY = /[₩￦€£¥￥₫฿₽₹]|krw|eur|jpy|cny|rmb|gbp|vnd|thb|원|엔|위안|유로/i;
const ABOUT = /^(약|approx\.?|about|ca\.?)\s*/i;
const MULTIPLIERS: Record<string, number> = { 천: 1_000, 만: 10_000, k: 1_000 };

/**
 * Reads a number that is not negative.
 *
 * @param end Which end is taken when the cell holds a range such as `1.5~3`.
 * @example readNumber('1,200 개').value // 1200
 */
export function readNumber(cell: string, end: RangeEnd = 'min'): Reading<number> {
  const quick = cell.trim();
  if (PLAIN.test(quick)) return { value: Number(quick) };
  if (isPlaceholder(cell)) return {};
  const { text, repairs } = plainWidth(cell);
  const range = RANGE.exec(text);
  const part = range ? (end === 'min' ? range[1]! : range[2]!) : text;
  return single(part.trim(), range ? [...repairs, 'range'] : repairs);
}

/** Reads a price in US dollars; a price in another currency is a problem, not a number. */
export function readUsd(cell: string, end: RangeEnd): Reading<number> {
  if (OTHER_CURRENCY.test(cell)) return { problem: 'other-currency' };
  // `USD 3.5 / EA` and `4.5 (FOB)` are prices of one piece.
  const bare = cell
    .replace(/(us\$|usd|\$|달러)/gi, '')
    .replace(/\s*(\/\s*(ea|pcs?|개|set|세트|box|박스)\.?|\(\s*(fob|cif|exw|ddp)\s*\))\s*$/i, '')
    .trim();
  if (isPlaceholder(bare)) return isPlaceholder(cell) ? {} : { problem: 'number-unreadable' };
  const reading = readNumber(bare, end);
  if (bare !== cell.trim() && reading.value !== undefined)
    return { ...reading, repairs: [...(reading.repairs ?? []), 'unit'] };
  return reading;
}

/** Reads a count of pieces; `1200.0` is one, `12.5` is not. */
export function readInteger(cell: string, end: RangeEnd = 'min'): Reading<number> {
  // 1.000 pieces are a thousand to a German and one to a database: neither may be guessed.
  if (DOTTED_THOUSANDS.test(cell)) return { problem: 'number-unreadable' };
  const reading = readNumber(cell, end);
  return reading.value === undefined || Number.isSafeInteger(reading.value)
    ? reading
    : { problem: 'number-unreadable' };
}

/** Reads both ends of a price; ends in the wrong order are swapped, an end that cannot be read is left open. */
export function readPriceRange(minCell: string, maxCell: string): Reading<PriceRange> {
  // A whole range may stand in one of the two cells.
  const min = readUsd(isPlaceholder(minCell) ? rangeOnly(maxCell) : minCell, 'min');
  const max = readUsd(isPlaceholder(maxCell) ? rangeOnly(minCell) : maxCell, 'max');
  const value: PriceRange = {};
  const repairs: RepairKind[] = [...(min.repairs ?? []), ...(max.repairs ?? [])];
  if (min.value !== undefined) value.min = min.value;
  if (max.value !== undefined) value.max = max.value;
  if (min.value !== undefined && max.value !== undefined && min.value > max.value) {
    value.min = max.value;
    value.max = min.value;
    repairs.push('swapped-range');
  }
  const result: Reading<PriceRange> = {};
  if (value.min !== undefined || value.max !== undefined) result.value = value;
  if (repairs.length > 0) result.repairs = [...new Set(repairs)];
  const problem = min.problem ?? max.problem;
  if (problem !== undefined) result.problem = problem;
  return result;
}

function rangeOnly(cell: string): string {
  return RANGE.test(cell) ? cell : '';
}

function single(text: string, repairs: readonly RepairKind[]): Reading<number> {
  const { digits, factor, unitRepairs } = withoutUnit(text);
  const all = [...repairs, ...unitRepairs];
  if (PLAIN.test(digits)) return finite(Number(digits) * factor, all);
  if (THOUSANDS.test(digits)) return finite(Number(digits.replaceAll(',', '')) * factor, [...all, 'thousands']);
  if (DECIMAL_COMMA.test(digits)) return finite(Number(digits.replace(',', '.')) * factor, [...all, 'decimal-comma']);
  return { problem: 'number-unreadable' };
}

/** Takes off `약`, currency signs and units such as 개, EA, pcs, and reads 천 and 만 as factors. */
function withoutUnit(text: string): { digits: string; factor: number; unitRepairs: RepairKind[] } {
  const unitRepairs = new Set<RepairKind>();
  const bare = text.replace(ABOUT, '').replace(DOLLAR, '').trim();
  if (bare !== text) unitRepairs.add('unit');
  const match = /^([\d.,]*\d)\s*([천만k])?\s*([a-z가-힣/]{0,12}\.?)$/i.exec(bare);
  if (!match) return { digits: bare, factor: 1, unitRepairs: [...unitRepairs] };
  const [, digits, multiplier, unit] = match;
  if (NUMERAL.test(unit!)) return { digits: bare, factor: 1, unitRepairs: [...unitRepairs] };
  // `5kg` is five kilograms, `5k` five thousand.
  const isFactor = multiplier !== undefined && (multiplier.toLowerCase() !== 'k' || unit === '');
  if (isFactor) unitRepairs.add('multiplier');
  if (unit !== '' || (multiplier !== undefined && !isFactor)) unitRepairs.add('unit');
  return {
    digits: digits!,
    factor: isFactor ? MULTIPLIERS[multiplier.toLowerCase()]! : 1,
    unitRepairs: [...unitRepairs],
  };
}

function finite(value: number, repairs: readonly RepairKind[]): Reading<number> {
  if (!Number.isFinite(value)) return { problem: 'number-unreadable' };
  return repairs.length === 0 ? { value } : { value, repairs };
}
