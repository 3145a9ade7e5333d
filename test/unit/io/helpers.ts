import iconv from 'iconv-lite';
import type { BrokenReason } from '../../../src/io/quoteTrail.ts';
import { type RawRecord, RecordSplitter } from '../../../src/io/records.ts';

export const ENCODINGS = [
  'utf-8',
  'utf-8-bom',
  'utf-16le',
  'utf-16be',
  'utf-16le-bom',
  'utf-16be-bom',
  'cp949',
] as const;
export type TestEncoding = (typeof ENCODINGS)[number];

export function encode(text: string, encoding: TestEncoding): Buffer {
  const [name, bom] = encoding.endsWith('-bom') ? [encoding.slice(0, -4), true] : [encoding, false];
  return iconv.encode(text, name!, { addBOM: bom as boolean });
}

/** Pieces of a given size. */
export function* pieces<T extends { length: number; slice(a: number, b: number): T }>(
  whole: T,
  size: number,
): Generator<T> {
  for (let at = 0; at < whole.length; at += size) yield whole.slice(at, at + size);
}

export interface SplitResult {
  records: [line: number, text: string][];
  broken: [line: number, reason: BrokenReason][];
  emptyLines: number;
}

export function split(text: string, options: { delimiter?: string; cells?: number; size?: number } = {}): SplitResult {
  const splitter = new RecordSplitter(options.delimiter ?? ',', options.cells);
  const all: RawRecord[] = [];
  for (const piece of pieces(text, options.size ?? Math.max(text.length, 1))) splitter.push(piece, all);
  splitter.end(all);
  return {
    records: all.filter(({ broken }) => broken === undefined).map(({ line, text }) => [line, text]),
    broken: all.flatMap(({ line, broken }) => (broken === undefined ? [] : [[line, broken] as [number, BrokenReason]])),
    emptyLines: splitter.emptyLines,
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
