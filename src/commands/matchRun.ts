import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinedLines } from '../batch/joinedLines.ts';
import type { Counts } from '../batch/keptFile.ts';
import { matchedLines, type SellerOutcome } from '../batch/matchedLines.ts';
import type { OutFile } from '../batch/outFile.ts';
import { countsFrom, without, writeMatches } from '../batch/writeMatches.ts';
import { BuyermatchError } from '../errors.ts';
import { grouped } from '../explain/caution.ts';
import { readSellers } from '../io/readSellers.ts';
import type { RejectsFile } from '../io/rejects.ts';
import type { OutputFormat } from '../io/tableWriter.ts';
import type { DecisionBook } from '../matcher/decisions.ts';
import type { MatcherOptions } from '../matcher/options.ts';
import { matchRows } from '../matcher/sellerLines.ts';
import type { Language, Seller } from '../types.ts';
import { BatchProgress, type ProgressMode } from './batchProgress.ts';
import { CodeContradictions } from './codeContradictions.ts';
import type { Config } from './config.ts';
import { readDecisionBook } from './decisionBook.ts';
import type { DeltaFiles } from './deltaFiles.ts';
import { type MatchOutcome, printSummary } from './matchSummary.ts';
import { openBuyers } from './openBuyers.ts';
import { previewTable } from './previewTable.ts';
import { inputStats, type RunStats, writeStats } from './runStats.ts';

export interface MatchFlags {
  sellers: string;
  buyers?: string;
  index?: string;
  out: string;
  top?: number;
  format?: OutputFormat;
  lang?: Language;
  rejects?: string;
  config?: string;
  weights?: string;
  lexicon?: string;
  asOf?: string;
  threads?: number;
  resume?: true;
  progress: ProgressMode;
  stats?: string;
  preview?: number;
  quiet?: true;
  maxMemory?: number;
  state?: string;
  since?: string;
  full?: true;
  decisions?: string;
  dryRun?: true;
}

/** What a run writes to, and what people decided. */
export interface RunParts {
  out: OutFile;
  rejects: RejectsFile;
  delta?: DeltaFiles;
  decisions: DecisionBook;
}

/** What the flags and the config file say together. */
export interface Settings {
  limit: number;
  language: Language;
  format: OutputFormat;
  preview: number;
  quiet: boolean;
}

/** How many buyers of each seller the preview shows. */
const PREVIEW_BUYERS = 3;
/** Milliseconds between two states of the stats file. */
const STATS_EVERY = 10_000;

/** One run of `match`, from opening the buyers to the summary. */
export class MatchRun {
  readonly #given: MatchFlags;
  readonly #settings: Settings;
  readonly #out: OutFile;
  readonly #rejects: RejectsFile;
  readonly #delta: DeltaFiles | undefined;
  readonly #decisions: DecisionBook;
  readonly #counts: Counts;
  #codes: CodeContradictions | undefined;
  readonly #resumed: number;
  readonly #began = performance.now();
  /** The first sellers, for the preview. */
  readonly #first: Seller[] = [];
  #matchingBegan: number | undefined;
  #statsWritten = performance.now();
  #sellers: ReturnType<typeof readSellers> | undefined;
  /** The same sellers, for runs that go through them more than once. */
  #again: ReturnType<typeof readSellers> | undefined;
  #buyers: Awaited<ReturnType<typeof openBuyers>> | undefined;

