import { InputError, UsageError } from '../errors.ts';
import { atLine, checkId, type PlacedRow, type RowSource, rowError, shown } from './rowError.ts';

/**
 * Relevance judgements ("query relevances"): seller id to buyer id to grade. Grade 0 is not relevant, 1 and more is
 * relevant, and a higher grade gains more in nDCG; a negative grade counts as 0, as in trec_eval.
 */
export type Qrels = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** One judgement: how well this buyer suits this seller. */
export interface QrelRow extends PlacedRow {
  sellerId: string;
  buyerId: string;
  /** Usually 0..3; any whole number is taken. */
  grade: number;
}

/** Every form in which judgements are accepted: rows, or seller to buyer to grade as nested maps or plain objects. */
export type QrelsInput =
  | Iterable<QrelRow>
  | ReadonlyMap<string, ReadonlyMap<string, number> | Readonly<Record<string, number>>>
  | Readonly<Record<string, ReadonlyMap<string, number> | Readonly<Record<string, number>>>>;

/**
 * Collects judgements. The same pair with the same grade twice is harmless.
 *
 * @throws InputError when a grade is not a whole number, an id is empty, or a pair has two different grades.
 */
export function buildQrels(rows: Iterable<QrelRow>, source: RowSource = {}): Qrels {
  const qrels = new Map<string, Map<string, number>>();
  const lines = new Map<string, Map<string, number | undefined>>();
  for (const row of rows) {
    if (typeof row !== 'object' || row === null) {
      throw rowError('qrels', `a row must be {sellerId, buyerId, grade}; found ${shown(row)}.`, source);
    }
    const sellerId = checkId('qrels', 'seller_id', row.sellerId, source, row);
    const buyerId = checkId('qrels', 'buyer_id', row.buyerId, source, row);
    const { grade, line } = row;
    if (!Number.isInteger(grade)) {
      const pair = `seller ${shown(sellerId)}, buyer ${shown(buyerId)}`;
      throw rowError(
        'qrels',
        `grade must be a whole number, usually 0..3; found ${shown(grade)} (${pair}).`,
        source,
        row,
      );
    }
    const grades = getOrAdd(qrels, sellerId);
    const known = grades.get(buyerId);
    if (known === undefined) {
      grades.set(buyerId, grade);
      if (line !== undefined) getOrAdd(lines, sellerId).set(buyerId, line);
    } else if (known !== grade) {
      const pair = `seller ${shown(sellerId)}, buyer ${shown(buyerId)}`;
      const first = `${known}${atLine(lines.get(sellerId)?.get(buyerId))}`;
      throw rowError('qrels', `${pair} is graded ${first} and ${grade}; keep one of the two rows.`, source, row);
    }
  }
  return qrels;
}

/** @internal Brings any accepted form into {@link Qrels}. A seller with an empty inner map is not judged. */
export function toQrels(input: QrelsInput): Qrels {
  const qrels = buildQrels(rowsOf(input));
  if (qrels.size === 0) {
    throw new InputError(
      'qrels: no judgement in it, so there is nothing to measure; give seller_id,buyer_id,grade rows.',
    );
  }
  return qrels;
}

function rowsOf(input: QrelsInput): Iterable<QrelRow> {
  if (typeof input !== 'object' || input === null || Symbol.asyncIterator in input) {
    throw new UsageError(
      `qrels must be rows {sellerId, buyerId, grade}, or nested maps or objects; found ${
        typeof input === 'object' && input !== null ? 'an async iterable (collect its rows first)' : shown(input)
      }.`,
    );
  }
  if (input instanceof Map) return nestedRows(input);
  if (Symbol.iterator in input) return input as Iterable<QrelRow>;
  return nestedRows(Object.entries(input));
}

function* nestedRows(sellers: Iterable<[string, unknown]>): Generator<QrelRow> {
  for (const [sellerId, grades] of sellers) {
    if (typeof grades !== 'object' || grades === null || Array.isArray(grades)) {
      const found = `found ${shown(grades)}`;
      throw rowError('qrels', `seller ${shown(sellerId)} must have a map of buyer id to grade; ${found}.`, {});
    }
    const entries = grades instanceof Map ? grades : Object.entries(grades);
    for (const [buyerId, grade] of entries as Iterable<[string, number]>) yield { sellerId, buyerId, grade };
  }
}

function getOrAdd<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let map = maps.get(key);
  if (map === undefined) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}
