import { matcherAmong } from '../matcher/buyerMatcher.ts';
import type { MatcherOptions } from '../matcher/options.ts';
import type { ScoredLine } from '../matcher/scoredLines.ts';
import { NO_DAY } from '../postings/buyerTable.ts';
import { fromDay, readDate } from '../profile/date.ts';
import type { Seller } from '../types.ts';
import type { BuyerStream } from './buyerStream.ts';
import type { Part } from './joinedLines.ts';
import { PrintList, printOf } from './print.ts';
import type { BuyerFigures } from './shards.ts';
import type { State } from './stateFile.ts';

/** What has to be done of a night, the rest being known from an earlier one. */
export interface Delta {
  parts: Part[];
  known(place: number): Promise<readonly ScoredLine[]>;
  figures: BuyerFigures;
  buyers: PrintList;
  /** New or changed, and removed or changed. */
  changedBuyers: number;
  goneBuyers: number;
  /** Sellers whose whole list is worked out. */
  wholeSellers: number;
}

/**
 * Plans a delta night. By the statistics of the state, scores of two buyers that are as they were are as they were, and
 * so is the reference day. Then the list of a seller that is as it was
 * - is worked out anew if a buyer in it is gone, for nobody knows who comes after its last one;
 * - else is the best of the known list and of the new and changed buyers alone.
 *
 * @param isFull Whether to work out every list all the same: the long way to the same result.
 */
export async function planDelta(
  state: State,
  stream: BuyerStream,
  sellers: AsyncIterable<Seller>,
  options: MatcherOptions,
  isFull: boolean,
): Promise<Delta> {
  const { buyers, changed, gone, ends } = await compareBuyers(state, stream);
  // Of each seller the number of its known list, or -1.
  const knownLists: number[] = [];
  for await (const seller of sellers) {
    const number = isFull ? -1 : state.sameSeller(seller.id, printOf(seller));
    const isKnown =
      number >= 0 && (gone.size === 0 || !(await state.list(number)).some(({ buyerId }) => gone.has(buyerId)));
    knownLists.push(isKnown ? number : -1);
  }
  const isKnown = (place: number) => (knownLists[place] ?? -1) >= 0;
  const wholeSellers = knownLists.filter((number) => number < 0).length;
  const among = async (keep: (id: string) => boolean) =>
    matcherAmong(analysed(stream, keep), state.statistics, options);
  const parts: Part[] = [];
  if (changed.size > 0 && wholeSellers < knownLists.length) {
    parts.push({ open: () => among((id) => changed.has(id)), takes: isKnown });
  }
  if (wholeSellers > 0) parts.push({ open: () => among(() => true), takes: (place) => !isKnown(place) });
  return {
    parts,
    known: async (place) => (isKnown(place) ? state.list(knownLists[place]!) : []),
    figures: figuresOf(state, buyers.ids.length, ends, options.asOf),
    buyers,
    changedBuyers: changed.size,
    goneBuyers: gone.size,
    wholeSellers,
  };
}

async function compareBuyers(state: State, stream: BuyerStream) {
  const buyers = new PrintList();
  const changed = new Set<string>();
  const isThere = new Uint8Array(state.buyerCount);
  const ends: string[] = [];
  for await (const { id, print, validUntil } of stream()) {
    buyers.add(id, print);
    if (validUntil !== undefined) ends.push(validUntil);
    const number = state.sameBuyer(id, print);
    if (number < 0) changed.add(id);
    else isThere[number] = 1;
  }
  const gone = new Set<string>();
  for (let number = 0; number < isThere.length; number++) if (isThere[number] === 0) gone.add(state.buyerId(number));
  return { buyers, changed, gone, ends };
}

async function* analysed(stream: BuyerStream, keep: (id: string) => boolean) {
  for await (const buyer of stream()) if (keep(buyer.id)) yield buyer.analyse();
}

function figuresOf(
  { statistics }: State,
  size: number,
  ends: readonly string[],
  asOf: string | undefined,
): BuyerFigures {
  const newest = statistics.newestDay === NO_DAY ? undefined : fromDay(statistics.newestDay);
  const day = asOf === undefined ? newest : readDate(asOf).value;
  const expiredCount = day === undefined ? 0 : ends.filter((end) => end < day).length;
  return { size, asOf: day, expiredCount, datedCount: ends.length };
}
