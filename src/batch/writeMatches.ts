import { matchHead } from '../io/matchRows.ts';
import type { OutputFormat } from '../io/tableWriter.ts';
import type { Counts } from './keptFile.ts';
import type { SellerOutcome } from './matchedLines.ts';
import type { OutFile } from './outFile.ts';

/** Milliseconds between two checkpoints, about so much work is done again after a kill: at first, and at most. */
const FIRST_CHECKPOINT = 100;
const CHECKPOINT_EVERY = 2000;

export interface WriteEvents {
  /** After each seller. */
  onSeller?(): void | Promise<void>;
  /** A seller that cannot be matched; the run goes on. */
  onFailed?(failed: { id: string; reason: string }): void | Promise<void>;
}

/**
 * Writes the lines of all sellers; of a resumed run those that were not done.
 *
 * @param linesAfter Gives the outcomes of the sellers after the first few.
 * @param counts Counted up as it goes, so that whoever ends the run early knows how far it was.
 */
export async function writeMatches(
  linesAfter: (sellers: number) => AsyncIterable<SellerOutcome>,
  format: OutputFormat,
  out: OutFile,
  counts: Counts,
  events: WriteEvents = {},
): Promise<void> {
  if (out.start === undefined) await out.write(Buffer.from(matchHead(format)));
  for (const failed of counts.failed) await events.onFailed?.(failed);
  let saved = performance.now();
  let every = FIRST_CHECKPOINT;
  for await (const outcome of linesAfter(counts.sellers)) {
    if ('result' in outcome) {
      const { bytes, rows } = outcome.result;
      if (rows === 0) counts.withoutMatch++;
      counts.rows += rows;
      const written = out.write(bytes);
      if (written !== undefined) await written;
    } else {
      const failed = { id: outcome.item.id, reason: outcome.error.message };
      counts.failed.push(failed);
      await events.onFailed?.(failed);
    }
    counts.sellers++;
    const watched = events.onSeller?.();
    if (watched !== undefined) await watched;
    if (performance.now() - saved < every) continue;
    await out.checkpoint({ ...counts, failed: [...counts.failed] });
    saved = performance.now();
    every = Math.min(CHECKPOINT_EVERY, every * 2);
  }
}

/** Counts of a run that has done nothing, or what an earlier one has done. */
export function countsFrom(start: Counts | undefined): Counts {
  return start === undefined
    ? { sellers: 0, withoutMatch: 0, rows: 0, failed: [] }
    : { ...start, failed: [...start.failed] };
}

/** The items after the first few, which are read and dropped: so the counts of reading are those of the whole file. */
export async function* without<Item>(items: AsyncIterable<Item>, count: number): AsyncGenerator<Item, void, undefined> {
  let left = count;
  for await (const item of items) {
    if (left > 0) left--;
    else yield item;
  }
}
