import { UsageError } from '../errors.ts';
import { readDate, toDay } from '../profile/date.ts';

/** @throws UsageError for threads outside 1..256. */
export function checkThreads(threads: number): void {
  if (Number.isInteger(threads) && threads >= 1 && threads <= 256) return;
  throw new UsageError(`threads is ${threads}; give a whole number from 1 to 256.`);
}

/** @throws UsageError for a limit outside 1..1,000. */
export function checkedLimit(limit: number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1000) return limit;
  throw new UsageError(`limit is ${limit}; give a whole number from 1 to 1,000.`);
}

/** The day number of a reference date. @throws UsageError for one that cannot be read. */
export function referenceDay(asOf: string): number {
  const iso = readDate(asOf).value;
  if (iso === undefined) throw new UsageError(`as-of date "${asOf}" cannot be read; give it as YYYY-MM-DD.`);
  return toDay(iso);
}
