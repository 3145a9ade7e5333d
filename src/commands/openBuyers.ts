import { stat } from 'node:fs/promises';
import { type BuyerStream, streamOfIndex, streamOfProfiles } from '../batch/buyerStream.ts';
import type { JoinedJob, Part } from '../batch/joinedLines.ts';
import { threadsByDefault } from '../batch/matchedLines.ts';
import { type BuyerFigures, type Memory, roomFor, shardsOf } from '../batch/shards.ts';
import { UsageError } from '../errors.ts';
import { readBuyers } from '../io/readBuyers.ts';
import type { ReadReport, Reject } from '../io/report.ts';
import { lexiconWith } from '../lexicon/index.ts';
import { BuyerMatcher, indexOf } from '../matcher/buyerMatcher.ts';
import type { MatcherOptions } from '../matcher/options.ts';
import { resolveWeights } from '../rank/weights.ts';
import type { Seller } from '../types.ts';
import type { Config } from './config.ts';
import type { DeltaFiles } from './deltaFiles.ts';
import { countsLine, detailLines } from './readingSummary.ts';

/** Where the buyers come from, and how they are read. */
export interface BuyerSource {
  buyers?: string;
  index?: string;
  config: Config;
  options: MatcherOptions;
  onReject?: (reject: Reject) => void;
  /** Bytes of the whole run. */
  maxMemory?: number;
  threads?: number;
  /** Of a run that begins with a state or leaves one. */
  delta?: DeltaFiles;
  quiet?: boolean;
  /** The sellers, to see which are as they were. */
  sellers?: AsyncIterable<Seller>;
}

/** Buyers that were opened: in one matcher, or in parts if all together would take too much memory. */
export interface OpenedBuyers {
  matcher?: BuyerMatcher;
  parts?: Part[];
  figures: BuyerFigures;
  /** Lists that are known from an earlier run. */
  known?: JoinedJob['known'];
  /** Leaves the state for the next run. */
  finishState?(): Promise<void>;
  /** The lines that tell what was read. */
  counts: string;
  details: string[];
  /** Absent for an index file. */
  report?: ReadReport;
}

/** Opens the buyers of a CSV or index file. */
export async function openBuyers(source: BuyerSource): Promise<OpenedBuyers> {
  const { buyers, index } = source;
  if (buyers !== undefined && index === undefined) return openFile(buyers, source);
  if (index !== undefined && buyers === undefined) return openIndex(index, source);
  throw new UsageError('give the buyers with either --buyers FILE.csv or --index FILE.bmx.');
}

/** As {@link openBuyers}, for commands that need all buyers in one matcher. */
export async function openMatcher(
  source: Pick<BuyerSource, 'buyers' | 'index' | 'config' | 'options'>,
): Promise<OpenedBuyers & { matcher: BuyerMatcher }> {
  const opened = await openBuyers(source);
  return { ...opened, matcher: opened.matcher! };
}

async function openIndex(index: string, source: BuyerSource): Promise<OpenedBuyers> {
  const { options, maxMemory, threads = threadsByDefault(), delta } = source;
  if (maxMemory !== undefined) await checkFits(index, { most: maxMemory, threads });
  const matcher = await BuyerMatcher.open(index, options);
  const opened = { matcher, figures: matcher, counts: `${index}: ${matcher.size} buyers`, details: [] };
  if (delta === undefined) return opened;
  return { ...opened, ...(await openDelta(delta, streamOfIndex(matcher), source, matcher)) };
}

async function openFile(file: string, source: BuyerSource): Promise<OpenedBuyers> {
  const { config, options, onReject, maxMemory, threads = threadsByDefault(), delta } = source;
  const columns = config.columns?.buyers;
  const reader = readBuyers(file, { columns, onReject });
  const again = readBuyers(file, { columns });
  let opened: Pick<OpenedBuyers, 'matcher' | 'parts' | 'figures' | 'known' | 'finishState'>;
  if (delta?.hasSince) {
    const stream = streamOfProfiles(
      firstAndThen(reader, again),
      resolveWeights(options.weights),
      lexiconWith(options.lexicon),
    );
    opened = await openDelta(delta, stream, source);
  } else if (maxMemory !== undefined) {
    opened = await shardsOf(reader, again, options, { most: maxMemory, threads });
  } else {
    const matcher = await BuyerMatcher.fromBuyers(reader, options);
    opened = { matcher, figures: matcher };
    if (delta !== undefined) {
      const stream = streamOfProfiles(again, resolveWeights(options.weights), lexiconWith(options.lexicon));
      opened = await openDelta(delta, stream, source, matcher);
    }
  }
  const counts = countsLine(reader.report, 'buyers');
  const partCount = delta === undefined ? (opened.parts?.length ?? 1) : 1;
  return {
    ...opened,
    counts: partCount === 1 ? counts : `${counts}; searched in ${partCount} parts`,
    details: detailLines(reader.report),
    report: reader.report,
  };
}

/** @param matcher All buyers by their own statistics, for a run that begins without a state. */
async function openDelta(delta: DeltaFiles, stream: BuyerStream, source: BuyerSource, matcher?: BuyerMatcher) {
  if (!delta.hasSince) {
    const parts: Part[] = [{ open: async () => matcher!, takes: () => true }];
    const finishState = () => delta.finish(stream, indexOf(matcher!).statistics);
    return { matcher: undefined, parts, figures: matcher!, finishState };
  }
  const { parts, known, figures, line } = await delta.plan(stream, source.sellers!, source.options);
  if (!source.quiet) process.stderr.write(`${line}\n`);
  return { matcher: undefined, parts, known, figures, finishState: () => delta.finish(stream, undefined) };
}

/** Reads from the first source once, and from the other ever after. */
function firstAndThen<Item>(first: AsyncIterable<Item>, then: AsyncIterable<Item>): AsyncIterable<Item> {
  let source = first;
  return {
    [Symbol.asyncIterator]() {
      const iterator = source[Symbol.asyncIterator]();
      source = then;
      return iterator;
    },
  };
}

async function checkFits(index: string, memory: Memory): Promise<void> {
  const size = (await stat(index).catch(() => undefined))?.size ?? 0;
  if (size <= roomFor(memory)) return;
  throw new UsageError(
    '--max-memory is less than this index needs; give the buyers with --buyers, to be searched part by part.',
  );
}
