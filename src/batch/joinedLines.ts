import type { BuyerMatcher } from '../matcher/buyerMatcher.ts';
import type { LineSettings } from '../matcher/matchThreads.ts';
import { joinScoredLines, rankedLines, type ScoredLine, unpackScoredLines } from '../matcher/scoredLines.ts';
import type { Seller } from '../types.ts';
import { matchedLines, type SellerOutcome } from './matchedLines.ts';
import { type Share, Spool } from './spool.ts';

/** Some of the buyers, to be searched for some of the sellers. All parts score by the same statistics. */
export interface Part {
  /** Opened when its turn comes, and let go before the next. */
  open(): Promise<BuyerMatcher>;
  /** Whether the seller at this place is searched for here. */
  takes(place: number): boolean;
}

export interface JoinedJob {
  parts: readonly Part[];
  /** The sellers, to be read anew for each part. */
  again: AsyncIterable<Seller>;
  /** The same sellers once more, for the last pass, which joins. */
  sellers: AsyncIterable<Seller>;
  limit: number;
  lines: LineSettings;
  threads?: number;
  /** Temporary files begin with this. */
  temporary: string;
  /** A list that is known from before, of yet other buyers. */
  known?(place: number): Promise<readonly ScoredLine[]>;
  /** Gets each list when it is complete. */
  onList?(seller: Seller, list: readonly ScoredLine[]): Promise<void>;
}

/**
 * Searches parts of the buyers one after the other and joins what they give, seller by seller: the very lines of all
 * buyers together, for a buyer that stands in the whole list of a seller stands in the list of its part too.
 */
export async function* joinedLines(job: JoinedJob): AsyncGenerator<SellerOutcome, void, undefined> {
  const spools: Spool[] = [];
  try {
    for (const [i, part] of job.parts.entries()) {
      const spool = await Spool.open(`${job.temporary}-${i + 1}`);
      spools.push(spool);
      await searchPart(job, part, spool);
    }
    yield* join(job, spools);
  } finally {
    for (const spool of spools) await spool.close();
  }
}

async function searchPart(job: JoinedJob, part: Part, spool: Spool): Promise<void> {
  const { limit, threads } = job;
  const sellers = taken(job.again, part);
  const lines = { ...job.lines, isScored: true };
  const matcher = await part.open();
  for await (const outcome of matchedLines({ matcher, sellers, limit, threads, lines })) {
    await spool.write('result' in outcome ? outcome.result : { reason: outcome.error.message });
  }
}

async function* taken(sellers: AsyncIterable<Seller>, part: Part): AsyncGenerator<Seller, void, undefined> {
  let place = 0;
  for await (const seller of sellers) if (part.takes(place++)) yield seller;
}

async function* join(job: JoinedJob, spools: readonly Spool[]): AsyncGenerator<SellerOutcome, void, undefined> {
  const shares = spools.map((spool) => spool.shares());
  let place = 0;
  for await (const item of job.sellers) {
    const lists: (readonly ScoredLine[])[] = [];
    let reason: string | undefined;
    for (const [i, part] of job.parts.entries()) {
      if (!part.takes(place)) continue;
      const share = (await shares[i]!.next()).value as Share;
      if ('reason' in share) reason = share.reason;
      else lists.push(unpackScoredLines(share.bytes));
    }
    if (job.known !== undefined) lists.push(await job.known(place));
    place++;
    if (reason !== undefined) {
      yield { item, error: new Error(reason) };
      continue;
    }
    const list = joinScoredLines(lists, job.limit);
    await job.onList?.(item, list);
    yield { item, result: { bytes: Buffer.from(rankedLines(list)), rows: list.length } };
  }
}
