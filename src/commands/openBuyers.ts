import { stat } from 'node:fs/promises';
import type { Part } from '../batch/joinedLines.ts';
import { threadsByDefault } from '../batch/matchedLines.ts';
import { type BuyerFigures, type Memory, roomFor, shardsOf } from '../batch/shards.ts';
import { UsageError } from '../errors.ts';
import { readBuyers } from '../io/readBuyers.ts';
import type { ReadReport, Reject } from '../io/report.ts';
import { BuyerMatcher, type MatcherOptions } from '../matcher/buyerMatcher.ts';
import type { Config } from './config.ts';
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
}

/** Buyers that were opened: in one matcher, or in parts if all together would take too much memory. */
export interface OpenedBuyers {
  matcher?: BuyerMatcher;
  parts?: Part[];
  figures: BuyerFigures;
  /** The lines that tell what was read. */
  counts: string;
  details: string[];
  /** Absent for an index file. */
  report?: ReadReport;
}

/** Opens the buyers of a CSV or index file. */
export async function openBuyers(source: BuyerSource): Promise<OpenedBuyers> {
  const { buyers, index, config, options, onReject, maxMemory, threads = threadsByDefault() } = source;
  if ((buyers === undefined) === (index === undefined)) {
    throw new UsageError('give the buyers with either --buyers FILE.csv or --index FILE.bmx.');
  }
  if (index !== undefined) {
    if (maxMemory !== undefined) await checkFits(index, { most: maxMemory, threads });
    const matcher = await BuyerMatcher.open(index, options);
    return { matcher, figures: matcher, counts: `${index}: ${matcher.size} buyers`, details: [] };
  }
  const columns = config.columns?.buyers;
  const reader = readBuyers(buyers!, { columns, onReject });
  let opened: Pick<OpenedBuyers, 'matcher' | 'parts' | 'figures'>;
  if (maxMemory === undefined) {
    const matcher = await BuyerMatcher.fromBuyers(reader, options);
    opened = { matcher, figures: matcher };
  } else {
    opened = await shardsOf(reader, readBuyers(buyers!, { columns }), options, { most: maxMemory, threads });
  }
  const counts = countsLine(reader.report, 'buyers');
  const partCount = opened.parts?.length ?? 1;
  return {
    ...opened,
    counts: partCount === 1 ? counts : `${counts}; searched in ${partCount} parts`,
    details: detailLines(reader.report),
    report: reader.report,
  };
}

async function checkFits(index: string, memory: Memory): Promise<void> {
  const size = (await stat(index).catch(() => undefined))?.size ?? 0;
  if (size <= roomFor(memory)) return;
  throw new UsageError(
    '--max-memory is less than this index needs; give the buyers with --buyers, to be searched part by part.',
  );
}
