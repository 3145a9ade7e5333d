import { availableParallelism } from 'node:os';
import { type BuyerMatcher, matchNamingSeller, snapshotOf } from '../matcher/buyerMatcher.ts';
import type { DecisionBook } from '../matcher/decisions.ts';
import { type LineSettings, linesInThreads, type SellerLines } from '../matcher/matchThreads.ts';
import { sellerLines } from '../matcher/sellerLines.ts';
import type { Outcome } from '../threads/inThreads.ts';
import type { Seller } from '../types.ts';

/** Sellers that are matched without threads first: for so few, starting threads takes longer than matching. */
const FEW = 256;
/** Threads by default, if the machine has as many cores. */
const DEFAULT_THREADS = 4;

/** As many threads as the machine has cores, four at most. */
export function threadsByDefault(): number {
  return Math.min(availableParallelism(), DEFAULT_THREADS);
}

/** Many sellers to be matched and written. */
export interface LinesJob {
  matcher: BuyerMatcher;
  sellers: AsyncIterable<Seller>;
  limit: number;
  lines: LineSettings;
  /** Default: as many as the machine has cores, four at most; none for a few sellers. */
  threads?: number;
  /** What people decided. Its sellers are matched in the calling thread. */
  decisions?: DecisionBook;
}

export type SellerOutcome = Outcome<Seller, SellerLines>;

/** The output lines of each seller, in the sellers' order. They do not depend on the number of threads. */
export async function* matchedLines(job: LinesJob): AsyncGenerator<SellerOutcome, void, undefined> {
  const { matcher, limit, lines, decisions } = job;
  for await (const outcome of foundLines(job)) {
    const { item } = outcome;
    if (!decisions?.concerns(item.id) || 'error' in outcome) yield outcome;
    else yield { item, result: sellerLines(matcher, item, decisions.match(matcher, item, limit), lines) };
  }
}

async function* foundLines(job: LinesJob): AsyncGenerator<SellerOutcome, void, undefined> {
  const threads = job.threads ?? threadsByDefault();
  if (threads === 1) yield* linesHere(job);
  else if (job.threads !== undefined) yield* linesOfThreads(job, threads);
  else {
    const { first, others } = await split(job.sellers, FEW);
    yield* linesHere({ ...job, sellers: first });
    if (others !== undefined) yield* linesOfThreads({ ...job, sellers: others }, threads);
  }
}

async function* linesHere({
  matcher,
  sellers,
  limit,
  lines,
}: Omit<LinesJob, 'sellers'> & { sellers: Iterable<Seller> | AsyncIterable<Seller> }): AsyncGenerator<SellerOutcome> {
  for await (const item of sellers) {
    let outcome: SellerOutcome;
    try {
      outcome = { item, result: sellerLines(matcher, item, matchNamingSeller(matcher, item, { limit }), lines) };
    } catch (error) {
      outcome = { item, error: error as Error };
    }
    yield outcome;
  }
}

function linesOfThreads({ matcher, sellers, limit, lines }: LinesJob, threads: number) {
  const data = { snapshot: snapshotOf(matcher), limit, exhaustive: false, lines };
  return linesInThreads(sellers, data, { threads });
}

/** The first items, and the others if there are any. */
async function split<Item>(items: AsyncIterable<Item>, count: number) {
  const iterator = items[Symbol.asyncIterator]();
  const first: Item[] = [];
  while (first.length < count) {
    const { done, value } = await iterator.next();
    if (done) return { first };
    first.push(value);
  }
  return { first, others: { [Symbol.asyncIterator]: () => iterator } };
}
