import { once } from 'node:events';
import { AtomicFile } from '../io/atomicFile.ts';
import type { OutFile } from './outFile.ts';

/** An output of which nothing can be kept if the run ends early: the standard output, a device or a pipe. */
export class DirectFile implements OutFile {
  readonly start = undefined;
  readonly keptSellers = 0;
  readonly #file: AtomicFile;

  private constructor(file: AtomicFile) {
    this.#file = file;
  }

  static async open(path: string): Promise<DirectFile> {
    return new DirectFile(await AtomicFile.open(path));
  }

  write(bytes: Uint8Array): void | Promise<void> {
    const { stream } = this.#file;
    if (stream.destroyed) this.#file.throwIfFailed();
    else if (!stream.write(bytes)) return this.#drained();
  }

  async checkpoint(): Promise<void> {}

  finish(): Promise<void> {
    return this.#file.finish();
  }

  commit(): Promise<void> {
    return this.#file.commit();
  }

  abort(): Promise<void> {
    return this.#file.abort();
  }

  async #drained(): Promise<void> {
    const ended = new AbortController();
    await Promise.race(['drain', 'close'].map((event) => once(this.#file.stream, event, { signal: ended.signal })));
    ended.abort();
    this.#file.throwIfFailed();
  }
}
