import { createHash, type Hash } from 'node:crypto';
import { createReadStream, unlinkSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../errors.ts';
import { writeError } from '../io/atomicFile.ts';
import { differences, type Fingerprint } from './fingerprint.ts';
import { type Checkpoint, Journal, readJournal } from './journal.ts';
import { isRunning, processMark, processOf } from './processMark.ts';

/** What a run has counted; of a checkpoint without what the file itself knows. */
export type Counts = Omit<Checkpoint, 'bytes' | 'digest'>;

/** Bytes that are gathered before they are written. */
const PIECE = 256 * 1024;
const JOURNAL = '.journal';

/** Of this process: files that go at its end, because nothing in them can be resumed. */
const leftovers = new Set<string>();
let isWatching = false;

/**
 * An output that is whole or not there, as an `AtomicFile` is, and of which nothing that is done is lost: what was written
 * up to the last checkpoint stays on the disk beside it (`<name>.partial-...`, with a journal), whatever ends the process,
 * and a later run with `resume` goes on from there.
 */
export class KeptFile {
  /** What an earlier run had done; undefined for a start from nothing. */
  readonly start: Counts | undefined;
  readonly #path: string;
  readonly #target: string;
  readonly #partial: string;
  readonly #handle: FileHandle;
  readonly #journal: Journal;
  readonly #hash: Hash;
  #bytes: number;
  #pieces: Uint8Array[] = [];
  #gathered = 0;
  #writing: Promise<void> = Promise.resolve();
  #saving: Promise<void> | undefined;
  #failure: Error | undefined;
  #last: Counts | undefined;
  #isDone = false;

  private constructor(path: string, target: string, opened: Opened) {
    this.#path = path;
    this.#target = target;
    this.#partial = opened.partial;
    this.#handle = opened.handle;
    this.#journal = opened.journal;
    this.#hash = opened.hash;
    this.#bytes = opened.start?.bytes ?? 0;
    this.start = opened.start;
    this.#last = opened.start;
    if (opened.start === undefined) noteLeftovers(this.#partial);
  }

  /**
   * @param resume Whether to go on with what an unfinished run of the same fingerprint has left.
   * @throws InputError when there is an unfinished run that was made with something else, or is still at work.
   */
  static async open(path: string, fingerprint: Fingerprint, resume: boolean): Promise<KeptFile> {
    try {
      await mkdir(dirname(path), { recursive: true });
      const target = await realpath(path).catch(() => path);
      if ((await stat(target).catch(() => undefined))?.isDirectory()) {
        throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
      }
      const opened =
        (resume ? await takeOver(path, target, fingerprint) : undefined) ?? (await create(target, fingerprint));
      return new KeptFile(path, target, opened);
    } catch (error) {
      throw error instanceof InputError ? error : writeError(error as NodeJS.ErrnoException, path);
    }
  }

  /** Sellers that are safe: a resumed run starts after them. */
  get keptSellers(): number {
    return this.#last?.sellers ?? 0;
  }

  /** Waits only while the disk is slow. @throws BuyermatchError when writing has failed. */
  write(bytes: Uint8Array): void | Promise<void> {
    this.#pieces.push(bytes);
    this.#gathered += bytes.length;
    if (this.#gathered >= PIECE) return this.#flush();
  }

  /**
   * Makes everything that was written so far safe, in the background. Does nothing while an earlier checkpoint is still
   * on its way.
   */
  async checkpoint(counts: Counts): Promise<void> {
    if (this.#saving !== undefined) return;
    await this.#flush();
    await this.#writing;
    this.#throwIfFailed();
    const checkpoint = { ...counts, bytes: this.#bytes, digest: this.#hash.copy().digest('hex') };
    this.#saving = this.#save(checkpoint)
      .catch((error) => {
        this.#failure ??= error;
      })
      .finally(() => {
        this.#saving = undefined;
      });
  }

  /** Waits until everything is on the disk. @throws BuyermatchError when that failed. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.#writing;
    await this.#saving;
    this.#throwIfFailed();
    await this.#handle.datasync().catch((error) => this.#fail(error));
    this.#throwIfFailed();
  }

  /** Gives the file its name, and takes away what unfinished runs of this name have left. */
  async commit(): Promise<void> {
    await this.finish();
    try {
      await rename(this.#partial, this.#target);
      await syncFolder(dirname(this.#target));
    } catch (error) {
      throw writeError(error as NodeJS.ErrnoException, this.#path);
    }
    this.#isDone = true;
    await this.#close();
    forgetLeftovers(this.#partial);
    for (const partial of await unfinished(this.#target)) {
      const owners = (await readJournal(partial + JOURNAL))?.owners ?? [];
      if (partial !== this.#partial && isRunning(owners.at(-1) ?? '')) continue;
      for (const file of [partial, partial + JOURNAL]) await unlink(file).catch(() => {});
    }
  }

  /** Ends without giving the file its name. What is safe stays; if nothing is, nothing stays. */
  async abort(counts?: Counts): Promise<void> {
    if (this.#isDone) return;
    this.#isDone = true;
    // Tried once more, for what came after the last checkpoint.
    if (this.keptSellers > 0 && counts !== undefined && this.#failure === undefined) {
      await this.#saving;
      await this.checkpoint(counts).catch(() => {});
      await this.#saving;
    }
    await this.#writing.catch(() => {});
    if (this.keptSellers > 0) await this.#journal.release().catch(() => {});
    await this.#close();
    if (this.keptSellers > 0) return;
    for (const file of [this.#partial, this.#partial + JOURNAL]) await unlink(file).catch(() => {});
    forgetLeftovers(this.#partial);
  }

  async #save(checkpoint: Checkpoint): Promise<void> {
    const { bytes: _, digest: __, ...counts } = checkpoint;
    await this.#handle.datasync();
    // A folder that was removed would take everything with it, and nobody would know before the end.
    await stat(this.#partial);
    await this.#journal.add(checkpoint);
    this.#last = counts;
    forgetLeftovers(this.#partial);
  }

  async #flush(): Promise<void> {
    this.#throwIfFailed();
    if (this.#gathered === 0) return;
    const piece = Buffer.concat(this.#pieces, this.#gathered);
    this.#pieces = [];
    this.#gathered = 0;
    const before = this.#writing;
    await before;
    this.#throwIfFailed();
    this.#hash.update(piece);
    this.#bytes += piece.length;
    this.#writing = this.#handle.appendFile(piece).catch((error) => this.#fail(error));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
  }

  #throwIfFailed(): void {
    if (this.#failure !== undefined) throw writeError(this.#failure as NodeJS.ErrnoException, this.#path);
  }

  async #close(): Promise<void> {
    await this.#handle.close().catch(() => {});
    await this.#journal.close().catch(() => {});
  }
}

/** How many sellers the unfinished run of an output has done that a run with `resume` could go on with; 0 if there is none. */
export async function unfinishedSellers(path: string): Promise<number> {
  let most = 0;
  for (const partial of await unfinished(await realpath(path).catch(() => path))) {
    const content = await readJournal(partial + JOURNAL);
    if (content === undefined || isRunning(content.owners.at(-1) ?? '')) continue;
    most = Math.max(most, content.checkpoints.at(-1)?.sellers ?? 0);
  }
  return most;
}

interface Opened {
  partial: string;
  handle: FileHandle;
  journal: Journal;
  hash: Hash;
  start?: Checkpoint;
}

async function create(target: string, fingerprint: Fingerprint): Promise<Opened> {
  const mode = (await stat(target).catch(() => undefined))?.mode;
  for (let i = 1; ; i++) {
    // Another machine, or a container, may have a process of the same number.
    const partial = `${nameOfPartials(target)}${process.pid}${i === 1 ? '' : `-${i}`}`;
    try {
      const journal = await Journal.create(partial + JOURNAL, fingerprint, processMark(process.pid)!);
      const handle = await open(partial, 'w', mode);
      return { partial, handle, journal, hash: createHash('sha256') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The unfinished run of this fingerprint that has done most. */
async function takeOver(path: string, target: string, fingerprint: Fingerprint): Promise<Opened | undefined> {
  let best: { partial: string; checkpoints: Checkpoint[] } | undefined;
  let changed: string[] | undefined;
  for (const partial of await unfinished(target)) {
    const content = await readJournal(partial + JOURNAL);
    if (content === undefined || content.checkpoints.length === 0) continue;
    if (isRunning(content.owners.at(-1) ?? '')) {
      const number = processOf(content.owners.at(-1)!);
      throw new InputError(`is being written by process ${number}; wait until it has ended.`, { file: path });
    }
    const { checkpoints } = content;
    const differing = differences(content.fingerprint, fingerprint);
    if (differing.length > 0) changed = differing;
    else if (checkpoints.length > (best?.checkpoints.length ?? 0)) best = { partial, checkpoints };
  }
  if (best !== undefined) return reopen(best.partial, best.checkpoints);
  if (changed === undefined) return undefined;
  throw new InputError(
    `the unfinished run cannot be continued, for ${listed(changed)} ${changed.length === 1 ? 'is' : 'are'} not as it was. ` +
      'Give it what it had, or start anew without --resume.',
    { file: path },
  );
}

async function reopen(partial: string, checkpoints: readonly Checkpoint[]): Promise<Opened | undefined> {
  const found = await lastWhole(partial, checkpoints);
  if (found === undefined) return undefined;
  const journal = await Journal.takeOver(partial + JOURNAL, processMark(process.pid)!);
  const handle = await open(partial, 'a');
  await handle.truncate(found.start.bytes);
  return { partial, handle, journal, hash: found.hash, start: found.start };
}

/** The last checkpoint whose bytes stand in the file as they were written. */
async function lastWhole(partial: string, checkpoints: readonly Checkpoint[]) {
  const hash = createHash('sha256');
  let found: { start: Checkpoint; hash: Hash } | undefined;
  let next = 0;
  let position = 0;
  const settle = () => {
    for (; next < checkpoints.length && checkpoints[next]!.bytes === position; next++) {
      const start = checkpoints[next]!;
      if (hash.copy().digest('hex') === start.digest) found = { start, hash: hash.copy() };
    }
  };
  settle();
  const size = (await stat(partial).catch(() => undefined))?.size ?? 0;
  const end = Math.min(size, checkpoints.at(-1)!.bytes);
  if (end > 0) {
    for await (let chunk of createReadStream(partial, {
      end: end - 1,
      highWaterMark: 1024 * 1024,
    }) as AsyncIterable<Buffer>) {
      while (next < checkpoints.length && checkpoints[next]!.bytes <= position + chunk.length) {
        const part = chunk.subarray(0, checkpoints[next]!.bytes - position);
        hash.update(part);
        position += part.length;
        chunk = chunk.subarray(part.length);
        settle();
      }
      hash.update(chunk);
      position += chunk.length;
    }
  }
  return found;
}

/** Partial files of unfinished runs of this output that have a journal. */
async function unfinished(target: string): Promise<string[]> {
  const start = basename(nameOfPartials(target));
  const names = await readdir(dirname(target)).catch(() => []);
  return names
    .filter((name) => name.startsWith(start) && name.endsWith(JOURNAL))
    .sort()
    .map((name) => join(dirname(target), name.slice(0, -JOURNAL.length)));
}

function nameOfPartials(target: string): string {
  return join(dirname(target), `${basename(target)}.partial-`);
}

/** So that the new name outlives a power cut; a system that cannot do it has done all it can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function noteLeftovers(partial: string): void {
  if (!isWatching) process.once('exit', removeLeftovers);
  isWatching = true;
  leftovers.add(partial);
}

function forgetLeftovers(partial: string): void {
  leftovers.delete(partial);
}

function removeLeftovers(): void {
  for (const partial of leftovers) {
    for (const file of [partial, partial + JOURNAL]) {
      try {
        unlinkSync(file);
      } catch {
        // It is gone already.
      }
    }
  }
}
