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
}

/** A matcher over the buyers of a CSV or index file, with the lines that tell what was read. */
export async function openBuyers(
  source: BuyerSource,
): Promise<{ matcher: BuyerMatcher; counts: string; details: string[]; report?: ReadReport }> {
  const { buyers, index, config, options, onReject } = source;
  if ((buyers === undefined) === (index === undefined)) {
    throw new UsageError('give the buyers with either --buyers FILE.csv or --index FILE.bmx.');
  }
  if (index !== undefined) {
    const matcher = await BuyerMatcher.open(index, options);
    return { matcher, counts: `${index}: ${matcher.size} buyers`, details: [] };
  }
  const reader = readBuyers(buyers!, { columns: config.columns?.buyers, onReject });
  const matcher = await BuyerMatcher.fromBuyers(reader, options);
  return {
    matcher,
    counts: countsLine(reader.report, 'buyers'),
    details: detailLines(reader.report),
    report: reader.report,
  };
}
