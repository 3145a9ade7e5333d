import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import type { Fingerprint } from './fingerprint.ts';

/** How far a run is: what stands on the disk for certain. */
export interface Checkpoint {
  sellers: number;
  withoutMatch: number;
  rows: number;
  /** Sellers that could not be matched. */
  failed: { id: string; reason: string }[];
  /** Length of the output, and its SHA-256. */
  bytes: number;
  digest: string;
}

type Entry =
  | { kind: 'run'; version: number; fingerprint: Fingerprint }
  /** The process that writes here from now on; '' for none. */
  | { kind: 'owner'; mark: string }
  | ({ kind: 'checkpoint' } & Checkpoint);

const VERSION = 1;

/** What a journal holds; torn or altered lines, and all after them, count as never written. */
export interface JournalContent {
  fingerprint: Fingerprint;
  /** Marks of all processes that wrote here; the last is '' if it let go. */
  owners: string[];
  checkpoints: Checkpoint[];
}

/** A file to which each step of a run is added when the output up to there is safe on the disk. */
export class Journal {
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** @throws An EEXIST error if there is such a file. */
  static async create(path: string, fingerprint: Fingerprint, mark: string): Promise<Journal> {
    const journal = new Journal(await open(path, 'wx'));
    await journal.#add({ kind: 'run', version: VERSION, fingerprint }, { kind: 'owner', mark });
    return journal;
  }

  /** Goes on with a journal of a process that has ended. */
  static async takeOver(path: string, mark: string): Promise<Journal> {
    const whole = wholeLines(await readFile(path, 'utf8'));
    const handle = await open(path, 'r+');
    // A torn last line would spoil the one that is added.
    await handle.truncate(Buffer.byteLength(whole.map((line) => `${line}\n`).join('')));
    await handle.close();
    const journal = new Journal(await open(path, 'a'));
    await journal.#add({ kind: 'owner', mark });
    return journal;
  }

  add(checkpoint: Checkpoint): Promise<void> {
    return this.#add({ kind: 'checkpoint', ...checkpoint });
  }

  /** Lets another run go on with it at once, also one of this process. */
  async release(): Promise<void> {
    await this.#add({ kind: 'owner', mark: '' });
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #add(...entries: Entry[]): Promise<void> {
    await this.#handle.appendFile(entries.map(lineOf).join(''));
    await this.#handle.datasync();
  }
}

/** @returns undefined for a file that is no journal of this version. */
export async function readJournal(path: string): Promise<JournalContent | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const entries = wholeLines(text).map((line) => JSON.parse(line.slice(CHECK_LENGTH + 1)) as Entry);
  const [run] = entries;
  if (run?.kind !== 'run' || run.version !== VERSION) return undefined;
  const owners: string[] = [];
  const checkpoints: Checkpoint[] = [];
  for (const entry of entries) {
    if (entry.kind === 'owner') owners.push(entry.mark);
    if (entry.kind !== 'checkpoint') continue;
    const { kind: _, ...checkpoint } = entry;
    // A resumed run may have begun from an earlier one, where later ones could not be relied on.
    while ((checkpoints.at(-1)?.bytes ?? -1) >= checkpoint.bytes) checkpoints.pop();
    checkpoints.push(checkpoint);
  }
  return { fingerprint: run.fingerprint, owners, checkpoints };
}

const CHECK_LENGTH = 16;

/** An entry behind a check of its own, so that half a line is known as one. */
function lineOf(entry: Entry): string {
  const json = JSON.stringify(entry);
  return `${checkOf(json)} ${json}\n`;
}

function checkOf(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, CHECK_LENGTH);
}

function wholeLines(text: string): string[] {
  const lines = text.split('\n');
  const end = lines.findIndex((line, i) => i === lines.length - 1 || !isWhole(line));
  return lines.slice(0, end);
}

function isWhole(line: string): boolean {
  return line[CHECK_LENGTH] === ' ' && line.slice(0, CHECK_LENGTH) === checkOf(line.slice(CHECK_LENGTH + 1));
}
