import { UsageError } from '../errors.ts';
import type { Match, Seller } from '../types.ts';
import { atLine, checkId, type PlacedRow, type RowSource, rowError, shown } from './rowError.ts';

/** What was recommended: seller id to buyer ids, best first. */
export type Run = ReadonlyMap<string, readonly string[]>;

/** One line of a matches file. */
export interface RunRow extends PlacedRow {
  sellerId: string;
  buyerId: string;
  /** 1 is the best. */
  rank: number;
}

/** What a list needs to be ordered; a {@link Match} has it. */
export type RankedBuyer = Pick<Match, 'buyerId' | 'rank'> & PlacedRow;

/** One seller with its matches, as `matchAll` yields it. */
export interface SellerMatches {
  seller: string | Pick<Seller, 'id'>;
  matches: readonly RankedBuyer[];
}

/** A list that stands under a seller's id. */
export type RunList = readonly string[] | readonly RankedBuyer[] | Pick<SellerMatches, 'matches'>;

/**
 * Every form in which a run is accepted: rows, the results of `matchAll`, or seller id to list as a map or plain object,
 * a list being buyer ids in order, matches, or a result of `matchAll`.
 */
export type RunInput =
  | Iterable<RunRow>
  | Iterable<SellerMatches>
  | ReadonlyMap<string, RunList>
  | Readonly<Record<string, RunList>>;

/**
 * Collects a run from rows, in any order. Each list is ordered by `rank` alone (never by score); gaps in the ranks close
 * up, so ranks 1, 4, 9 are measured as 1, 2, 3.
 *
 * @throws InputError when a rank is not a whole number of 1 or more, two buyers of a list have the same rank, or a buyer
 *   stands in a list twice.
 */
export function buildRun(rows: Iterable<RunRow>, source: RowSource = {}): Run {
  const lists = new Map<string, RankedBuyer[]>();
  for (const row of rows) {
    if (typeof row !== 'object' || row === null) {
      throw rowError('run', `a row must be {sellerId, buyerId, rank}; found ${shown(row)}.`, source);
    }
    const sellerId = checkId('run', 'seller_id', row.sellerId, source, row);
    const list = lists.get(sellerId);
    if (list === undefined) lists.set(sellerId, [row]);
    else list.push(row);
  }
  const run = new Map<string, readonly string[]>();
  for (const [sellerId, list] of lists) run.set(sellerId, orderByRank(sellerId, list, source));
  return run;
}

/** @internal Brings any accepted form into {@link Run}. */
export function toRun(input: RunInput): Run {
  if (typeof input !== 'object' || input === null || Symbol.asyncIterator in input) {
    throw new UsageError(
      `run must be rows {sellerId, buyerId, rank}, results {seller, matches}, or lists by seller id; found ${
        typeof input === 'object' && input !== null ? 'an async iterable (collect its results first)' : shown(input)
      }.`,
    );
  }
  if (input instanceof Map) return fromLists(input);
  if (!(Symbol.iterator in input)) return fromLists(Object.entries(input));
  const items = [...(input as Iterable<RunRow | SellerMatches>)];
  const results = items.filter((item) => typeof item === 'object' && item !== null && 'matches' in item);
  if (results.length === 0) return buildRun(items as RunRow[]);
  if (results.length < items.length) {
    throw rowError('run', 'rows {sellerId, buyerId, rank} and results {seller, matches} are mixed; give one kind.', {});
  }
  return fromLists((items as SellerMatches[]).map((item) => [sellerIdOf(item), item]));
}

function sellerIdOf({ seller }: SellerMatches): string {
  return typeof seller === 'object' && seller !== null ? seller.id : seller;
}

function fromLists(lists: Iterable<[string, RunList]>): Run {
  const run = new Map<string, readonly string[]>();
  for (const [id, given] of lists) {
    const sellerId = checkId('run', 'seller_id', id, {});
    if (run.has(sellerId)) {
      throw rowError('run', `seller ${shown(sellerId)} has two lists; join them into one.`, {});
    }
    const list = typeof given === 'object' && given !== null && 'matches' in given ? given.matches : given;
    if (!Array.isArray(list)) {
      const found = `found ${shown(list)}`;
      throw rowError('run', `seller ${shown(sellerId)} must have a list of buyer ids or matches; ${found}.`, {});
    }
    const ranked = (list as readonly (string | RankedBuyer)[]).every((item) => typeof item === 'string')
      ? inGivenOrder(sellerId, list as readonly string[])
      : orderByRank(sellerId, list as readonly RankedBuyer[], {});
    run.set(sellerId, ranked);
  }
  return run;
}

function inGivenOrder(sellerId: string, buyerIds: readonly string[]): readonly string[] {
  return orderByRank(
    sellerId,
    buyerIds.map((buyerId, i) => ({ buyerId, rank: i + 1 })),
    {},
  );
}

/** Checks one list and returns its buyer ids by rising rank. */
function orderByRank(sellerId: string, list: readonly RankedBuyer[], source: RowSource): string[] {
  const seller = `seller ${shown(sellerId)}`;
  const firstRows = new Map<string, RankedBuyer>();
  for (const row of list) {
    if (typeof row !== 'object' || row === null) {
      throw rowError('run', `${seller} must list {buyerId, rank}; found ${shown(row)}.`, source);
    }
    const buyerId = checkId('run', 'buyer_id', row.buyerId, source, row);
    if (!Number.isInteger(row.rank) || row.rank < 1) {
      const where = `${seller}, buyer ${shown(buyerId)}`;
      throw rowError(
        'run',
        `rank must be a whole number of 1 or more; found ${shown(row.rank)} (${where}).`,
        source,
        row,
      );
    }
    const first = firstRows.get(buyerId);
    if (first !== undefined) {
      const message = `${seller} lists buyer ${shown(buyerId)} twice, at ranks ${first.rank}${atLine(first.line)} and ${row.rank}`;
      throw rowError('run', `${message}; keep one of the two.`, source, row);
    }
    firstRows.set(buyerId, row);
  }
  const ordered = [...list].sort((a, b) => a.rank - b.rank);
  for (let i = 1; i < ordered.length; i++) {
    const [a, b] = [ordered[i - 1], ordered[i]];
    if (a.rank === b.rank) {
      const buyers = `buyers ${shown(a.buyerId)}${atLine(a.line)} and ${shown(b.buyerId)}`;
      throw rowError(
        'run',
        `${seller} has rank ${a.rank} twice, for ${buyers}; give each buyer its own rank.`,
        source,
        b,
      );
    }
  }
  return ordered.map((row) => row.buyerId);
}
