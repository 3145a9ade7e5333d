import type { Counts } from '../batch/keptFile.ts';
import type { BuyerFigures } from '../batch/shards.ts';
import { grouped } from '../explain/caution.ts';
import type { ReadReport } from '../io/report.ts';
import type { DecisionBook } from '../matcher/decisions.ts';
import type { CodeContradictions } from './codeContradictions.ts';
import { decisionLines } from './decisionBook.ts';
import type { OpenedBuyers } from './openBuyers.ts';
import { countsLine, detailLines } from './readingSummary.ts';

/** What a run of `match` read and did. */
export interface MatchOutcome {
  buyers: OpenedBuyers;
  sellers: ReadReport;
  counts: Counts;
  codes: CodeContradictions;
  decisions: DecisionBook;
}

/** Prints the counts of a run; @param resumed Sellers that an earlier run had done. */
export function printSummary(
  { out, quiet, decisions: file }: { out: string; quiet?: boolean; decisions?: string },
  { buyers, sellers, counts, codes, decisions }: MatchOutcome,
  resumed: number,
): void {
  const { withoutMatch, failed, rows } = counts;
  const lines = [
    buyers.counts,
    ...(quiet ? [] : buyers.details),
    countsLine(sellers, 'sellers'),
    ...(quiet ? [] : detailLines(sellers)),
    ...codes.lines(sellers.file, quiet ?? false),
    ...(resumed === 0 ? [] : [`went on after ${grouped(resumed)} sellers of an unfinished run`]),
    `${grouped(counts.sellers - withoutMatch - failed.length)} sellers with matches, ${grouped(withoutMatch)} without; ` +
      `${grouped(rows)} rows in ${out === '-' ? 'the standard output' : out}`,
    ...failed.slice(0, 1).map(({ id, reason }) => failedLine(failed.length, id, reason)),
    referenceLine(buyers.figures),
    ...(file === undefined ? [] : decisionLines(file, decisions)),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
}

function failedLine(count: number, id: string, reason: string): string {
  return `${grouped(count)} sellers could not be matched (first: "${id}", ${reason}); they are in --rejects`;
}

function referenceLine({ asOf, datedCount, expiredCount }: BuyerFigures): string {
  if (asOf !== undefined)
    return `as of ${asOf}: ${grouped(expiredCount)} buyers not matched, since their request ended before`;
  const warning =
    datedCount > 0 ? `; ${grouped(datedCount)} requests have an end date that nothing is held against` : '';
  return `no buyer has a date of activity, so nothing counts as expired${warning}. To set the day: --as-of`;
}
