import { rename, writeFile } from 'node:fs/promises';
import { writeError } from '../io/atomicFile.ts';
import type { ReadReport } from '../io/report.ts';

/** Counts and times of a run as `--stats` writes them. Fields are added, never renamed or taken away. */
export interface RunStats {
  version: 1;
  state: 'running' | 'done' | 'failed';
  /** Why, if it failed. */
  error?: string;
  sellers: {
    done: number;
    /** Of them done by an earlier run that this one went on with. */
    resumed: number;
    withMatches: number;
    withoutMatch: number;
    failed: number;
    /** How much of the file is read, 0..1. */
    fraction: number;
  };
  /** Lines of the output, without its header. */
  rows: number;
  /** Absent where nothing was read yet, and for buyers of an index file, which has no rows. */
  input: { sellers?: InputStats; buyers?: InputStats };
  buyers: { count: number; expired: number };
  /** Wall-clock. `opening` is everything before the first seller, mostly reading or building the index. */
  seconds: {
    opening: number;
    matching: number;
    total: number;
    /** Processor time of all threads together. */
    cpu: number;
  };
  /** Of this run alone. */
  sellersPerSecond: number;
}

interface InputStats {
  file: string;
  encoding: string;
  rows: number;
  used: number;
  rejected: number;
  merged: number;
  repaired: number;
  leftEmpty: number;
}

export function inputStats(report: ReadReport): InputStats {
  const { file, encoding, rows, used, rejected, merged, repairs, problems } = report;
  return { file, encoding, rows, used, rejected, merged, repaired: sum(repairs), leftEmpty: sum(problems) };
}

function sum(tallies: ReadReport['repairs']): number {
  let total = 0;
  for (const { count } of tallies.values()) total += count;
  return total;
}

/** Writes the file so that a reader never sees half of it. */
export async function writeStats(path: string, stats: RunStats): Promise<void> {
  const partial = `${path}.partial-${process.pid}`;
  try {
    await writeFile(partial, `${JSON.stringify(stats, undefined, 2)}\n`);
    await rename(partial, path);
  } catch (error) {
    throw writeError(error as NodeJS.ErrnoException, path);
  }
}
