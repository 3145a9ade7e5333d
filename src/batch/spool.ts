import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeError } from '../io/atomicFile.ts';

const PIECE = 1024 * 1024;
/** In the place of a length: what follows is an error's message. */
const FAILED = 0x80000000;

/** One seller's share of a spool: its packed lines, or why there are none. */
export type Share = { bytes: Uint8Array } | { reason: string };

/**
 * Shares of many sellers in a temporary file, written one after the other and read back in that order. The file has no
 * name any more once it is open, so that nothing is left of it whatever ends the process.
 */
export class Spool {
  readonly #path: string;
  readonly #file: FileHandle;
  #pieces: Uint8Array[] = [];
  #gathered = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  static async open(path: string): Promise<Spool> {
    try {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, 'w+');
      // Where a system keeps the names of open files, it goes in `close`.
      await rm(path, { force: true }).catch(() => {});
      return new Spool(path, file);
    } catch (error) {
      throw writeError(error as NodeJS.ErrnoException, path);
    }
  }

  async write(share: Share): Promise<void> {
    const isFailed = 'reason' in share;
    const bytes = isFailed ? Buffer.from(share.reason) : share.bytes;
    const mark = Buffer.allocUnsafe(4);
    mark.writeUInt32LE(isFailed ? (bytes.length | FAILED) >>> 0 : bytes.length);
    this.#pieces.push(mark, bytes);
    this.#gathered += 4 + bytes.length;
    if (this.#gathered >= PIECE) await this.#flush();
  }

  /** What was written, from the first on. */
  async *shares(): AsyncGenerator<Share, void, undefined> {
    await this.#flush();
    let rest = Buffer.alloc(0);
    let position = 0;
    for (;;) {
      const piece = Buffer.allocUnsafeSlow(PIECE);
      const { bytesRead } = await this.#file.read(piece, 0, PIECE, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      rest = Buffer.concat([rest, piece.subarray(0, bytesRead)]);
      let at = 0;
      while (rest.length - at >= 4) {
        const mark = rest.readUInt32LE(at);
        const end = at + 4 + (mark & ~FAILED);
        if (end > rest.length) break;
        const bytes = rest.subarray(at + 4, end);
        yield mark >= FAILED ? { reason: bytes.toString() } : { bytes };
        at = end;
      }
      rest = rest.subarray(at);
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
    await rm(this.#path, { force: true }).catch(() => {});
  }

  async #flush(): Promise<void> {
    if (this.#gathered === 0) return;
    const bytes = Buffer.concat(this.#pieces, this.#gathered);
    this.#pieces = [];
    this.#gathered = 0;
    try {
      await this.#file.appendFile(bytes);
    } catch (error) {
      throw writeError(error as NodeJS.ErrnoException, this.#path);
    }
  }
}
