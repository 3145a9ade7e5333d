import type { OutputFormat } from '../io/tableWriter.ts';
import type { SharedIndex } from '../postings/sharedIndex.ts';
import type { Weights } from '../rank/weights.ts';
import { inThreads, type Outcome } from '../threads/inThreads.ts';
import type { Language, Match, Seller } from '../types.ts';

/** A matcher as it goes to another thread. */
export interface MatcherSnapshot {
  index: SharedIndex;
  weights: Weights;
  /** `YYYY-MM-DD`, if one was given. */
  asOf?: string;
  /** Additions to the lexicon, to be read again. */
  lexicon?: { text: string; source: string };
  cacheSize: number;
}

/** How matches are written: what the lines of a seller depend on besides its matches. */
export interface LineSettings {
  format: OutputFormat;
  language: Language;
  /** Lines with their scores and without ranks, to be joined with those of other buyers. */
  isScored?: boolean;
}

/** `workerData` of a matching thread. */
export interface MatchThreadData {
  snapshot: MatcherSnapshot;
  limit: number;
  exhaustive: boolean;
  /** Give the lines of the output instead of the matches. */
  lines?: LineSettings;
}

/** The lines of one seller, as they stand in the output. */
export interface SellerLines {
  bytes: Uint8Array;
  rows: number;
}

/** The lines of many sellers, one after the other. */
export interface PackedLines {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where each seller's lines end in `bytes`. */
  ends: Uint32Array;
  rows: Uint32Array;
}

/** The file that a thread runs: beside this one in the sources, beside the bundles in the package. */
const FILE = new URL(import.meta.url.endsWith('.ts') ? './matchThread.ts' : './matchThread.js', import.meta.url);

interface Run {
  threads: number;
  signal?: AbortSignal;
}

/** The matches of many sellers, worked out in threads, in their order. */
export function matchesInThreads(
  sellers: Iterable<Seller> | AsyncIterable<Seller>,
  data: MatchThreadData,
  { threads, signal }: Run,
): AsyncGenerator<Outcome<Seller, Match[]>, void, undefined> {
  return inThreads<Seller, Match[]>(sellers, { file: FILE, threads, data, laneOf, signal });
}

/** As {@link matchesInThreads}, written as lines by the threads too. */
export function linesInThreads(
  sellers: Iterable<Seller> | AsyncIterable<Seller>,
  data: MatchThreadData & { lines: LineSettings },
  { threads, signal }: Run,
): AsyncGenerator<Outcome<Seller, SellerLines>, void, undefined> {
  const unpack = (value: unknown) => unpackLines(value as PackedLines);
  return inThreads<Seller, SellerLines>(sellers, { file: FILE, threads, data, laneOf, unpack, signal });
}

/** Sellers of one product text go to one thread, which remembers its matches. */
function laneOf(seller: Seller): number {
  const name: unknown = seller?.products?.[0]?.name;
  if (typeof name !== 'string') return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

export function packLines(lines: readonly (SellerLines | undefined)[]): PackedLines {
  const ends = new Uint32Array(lines.length);
  let end = 0;
  for (let i = 0; i < lines.length; i++) {
    end += lines[i]?.bytes.length ?? 0;
    ends[i] = end;
  }
  const bytes = new Uint8Array(end);
  for (let i = 0; i < lines.length; i++) if (lines[i]) bytes.set(lines[i]!.bytes, i === 0 ? 0 : ends[i - 1]);
  return { bytes, ends, rows: Uint32Array.from(lines, (seller) => seller?.rows ?? 0) };
}

function unpackLines({ bytes, ends, rows }: PackedLines): SellerLines[] {
  return Array.from(ends, (end, i) => ({ bytes: bytes.subarray(i === 0 ? 0 : ends[i - 1], end), rows: rows[i]! }));
}
