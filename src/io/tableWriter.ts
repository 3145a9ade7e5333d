import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { format as csvFormat } from 'fast-csv';
import type { AtomicFile } from './atomicFile.ts';

/** Forms of the output. */
export type OutputFormat = 'csv' | 'jsonl';

/** How a row is written in each form. */
export interface RowForm<Row> {
  headers: readonly string[];
  /** Cells in the order of the headers, safe for a spreadsheet. */
  cells(row: Row): string[];
  /** Undefined fields are left out. */
  json(row: Row): object;
}

/** Writes rows as CSV (UTF-8 with a BOM, which Excel needs) or as one JSON object a line. */
export class TableWriter<Row> {
  readonly #file: AtomicFile;
  readonly #out: Writable;
  readonly #write: (row: Row) => boolean;
  /** Lines written, without the header. */
  rows = 0;

  constructor(file: AtomicFile, format: OutputFormat, { headers, cells, json }: RowForm<Row>) {
    this.#file = file;
    if (format === 'jsonl') {
      this.#out = file.stream;
      this.#write = (row) => this.#out.write(`${JSON.stringify(json(row))}\n`);
      return;
    }
    const csv = csvFormat({
      headers: [...headers],
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
    this.#write = (row) => csv.write(cells(row));
  }

  /**
   * Waits while the destination is slow, so that memory stays flat.
   *
   * @throws BuyermatchError when writing failed.
   */
  async write(row: Row): Promise<void> {
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

/** Six decimals: enough to tell two neighbours apart, and the same text on every machine. */
export function figure(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(6);
}

/** A number as {@link figure} writes it. */
export function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(6));
}
