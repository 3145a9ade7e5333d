import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../errors.ts';
import { fromHandle, type OpenBytes } from './openBytes.ts';

/** A piece of a stream; a string stands for its UTF-8 bytes. */
export type Chunk = Uint8Array | string;

/** One-shot iterables that were read already: to read them again would silently give nothing. */
const consumed = new WeakSet<object>();

/** @internal Brings the chunks of any iterable to bytes; a surrogate pair cut by two strings is put together. */
export async function* toBytes(
  source: AsyncIterable<Chunk> | Iterable<Chunk>,
  file: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (consumed.has(source)) {
    throw new InputError('this stream has been read already; give a path, or an iterable that starts anew.', { file });
  }
  if (isOneShot(source)) consumed.add(source);
  let high = '';
  for await (const chunk of source) {
    if (chunk instanceof Uint8Array) {
      yield chunk;
    } else if (typeof chunk === 'string') {
      const text = high + chunk;
      const last = text.charCodeAt(text.length - 1);
      high = last >= 0xd800 && last < 0xdc00 ? text.slice(-1) : '';
      yield Buffer.from(high === '' ? text : text.slice(0, -1), 'utf8');
    } else {
      throw new InputError(`a chunk must be a Buffer, Uint8Array or string; found ${typeof chunk}.`, { file });
    }
  }
  if (high !== '') yield Buffer.from(high, 'utf8');
}

/**
 * @internal Copies a stream to a temporary file, so that it can be read twice in constant memory. The file loses its name
 * at once where the system allows it (not on Windows), so not even a killed process leaves it behind.
 */
export async function spool(chunks: AsyncIterable<Uint8Array>, file: string): Promise<OpenBytes> {
  const path = join(tmpdir(), `buyermatch-${process.pid}-${randomUUID()}.spool`);
  let handle: FileHandle | undefined;
  let named = true;
  const remove = async (): Promise<void> => {
    if (named) await unlink(path).catch(() => {});
    named = false;
  };
  try {
    handle = await open(path, 'wx+', 0o600);
    if (process.platform !== 'win32') await remove();
    let size = 0;
    for await (const chunk of chunks) {
      for (let written = 0; written < chunk.length; ) {
        const { bytesWritten } = await handle.write(chunk, written, chunk.length - written, size + written);
        written += bytesWritten;
      }
      size += chunk.length;
    }
    return fromHandle(handle, size, remove);
  } catch (error) {
    await handle?.close().catch(() => {});
    await remove();
    if (error instanceof InputError) throw error;
    throw spoolError(error as NodeJS.ErrnoException, file);
  }
}

function spoolError(error: NodeJS.ErrnoException, file: string): InputError {
  const message =
    error.code === 'ENOSPC'
      ? `no space left in ${tmpdir()} for the copy that reading a stream needs; free some, set TMPDIR, or give a path.`
      : `the stream failed: ${error.message}.`;
  return new InputError(message, { file }, { cause: error });
}

function isOneShot(source: AsyncIterable<Chunk> | Iterable<Chunk>): boolean {
  const iterators = source as Partial<AsyncIterable<Chunk> & Iterable<Chunk>> & { readable?: boolean };
  if (typeof iterators.readable === 'boolean' || 'pipe' in source) return true;
  // A generator is its own iterator; a web stream is locked while read and cannot be read again.
  if ('getReader' in source) return true;
  return 'next' in source;
}
