import { isPlaceholder, plainWidth, type Reading, type RepairKind } from './reading.ts';

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Year first, with any mark between: 2024.3.1, 2024. 3. 1., 2024/03/01, 2024년 3월 1일; a time may follow. */
const YEAR_FIRST = /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?(?:[T\s].*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\d{4,6})?$/;
/** Year last: day and month can be told apart only if one of them is above 12. */
const YEAR_LAST = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?:\s.*)?$/;
/** The weekday behind a date: 2024.03.01(금). */
const WEEKDAY = /\s*\([월화수목금토일a-z]{1,9}\)/i;
/** Months by name: 1-Mar-2024, Mar 1, 2024, 1 March 2024. */
const MONTH_NAMED = /^(?:(\d{1,2})[\s-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})),?[\s-]+(\d{4})$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Days since 1899-12-30 of 1954-10-03 to 2064-04-08: what Excel turns a date cell into when it is shown as a number. */
const SERIAL = /^[2-5]\d{4}(?:\.\d+)?$/;
const SERIAL_EPOCH = -25569;

/**
 * Reads a date as `YYYY-MM-DD`.
 *
 * @example readDate('2024. 3. 1.').value // '2024-03-01'
 */
export function readDate(cell: string): Reading<string> {
  const quick = ISO.exec(cell);
  if (quick) return calendar(Number(quick[1]), Number(quick[2]), Number(quick[3]), []);
  if (isPlaceholder(cell)) return {};
  const { text: plain, repairs } = plainWidth(cell);
  const text = plain.replace(WEEKDAY, '');
  const yearFirst = ISO.exec(text) ?? YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (yearFirst) {
    const isIso = ISO.test(text);
    return calendar(
      Number(yearFirst[1]),
      Number(yearFirst[2]),
      Number(yearFirst[3]),
      isIso ? repairs : [...repairs, 'date-form'],
    );
  }
  if (SERIAL.test(text))
    return { value: fromDay(Math.floor(Number(text)) + SERIAL_EPOCH), repairs: [...repairs, 'excel-serial'] };
  const named = MONTH_NAMED.exec(text);
  if (named) return fromMonthName(named, repairs);
  const yearLast = YEAR_LAST.exec(text);
  return yearLast ? fromYearLast(yearLast, repairs) : { problem: 'date-unreadable' };
}

/**
 * Day number of an ISO date, counted from 1970-01-01. By own arithmetic on the proleptic Gregorian calendar (Hinnant,
 * "days_from_civil"), so that no time zone can shift it.
 */
export function toDay(iso: string): number {
  const month = Number(iso.slice(5, 7));
  // Years run from March, so that the leap day is the last one.
  const year = Number(iso.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(iso.slice(8, 10)) - 1;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The ISO date of a day number; the inverse of {@link toDay}. */
export function fromDay(day: number): string {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return iso(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth);
}

/**
 * Reads the day that something lasts until: a date, a date with `까지`, or the end of a period `2024.1.1~2024.12.31`.
 */
export function readLastDay(cell: string): Reading<string> {
  const last = cell
    .split(/~|∼|～|–/)
    .at(-1)!
    .replace(/\s*까지\s*$/, '')
    .trim();
  const { problem, ...reading } = readDate(last);
  if (problem !== undefined) return { problem: 'last-day-unreadable' };
  if (reading.value === undefined || last === cell.trim()) return reading;
  return { ...reading, repairs: [...new Set<RepairKind>([...(reading.repairs ?? []), 'date-form'])] };
}

function fromMonthName(match: RegExpExecArray, repairs: readonly RepairKind[]): Reading<string> {
  const [, dayFirst, monthSecond, monthFirst, daySecond, year] = match;
  const month = MONTHS.indexOf((monthSecond ?? monthFirst)!.slice(0, 3).toLowerCase()) + 1;
  return calendar(Number(year), month, Number(dayFirst ?? daySecond), [...repairs, 'date-form']);
}

function fromYearLast([, first, second, year]: RegExpExecArray, repairs: readonly RepairKind[]): Reading<string> {
  const [a, b] = [Number(first), Number(second)];
  if (a <= 12 && b <= 12 && a !== b) return { problem: 'date-ambiguous' };
  const [day, month] = a > 12 ? [a, b] : [b, a];
  return calendar(Number(year), month, day, [...repairs, 'date-form']);
}

function calendar(year: number, month: number, day: number, repairs: readonly RepairKind[]): Reading<string> {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
    return { problem: 'date-unreadable' };
  }
  const value = iso(year, month, day);
  return repairs.length === 0 ? { value } : { value, repairs };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
