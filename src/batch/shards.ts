import { lexiconWith } from '../lexicon/index.ts';
import { type BuyerMatcher, matcherAmong } from '../matcher/buyerMatcher.ts';
import { checkBuyer } from '../matcher/checkProfile.ts';
import { indexedBuyer } from '../matcher/indexedBuyer.ts';
import type { MatcherOptions } from '../matcher/options.ts';
import type { IndexedBuyer } from '../postings/buyerIndex.ts';
import { NO_DAY } from '../postings/buyerTable.ts';
import { type Statistics, StatisticsCounter } from '../postings/statistics.ts';
import { fromDay, readDate } from '../profile/date.ts';
import { resolveWeights } from '../rank/weights.ts';
import type { Buyer } from '../types.ts';
import type { Part } from './joinedLines.ts';

/** Bytes of an index for each posting and each buyer; measured, see `benchmarks/build.ts`. */
const POSTING_BYTES = 8;
const BUYER_BYTES = 200;
/** While an index is built, and before the last one is cleared away, there is more than one of it. */
const BUILDING = 2.5;
/** The program with the lexicon, and each thread. */
const BASE_BYTES = 250 * 2 ** 20;
const THREAD_BYTES = 100 * 2 ** 20;

/** What the summary of a run tells of its buyers. */
export interface BuyerFigures {
  readonly size: number;
  readonly asOf: string | undefined;
  readonly expiredCount: number;
  readonly datedCount: number;
}

/** What a run may use. */
export interface Memory {
  /** Bytes. */
  most: number;
  threads: number;
}

export interface Shards {
  parts: Part[];
  figures: BuyerFigures;
}

/**
 * Buyers in as many parts as the memory asks for. They are read once to count what all scores have in common, and once
 * more for each part.
 *
 * @param first The buyers, for counting.
 * @param again The same buyers, to be read anew as often as needed.
 */
export async function shardsOf(
  first: AsyncIterable<Buyer>,
  again: AsyncIterable<Buyer>,
  options: MatcherOptions,
  memory: Memory,
): Promise<Shards> {
  const weights = resolveWeights(options.weights);
  const lexicon = lexiconWith(options.lexicon);
  const analyse = (buyer: Buyer) => indexedBuyer(buyer, weights, lexicon);
  const counter = new StatisticsCounter(NO_DAY);
  const ends: number[] = [];
  for await (const buyer of first) {
    checkBuyer(buyer);
    const { terms, facts } = analyse(buyer);
    counter.add(terms, facts.lastActive);
    if (facts.validUntil !== undefined) ends.push(facts.validUntil);
  }
  const statistics = counter.statistics();
  const size = statistics.documentCount;
  const count = shardCount(size, counter.postings, memory);
  const parts = Array.from({ length: count }, (_, i) => {
    const [from, to] = [Math.floor((i * size) / count), Math.floor(((i + 1) * size) / count)];
    return { open: () => open(again, analyse, from, to, statistics, options), takes: () => true };
  });
  return { parts, figures: figuresOf(statistics, ends, options.asOf) };
}

/** How many parts keep the largest within the memory; at least one. */
export function shardCount(buyers: number, postings: number, memory: Memory): number {
  const needed = (postings * POSTING_BYTES + buyers * BUYER_BYTES) * BUILDING;
  return Math.max(1, Math.min(buyers, Math.ceil(needed / roomFor(memory))));
}

/** What is left for buyers. */
export function roomFor({ most, threads }: Memory): number {
  return Math.max(most - BASE_BYTES - threads * THREAD_BYTES, most / 8);
}

function open(
  buyers: AsyncIterable<Buyer>,
  analyse: (buyer: Buyer) => IndexedBuyer,
  from: number,
  to: number,
  statistics: Statistics,
  options: MatcherOptions,
): Promise<BuyerMatcher> {
  async function* slice() {
    let place = 0;
    for await (const buyer of buyers) {
      if (place >= to) return;
      if (place++ >= from) yield analyse(buyer);
    }
  }
  return matcherAmong(slice(), statistics, options);
}

function figuresOf(
  { documentCount, newestDay }: Statistics,
  ends: readonly number[],
  asOf: string | undefined,
): BuyerFigures {
  const newest = newestDay === NO_DAY ? undefined : fromDay(newestDay);
  const day = asOf === undefined ? newest : readDate(asOf).value;
  return {
    size: documentCount,
    asOf: day,
    expiredCount: day === undefined ? 0 : ends.filter((end) => fromDay(end) < day).length,
    datedCount: ends.length,
  };
}
