import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { format as csvFormat } from 'fast-csv';
import type { Match } from '../types.ts';
import type { AtomicFile } from './atomicFile.ts';
import { safeCell } from './safeCell.ts';

/** Forms of the output. */
export type MatchFormat = 'csv' | 'jsonl';

/** One line of the output. */
export interface MatchRow {
  sellerId: string;
  match: Match;
  buyerName: string;
  /** ISO 3166 alpha-2, or '' if not known. */
  country: string;
  /** The reasons as a sentence. */
  sentence: string;
}

const PARTS = ['text', 'hs', 'market', 'price', 'certification', 'activity'] as const;
const HEADERS = ['seller_id', 'product_id', 'rank', 'buyer_id', 'buyer_name', 'country', 'score', ...PARTS, 'reasons'];

/** Writes matches as CSV (UTF-8 with a BOM, which Excel needs) or as one JSON object a line. */
export class MatchWriter {
  readonly #file: AtomicFile;
  readonly #out: Writable;
  readonly #write: (row: MatchRow) => boolean;
  /** Lines written, without the header. */
  rows = 0;

  constructor(file: AtomicFile, format: MatchFormat) {
    this.#file = file;
    if (format === 'jsonl') {
      this.#out = file.stream;
      this.#write = (row) => this.#out.write(`${jsonLine(row)}\n`);
      return;
    }
    const csv = csvFormat({
      headers: HEADERS,
      alwaysWriteHeaders: true,
      rowDelimiter: '\r\n',
      includeEndRowDelimiter: true,
    });
    // By hand: the package leaves the mark out when there is no row.
    file.stream.write('\uFEFF');
    csv.pipe(file.stream);
    // Once writing fails nothing drains any more: end the pipe, so that the next write tells.
    file.stream.once('error', () => csv.destroy());
    this.#out = csv;
    this.#write = (row) => csv.write(csvCells(row));
  }

  /**
   * Waits while the destination is slow, so that memory stays flat.
   *
   * @throws BuyermatchError when writing failed.
   */
  async write(row: MatchRow): Promise<void> {
    if (!this.#out.destroyed) {
      this.rows++;
      if (this.#write(row)) return;
      const ended = new AbortController();
      await Promise.race(['drain', 'close'].map((event) => once(this.#out, event, { signal: ended.signal })));
      ended.abort();
    }
    this.#file.throwIfFailed();
  }

  /** Ends the output. The file gets its name only at its `commit`. */
  end(): void {
    this.#out.end();
  }
}

function csvCells({ sellerId, match, buyerName, country, sentence }: MatchRow): string[] {
  return [
    safeCell(sellerId),
    safeCell(match.productId),
    String(match.rank),
    safeCell(match.buyerId),
    safeCell(buyerName),
    country,
    figure(match.score),
    ...PARTS.map((name) => figure(match.parts[name])),
    safeCell(sentence),
  ];
}

function jsonLine({ sellerId, match, buyerName, country, sentence }: MatchRow): string {
  const { productId, rank, buyerId, score, parts } = match;
  const figures = Object.fromEntries(PARTS.map((name) => [name, rounded(parts[name])]));
  return JSON.stringify({
    seller_id: sellerId,
    product_id: productId,
    rank,
    buyer_id: buyerId,
    buyer_name: buyerName,
    country,
    score: rounded(score),
    ...figures,
    reasons: sentence,
  });
}

/** Six decimals: enough to tell two neighbours apart, and the same text on every machine. */
function figure(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(6);
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(6));
}