  constructor(given: MatchFlags, settings: Settings, { out, rejects, delta, decisions }: RunParts) {
    this.#delta = delta;
    this.#decisions = decisions;
    this.#given = given;
    this.#settings = settings;
    this.#out = out;
    this.#rejects = rejects;
    this.#counts = countsFrom(out.start);
    this.#resumed = this.#counts.sellers;
    process.once('exit', this.#onExit);
    if (given.out === '-') process.stdout.prependListener('error', this.#onStdoutError);
  }

  async run(config: Config, options: MatcherOptions): Promise<void> {
    const { given, onReject } = { given: this.#given, onReject: this.#rejects.onReject };
    const columns = config.columns?.sellers;
    this.#codes = new CodeContradictions(this.#settings.language, options.lexicon);
    this.#again = readSellers(given.sellers, { columns });
    this.#buyers = await openBuyers({ ...given, sellers: this.#again, config, options, onReject, delta: this.#delta });
    this.#sellers = readSellers(given.sellers, { columns, onReject });
    this.#matchingBegan = performance.now();
    await this.#write();
    // Both are whole before either gets its name; the one that a resumed run looks for comes last.
    await this.#out.finish();
    await this.#rejects.finish();
    await this.#rejects.commit();
    await this.#out.commit();
    await this.#rejects.sweep();
    await this.#buyers.finishState?.();
    this.#end();
    const outcome: MatchOutcome = {
      buyers: this.#buyers,
      sellers: this.#sellers.report,
      counts: this.#counts,
      codes: this.#codes,
      decisions: this.#decisions,
    };
    printSummary(given, outcome, this.#resumed);
    await this.#writeStats('done');
    if (this.#settings.preview > 0) await this.#printPreview();
  }

  /** Ends a run that failed. @returns The error, with a word on what is kept. */
  async failed(error: unknown): Promise<unknown> {
    this.#end();
    await this.#out.abort(this.#counts);
    if (this.#given.stats !== undefined) await this.#writeStats('failed', error).catch(() => {});
    const { keptSellers } = this.#out;
    if (keptSellers === 0 || !(error instanceof Error)) return error;
    return new BuyermatchError(`${error.message} ${keptLine(keptSellers)}`, {}, { cause: error });
  }

  async #write(): Promise<void> {
    const progress = new BatchProgress(this.#given.progress, this.#settings.quiet);
    try {
      await writeMatches((done) => this.#linesAfter(done), this.#settings.format, this.#out, this.#counts, {
        onSeller: () => {
          progress.show(() => this.#progress());
          return this.#statsAreDue() ? this.#writeStats('running') : undefined;
        },
        onFailed: ({ id, reason }) =>
          this.#rejects.onReject({
            file: this.#given.sellers,
            line: 0,
            id,
            reason: `cannot be matched: ${reason}`,
            record: '',
          }),
      });
    } finally {
      progress.clear();
    }
  }

  /** The lines of the sellers after the first few. */
  #linesAfter(done: number): AsyncIterable<SellerOutcome> {
    const { limit, language, format } = this.#settings;
    const { threads, out } = this.#given;
    const sellers = this.#watched(this.#sellers!);
    const job = { limit, threads, lines: { format, language } };
    const { matcher, parts, known } = this.#buyers!;
    if (matcher !== undefined) {
      return matchedLines({ ...job, matcher, sellers: without(sellers, done), decisions: this.#decisions });
    }
    const temporary = `${out === '-' ? join(tmpdir(), 'buyermatch') : out}.part-${process.pid}`;
    const { onList } = this.#delta ?? {};
    return without(
      joinedLines({ ...job, parts: parts!, again: this.#again!, sellers, known, onList, temporary }),
      done,
    );
  }

  #progress() {
    const { report, fraction } = this.#sellers!;
    return { sellers: this.#counts.sellers, resumed: this.#resumed, fraction, report };
  }

  async *#watched(sellers: AsyncIterable<Seller>): AsyncGenerator<Seller, void, undefined> {
    for await (const seller of sellers) {
      this.#codes!.note(seller);
      if (this.#first.length < this.#settings.preview) this.#first.push(seller);
      yield seller;
    }
  }

  #statsAreDue(): boolean {
    return this.#given.stats !== undefined && performance.now() - this.#statsWritten > STATS_EVERY;
  }

  async #writeStats(state: RunStats['state'], error?: unknown): Promise<void> {
    if (this.#given.stats === undefined) return;
    this.#statsWritten = performance.now();
    await writeStats(this.#given.stats, this.#statsNow(state, error));
  }

  #statsNow(state: RunStats['state'], error: unknown): RunStats {
    const { sellers: done, withoutMatch, failed, rows } = this.#counts;
    const now = performance.now();
    const matching = (now - (this.#matchingBegan ?? now)) / 1000;
    const resumed = this.#resumed;
    const { user, system } = process.cpuUsage();
    return {
      version: 1,
      state,
      ...(error === undefined ? {} : { error: error instanceof Error ? error.message : String(error) }),
      sellers: {
        done,
        resumed,
        withMatches: done - withoutMatch - failed.length,
        withoutMatch,
        failed: failed.length,
        fraction: this.#sellers?.fraction ?? 0,
      },
      rows,
      input: {
        sellers: this.#sellers && inputStats(this.#sellers.report),
        buyers: this.#buyers?.report && inputStats(this.#buyers.report),
      },
      buyers: { count: this.#buyers?.figures.size ?? 0, expired: this.#buyers?.figures.expiredCount ?? 0 },
      seconds: {
        opening: (now - this.#began) / 1000 - matching,
        matching,
        total: (now - this.#began) / 1000,
        cpu: (user + system) / 1e6,
      },
      sellersPerSecond: matching > 0 ? (done - resumed) / matching : 0,
    };
  }

  async #printPreview(): Promise<void> {
    const matcher = this.#buyers!.matcher!;
    // A book of its own: the one of the run has counted these sellers.
    const decisions = await readDecisionBook(this.#given.decisions);
    const { limit, language } = this.#settings;
    const rows = this.#first.flatMap((seller) =>
      matchRows(matcher, seller, decisions.match(matcher, seller, limit).slice(0, PREVIEW_BUYERS), language),
    );
    const names = new Map(this.#first.map(({ id, companyName = '' }) => [id, companyName]));
    process.stdout.write(previewTable(rows, (id) => names.get(id) ?? ''));
  }

  #end(): void {
    process.off('exit', this.#onExit);
    process.stdout.off('error', this.#onStdoutError);
  }

  /** A signal ends the process by its exit: what is kept is told then. */
  readonly #onExit = (): void => {
    const { keptSellers } = this.#out;
    if (keptSellers > 0) process.stderr.write(`buyermatch: stopped. ${keptLine(keptSellers)}\n`);
  };

  readonly #onStdoutError = ({ code }: NodeJS.ErrnoException): void => {
    if (code !== 'EPIPE') return;
    const { sellers } = this.#counts;
    process.stderr.write(
      `buyermatch: the standard output was closed by its reader, after ${grouped(sellers)} sellers\n`,
    );
    process.exit(1);
  };
}

function keptLine(sellers: number): string {
  return `The matches of ${grouped(sellers)} sellers are kept; the same command with --resume goes on from there.`;
}
