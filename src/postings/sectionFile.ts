import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputError } from '../errors.ts';

/**
 * A file of named typed arrays: magic, format version, length of the header, header (JSON), the arrays, each aligned to
 * 64 bytes, and a SHA-256 over all before it. Little-endian, as every machine that Node runs on. The same content
 * always gives the same bytes.
 */
const MAGIC = 'BMXINDEX';
const FORMAT_VERSION = 5;
const PREAMBLE_BYTES = 16;
const DIGEST_BYTES = 32;
const ALIGNMENT = 64;
/** Reads and writes go in pieces, since one call takes 2 GiB at most. */
const PIECE_BYTES = 64 * 1024 * 1024;

const ARRAY_TYPES = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array };
type ArrayType = keyof typeof ARRAY_TYPES;
type ArrayConstructor = new (buffer: ArrayBufferLike, offset: number, length: number) => SectionArray;
export type SectionArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** What a file holds. */
export interface SectionFile {
  /** Small facts about the content, as JSON. */
  meta: Record<string, unknown>;
  sections: Map<string, SectionArray>;
}

interface Header {
  meta: Record<string, unknown>;
  sections: { name: string; type: ArrayType; offset: number; length: number }[];
  /** Of the whole file, digest included. */
  bytes: number;
}

/** Writes a file beside its place and renames it when it is complete, so that no half file ever looks finished. */
export async function writeSectionFile(path: string, { meta, sections }: SectionFile): Promise<void> {
  const partial = `${path}.partial-${process.pid}-${randomBytes(4).toString('hex')}`;
  const file = await open(partial, 'wx').catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(
      `cannot be written (${cause.code}). Check the folder and its permissions.`,
      { file: path },
      { cause },
    );
  });
  try {
    await writeAll(file, meta, sections);
    await file.sync();
    await file.close();
    await rename(partial, path);
  } catch (cause) {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw new InputError(`writing failed (${code}); no index file was left.`, { file: path }, { cause });
  }
}

/**
 * Reads a file back. The arrays are views of one buffer: nothing is parsed or copied.
 *
 * @throws InputError that says whether the file is missing, foreign, of another version, cut short or altered.
 */
export async function readSectionFile(path: string): Promise<SectionFile> {
  const file = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    const found = cause.code === 'ENOENT' ? 'there is no such file' : `it cannot be opened (${cause.code})`;
    throw new InputError(`${found}. Build it: buyermatch index --buyers buyers.csv --out ${basename(path)}`, {
      file: path,
    });
  });
  try {
    const bytes = await readAll(file, path);
    return view(bytes, path);
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, meta: Header['meta'], sections: SectionFile['sections']): Promise<void> {
  const hash = createHash('sha256');
  const write = async (bytes: Uint8Array) => {
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
      const piece = bytes.subarray(from, from + PIECE_BYTES);
      hash.update(piece);
      await file.writeFile(piece);
    }
  };
  const { preamble, offsets } = layOut(meta, sections);
  await write(preamble);
  let position = preamble.length;
  for (const [name, array] of sections) {
    await write(new Uint8Array(offsets.get(name)! - position));
    await write(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    position = offsets.get(name)! + array.byteLength;
  }
  await file.writeFile(hash.digest());
}

/** The bytes before the first section, and where each section starts. */
function layOut(meta: Header['meta'], sections: SectionFile['sections']) {
  // The header names offsets that depend on its own length, so it gets a fixed room that is surely enough.
  const described = [...sections].map(([name, array]) => ({
    name,
    type: array.constructor.name as ArrayType,
    offset: Number.MAX_SAFE_INTEGER,
    length: array.length,
  }));
  const room = JSON.stringify({ meta, sections: described, bytes: Number.MAX_SAFE_INTEGER });
  const headerBytes = aligned(PREAMBLE_BYTES + Buffer.byteLength(room)) - PREAMBLE_BYTES;
  const offsets = new Map<string, number>();
  let position = PREAMBLE_BYTES + headerBytes;
  for (const section of described) {
    position = aligned(position);
    section.offset = position;
    offsets.set(section.name, position);
    position += sections.get(section.name)!.byteLength;
  }
  const header: Header = { meta, sections: described, bytes: position + DIGEST_BYTES };
  const preamble = Buffer.alloc(PREAMBLE_BYTES + headerBytes, ' ');
  preamble.write(MAGIC, 0, 'latin1');
  preamble.writeUInt32LE(FORMAT_VERSION, 8);
  preamble.writeUInt32LE(headerBytes, 12);
  preamble.write(JSON.stringify(header), PREAMBLE_BYTES, 'utf8');
  return { preamble, offsets };
}

