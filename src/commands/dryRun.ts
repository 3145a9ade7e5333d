import { grouped } from '../explain/caution.ts';
import { readBuyers } from '../io/readBuyers.ts';
import { readSellers } from '../io/readSellers.ts';
import type { ReadReport, Reject } from '../io/report.ts';
import { BuyerMatcher } from '../matcher/buyerMatcher.ts';
import type { Config } from './config.ts';
import { columnLines, countsLine, detailLines } from './readingSummary.ts';

/** Rejected rows of a file that are shown. */
const SHOWN_REJECTS = 5;

/** Reads the files of a run and tells what was understood; nothing is matched and nothing is written. */
export async function dryRun(
  { sellers, buyers, index }: { sellers: string; buyers?: string; index?: string },
  { columns }: Config,
): Promise<void> {
  const lines = [...(await read(sellers, 'sellers', columns?.sellers))];
  if (buyers !== undefined) lines.push(...(await read(buyers, 'buyers', columns?.buyers)));
  if (index !== undefined) lines.push(`${index}: ${grouped((await BuyerMatcher.open(index)).size)} buyers`);
  lines.push('dry run: nothing was written');
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function read(
  file: string,
  kind: 'sellers' | 'buyers',
  columns: Record<string, string> | undefined,
): Promise<string[]> {
  const rejects: Reject[] = [];
  const onReject = (reject: Reject): void => {
    if (rejects.length < SHOWN_REJECTS) rejects.push(reject);
  };
  const reader =
    kind === 'sellers' ? readSellers(file, { columns, onReject }) : readBuyers(file, { columns, onReject });
  for await (const _ of reader) {
    // Only the counts are wanted.
  }
  return [...fileLines(reader.report, kind), ...rejects.map(rejectLine)];
}

function fileLines(report: ReadReport, kind: string): string[] {
  return [countsLine(report, kind), ...columnLines(report), ...detailLines(report)];
}

function rejectLine({ line, reason, record }: Reject): string {
  const text = record.replace(/\s+/g, ' ');
  return `  rejected line ${line}: ${reason} (${text.length > 60 ? `${text.slice(0, 60)}...` : text})`;
}
