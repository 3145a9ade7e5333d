import { createWriteStream, unlinkSync } from 'node:fs';
import { mkdir, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { BuyermatchError } from '../errors.ts';

/** Partial files of this process; whatever ends it, they go. */
const partials = new Set<string>();

/**
 * A file that appears whole or not at all: it is written as `<name>.partial-<pid>` in the same folder, and gets its name at
 * {@link commit}. `-` is the standard output; a device or a pipe (`/dev/null`) is written directly.
 */
export class AtomicFile {
  /** Write here, or pipe into it. */
  readonly stream: Writable;
  readonly #path: string;
  readonly #partial: string | undefined;
  readonly #target: string;
  readonly #pipes = new Set<unknown>();
  #failure: Error | undefined;
  #done = false;

  private constructor(path: string, stream: Writable, target: string, partial?: string) {
    this.#path = path;
    this.stream = stream;
    this.#target = target;
    this.#partial = partial;
    stream.on('error', (error) => {
      this.#failure ??= error;
    });
    stream.on('pipe', (source) => this.#pipes.add(source));
    stream.on('unpipe', (source) => this.#pipes.delete(source));
  }

  /**
   * Opens a file for writing; folders that do not exist are made.
   *
   * @throws BuyermatchError when the path is a folder, or may not be written.
   */
  static async open(path: string): Promise<AtomicFile> {
    if (path === '-') return new AtomicFile('the standard output', new StandardOutput(), '');
    try {
      await mkdir(dirname(path), { recursive: true });
      // A link stays a link: what it points to is replaced.
      const target = await realpath(path).catch(() => path);
      const status = await stat(target).catch(() => undefined);
      if (status?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
      const direct = status !== undefined && !status.isFile();
      const partial = direct ? target : partialOf(target, process.pid);
      const handle = await open(partial, 'w', status?.mode);
      const stream = createWriteStream(partial, { fd: handle, flush: !direct } as Parameters<
        typeof createWriteStream
      >[1]);
      if (direct) return new AtomicFile(path, stream, target);
      remember(partial);
      return new AtomicFile(path, stream, target, partial);
    } catch (error) {
      throw writeError(error as NodeJS.ErrnoException, path);
    }
  }

  /**
   * Waits until everything is written, what is still piped in included. Of several files that belong together all are
   * finished before the first is committed.
   *
   * @throws BuyermatchError when writing failed; the partial file is gone then.
   */
  async finish(): Promise<void> {
    try {
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#pipes.size === 0 && !this.stream.writableEnded) this.stream.end();
      if (!this.stream.closed) await finished(this.stream);
      if (this.#failure !== undefined) throw this.#failure;
    } catch (error) {
      await this.abort();
      throw error instanceof BuyermatchError ? error : writeError(error as NodeJS.ErrnoException, this.#path);
    }
  }

  /**
   * Finishes, and gives the file its name.
   *
   * @throws BuyermatchError when writing failed; the partial file is gone then.
   */
  async commit(): Promise<void> {
    if (this.#done) return;
    await this.finish();
    try {
      if (this.#partial !== undefined) {
        await rename(this.#partial, this.#target);
        partials.delete(this.#partial);
      }
      this.#done = true;
    } catch (error) {
      await this.abort();
      throw error instanceof BuyermatchError ? error : writeError(error as NodeJS.ErrnoException, this.#path);
    }
  }

  /** Takes away what processes have left of this file that were killed in the middle of it. */
  async sweep(): Promise<void> {
    const start = basename(partialOf(this.#target, ''));
    for (const name of await readdir(dirname(this.#target)).catch(() => [])) {
      const number = name.startsWith(start) ? name.slice(start.length) : '';
      if (!/^\d+$/.test(number) || isAlive(Number(number))) continue;
      await unlink(join(dirname(this.#target), name)).catch(() => {});
    }
  }

  /** @throws BuyermatchError when writing has failed; for writers that would else wait for a stream that is gone. */
  throwIfFailed(): void {
    if (this.#failure !== undefined) throw writeError(this.#failure as NodeJS.ErrnoException, this.#path);
  }

  /** Drops what was written; what stood under the name stays. Does nothing after {@link commit}. */
  async abort(): Promise<void> {
    if (this.#done) return;
    this.#done = true;
    this.stream.destroy();
    if (!this.stream.closed) await finished(this.stream).catch(() => {});
    if (this.#partial === undefined) return;
    await unlink(this.#partial).catch(() => {});
    partials.delete(this.#partial);
  }
}

/** Forwards to the standard output and leaves it open. A reader that goes away (`| head`) ends the output quietly. */
class StandardOutput extends Writable {
  #readerGone = false;
  readonly #onError = (error: NodeJS.ErrnoException): void => {
    if (error.code === 'EPIPE') this.#readerGone = true;
    else this.destroy(error);
  };

  constructor() {
    super({ decodeStrings: true });
    process.stdout.on('error', this.#onError);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#readerGone) {
      done();
      return;
    }
    process.stdout.write(chunk, (error) => {
      const { code } = (error ?? {}) as NodeJS.ErrnoException;
      if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') this.#readerGone = true;
      done(this.#readerGone ? null : error);
    });
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    // The error event of a pipe comes after the callback of its write; it must still find a listener.
    if (!this.#readerGone) process.stdout.off('error', this.#onError);
    done(error);
  }
}

function isAlive(processNumber: number): boolean {
  try {
    return process.kill(processNumber, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function partialOf(target: string, processNumber: number | ''): string {
  return join(dirname(target), `${basename(target)}.partial-${processNumber}`);
}

function remember(partial: string): void {
  if (partials.size === 0) process.once('exit', removePartials);
  partials.add(partial);
}

function removePartials(): void {
  for (const partial of partials) {
    try {
      unlinkSync(partial);
    } catch {
      // It is gone already.
    }
  }
}

/** The failure to write a file, as one line with its mend. */
export function writeError(error: NodeJS.ErrnoException, path: string): BuyermatchError {
  return new BuyermatchError(writeMessage(error, path), { file: path }, { cause: error });
}

function writeMessage(error: NodeJS.ErrnoException, path: string): string {
  switch (error.code) {
    case 'EISDIR':
      return 'this is a folder; give the name of a file to write.';
    case 'ENOTDIR':
    case 'EEXIST':
      return `cannot be written, for a part of "${dirname(path)}" is a file, not a folder.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'no permission to write here; choose another folder.';
    case 'EBUSY':
      return 'the file is in use; close it (in Excel, for example) and run again.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full; free some space and run again.';
    case 'EFBIG':
      return 'the file may not become larger here; raise the limit (ulimit -f) or choose another disk, and run again.';
    case 'ENOENT':
      return `the folder "${dirname(path)}" has gone; make it again and run again.`;
    case 'ENAMETOOLONG':
      return 'the name is too long; choose a shorter one.';
    default:
      return `writing failed: ${error.message}.`;
  }
}