/** Into shared memory, so that threads can use the content without a copy. */
async function readAll(file: FileHandle, path: string): Promise<Uint8Array<SharedArrayBuffer>> {
  const { size } = await file.stat();
  const head = Buffer.alloc(Math.min(size, PREAMBLE_BYTES));
  await file.read(head, 0, head.length, 0);
  // Refused before the rest is read: a wrong file may be large.
  checkPreamble(head, size, path);
  const bytes = new Uint8Array(new SharedArrayBuffer(size));
  for (let from = 0; from < size; ) {
    const { bytesRead } = await file.read(bytes, from, Math.min(PIECE_BYTES, size - from), from);
    if (bytesRead === 0) throw damaged(path, 'it became shorter while it was read');
    from += bytesRead;
  }
  return bytes;
}

function checkPreamble(head: Buffer, size: number, path: string): void {
  if (head.length < PREAMBLE_BYTES || head.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new InputError('is not a buyermatch index (.bmx). To match from a CSV file use --buyers.', { file: path });
  }
  const version = head.readUInt32LE(8);
  if (version > FORMAT_VERSION) {
    throw new InputError(
      `has index format ${version}, newer than this buyermatch reads (${FORMAT_VERSION}). Update buyermatch.`,
      { file: path },
    );
  }
  if (version < FORMAT_VERSION) {
    throw new InputError(
      `has the old index format ${version} (this buyermatch reads ${FORMAT_VERSION}). ${rebuild(path)}`,
      { file: path },
    );
  }
  if (head.readUInt32LE(12) > size) throw damaged(path, 'its header is cut off');
}

function view(bytes: Uint8Array<SharedArrayBuffer>, path: string): SectionFile {
  const content = bytes.subarray(0, bytes.length - DIGEST_BYTES);
  const digest = createHash('sha256');
  for (let from = 0; from < content.length; from += PIECE_BYTES)
    digest.update(content.subarray(from, from + PIECE_BYTES));
  const isIntact = digest.digest().equals(bytes.subarray(content.length));
  const header = isIntact ? parseHeader(bytes) : undefined;
  if (header === undefined) {
    const expected = declaredBytes(bytes);
    const isShort = expected !== undefined && expected > bytes.length;
    throw damaged(path, isShort ? `it has ${bytes.length} of ${expected} bytes` : 'its checksum does not agree');
  }
  const sections = new Map<string, SectionArray>();
  for (const { name, type, offset, length } of header.sections) {
    sections.set(name, new (ARRAY_TYPES[type] as ArrayConstructor)(bytes.buffer, offset, length));
  }
  return { meta: header.meta, sections };
}

function parseHeader(bytes: Uint8Array): Header {
  const length = new DataView(bytes.buffer).getUint32(12, true);
  // TextDecoder takes no shared memory.
  const header = Buffer.from(bytes.buffer as unknown as ArrayBuffer, bytes.byteOffset + PREAMBLE_BYTES, length);
  return JSON.parse(header.toString('utf8'));
}

/** The length that the header tells, if the header of a damaged file can still be read. */
function declaredBytes(bytes: Uint8Array): number | undefined {
  try {
    return parseHeader(bytes).bytes;
  } catch {
    return undefined;
  }
}

function damaged(path: string, how: string): InputError {
  return new InputError(`is damaged: ${how}. ${rebuild(path)}`, { file: path });
}

function rebuild(path: string): string {
  return `Build it again: buyermatch index --buyers buyers.csv --out ${basename(path)}`;
}

function aligned(position: number): number {
  return Math.ceil(position / ALIGNMENT) * ALIGNMENT;
}
