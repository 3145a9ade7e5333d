import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../errors.ts';
import { nearestName } from '../suggest.ts';
import { checkIsText } from './fileKind.ts';
import { fromHandle, fromMemory, type OpenBytes } from './openBytes.ts';
import { type Chunk, spool, toBytes } from './spool.ts';

/**
 * Where a table is read from:
 * - a path or a `file:` URL;
 * - the CSV text itself: a string that contains a line break (no path does), or its bytes as one `Uint8Array`;
 * - a stream or any iterable of chunks. It is copied to a temporary file, for reading takes two passes.
 */
export type Source = string | URL | Uint8Array | AsyncIterable<Chunk> | Iterable<Chunk>;

/** An opened source, whose bytes can be read any number of times until it is closed. */
export interface OpenSource {
  /** The path as given, `<text>`, `<bytes>` or `<stream>`: what messages call it. */
  name: string;
  /** Bytes in all, as they were when it was opened. */
  size: number;
  /** All bytes from the start. */
  chunks(): AsyncGenerator<Buffer, void, undefined>;
  /** Closes the file; a temporary one is deleted. May be called twice. */
  close(): Promise<void>;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * Opens a source and checks by its first bytes that it is text.
 *
 * @throws InputError when it does not exist, cannot be read, is empty or is no text (an Excel workbook, a PDF, ...).
 */
export async function openSource(source: Source): Promise<OpenSource> {
  const name = nameOf(source);
  const opened = await openBytes(source, name);
  try {
    const head = Buffer.alloc(4096);
    const length = await opened.read(head, 0);
    if (opened.size === 0)
      throw new InputError('the file is empty; expected a header line and rows under it.', { file: name });
    checkIsText(head.subarray(0, length), name);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return { name, size: opened.size, chunks: () => readChunks(opened, name), close: opened.close };
}

/** What messages call a source. */
export function nameOf(source: Source): string {
  if (source instanceof URL) return source.protocol === 'file:' ? fileURLToPath(source) : source.href;
  if (typeof source === 'string') return isText(source) ? '<text>' : source;
  if (source instanceof Uint8Array) return '<bytes>';
  return '<stream>';
}

async function openBytes(source: Source, name: string): Promise<OpenBytes> {
  if (typeof source === 'string' && isText(source)) return fromMemory(Buffer.from(source, 'utf8'));
  if (source === '') throw new InputError('the path of an input file is empty; give a path.');
  if (source instanceof Uint8Array) return fromMemory(source);
  if (typeof source === 'string' || source instanceof URL) return openFile(source, name);
  if (typeof source === 'object' && source !== null && (Symbol.asyncIterator in source || Symbol.iterator in source)) {
    return spool(toBytes(source, name), name);
  }
  throw new InputError('expected a path, a file: URL, CSV text, a stream or an iterable of chunks.', { file: name });
}

async function openFile(path: string | URL, name: string): Promise<OpenBytes> {
  if (path instanceof URL && path.protocol !== 'file:') {
    throw new InputError('only file: URLs can be read; download it first.', { file: name });
  }
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const status = await handle.stat();
    if (status.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
    if (status.isFile()) return fromHandle(handle, status.size);
    // A pipe or a device, such as /dev/stdin or <(...): it can be read only once.
    return await spool(handle.createReadStream(), name);
  } catch (error) {
    await handle?.close().catch(() => {});
    if (error instanceof InputError) throw error;
    throw await openingError(error as NodeJS.ErrnoException, name);
  }
}

async function* readChunks(opened: OpenBytes, name: string): AsyncGenerator<Buffer, void, undefined> {
  for (let position = 0; position < opened.size; ) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let length: number;
    try {
      length = await opened.read(chunk, position);
    } catch (error) {
      throw new InputError(`reading failed: ${(error as Error).message}.`, { file: name }, { cause: error });
    }
    if (length === 0) return;
    yield chunk.subarray(0, length);
    position += length;
  }
}

function isText(source: string): boolean {
  return source.includes('\n') || source.includes('\r');
}

async function openingError(error: NodeJS.ErrnoException, name: string): Promise<InputError> {
  return new InputError(await openingMessage(error, name), { file: name }, { cause: error });
}

async function openingMessage(error: NodeJS.ErrnoException, name: string): Promise<string> {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `no such file${await nearMiss(name)}`;
    case 'EISDIR':
      return 'this is a folder; expected a CSV file.';
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read the file; change its permissions or copy it to a folder of your own.';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open; close some and run again.';
    default:
      return `cannot be opened: ${error.message}.`;
  }
}

/** `; did you mean "sellers.csv"?` when the folder has a file of almost that name, else what is wrong with the folder. */
async function nearMiss(path: string): Promise<string> {
  const folder = dirname(path);
  const wanted = basename(path).normalize('NFC');
  try {
    // Sorted by code unit, so that the hint does not depend on the file system. NFC, for macOS decomposes Hangul.
    const names = (await readdir(folder)).sort();
    const composed = names.map((name) => name.normalize('NFC'));
    const near = composed[composed.indexOf(wanted)] ?? nearestName(wanted, composed);
    return near === undefined ? '; check the path.' : `; did you mean "${names[composed.indexOf(near)]}"?`;
  } catch {
    const exists = await stat(folder).then(
      () => true,
      () => false,
    );
    return exists ? '; check the path.' : `: the folder "${folder}" does not exist.`;
  }
}
