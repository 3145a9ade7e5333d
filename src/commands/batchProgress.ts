import { grouped } from '../explain/caution.ts';
import type { ReadReport } from '../io/report.ts';

/** Where progress is shown: on a terminal as a bar, in a log as a line a minute, or not at all. */
export type ProgressMode = 'auto' | 'log' | 'none';

/** What a line of progress tells. */
export interface ProgressState {
  sellers: number;
  /** Of them, those that an earlier run had done. */
  resumed: number;
  /** How much of the sellers file is read, 0..1. */
  fraction: number;
  report: ReadReport;
}

const BAR_LENGTH = 24;
const TERMINAL_EVERY = 250;
const LOG_EVERY = 60_000;

/** How far a long run is, on the standard error. */
export class BatchProgress {
  readonly #isBar: boolean;
  readonly #every: number;
  readonly #began = performance.now();
  #shown: number;

  constructor(mode: ProgressMode, quiet: boolean) {
    this.#isBar = mode === 'auto' && !quiet && process.stderr.isTTY === true;
    this.#every = this.#isBar ? TERMINAL_EVERY : mode === 'log' && !quiet ? LOG_EVERY : Number.POSITIVE_INFINITY;
    this.#shown = this.#began;
  }

  /** To be called often: it shows something now and then. */
  show(state: () => ProgressState): void {
    const now = performance.now();
    if (now - this.#shown < this.#every) return;
    this.#shown = now;
    const line = progressLine(state(), (now - this.#began) / 1000);
    if (!this.#isBar) process.stderr.write(`${line}\n`);
    else process.stderr.write(`\r${line.slice(0, (process.stderr.columns ?? 80) - 1)}\x1b[K`);
  }

  clear(): void {
    if (this.#isBar) process.stderr.write('\r\x1b[K');
  }
}

/** `[######------]  50 %  1,234 sellers  812/s  3 min left  12 repairs  1 rejects` */
export function progressLine({ sellers, resumed, fraction, report }: ProgressState, seconds: number): string {
  const done = Math.round(fraction * BAR_LENGTH);
  const bar = `[${'#'.repeat(done)}${'-'.repeat(BAR_LENGTH - done)}]`;
  const percent = `${String(Math.floor(fraction * 100)).padStart(3)} %`;
  const rate = (sellers - resumed) / Math.max(seconds, 1e-3);
  const left =
    fraction > 0 && sellers > resumed ? timeLeft(seconds, fraction, resumed / sellers) : 'time left not known';
  let repairs = 0;
  for (const { count } of report.repairs.values()) repairs += count;
  return [
    `${bar} ${percent}`,
    `${grouped(sellers)} sellers`,
    `${rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))}/s`,
    left,
    `${grouped(repairs)} repairs`,
    `${grouped(report.rejected)} rejects`,
  ].join('  ');
}

/** @param resumedShare Share of the sellers so far that this run did not work on. */
function timeLeft(seconds: number, fraction: number, resumedShare: number): string {
  const worked = fraction * (1 - resumedShare);
  const left = (seconds * (1 - fraction)) / worked;
  if (left < 90) return `${Math.ceil(left)} s left`;
  if (left < 90 * 60) return `${Math.ceil(left / 60)} min left`;
  return `${(left / 3600).toFixed(1)} h left`;
}
