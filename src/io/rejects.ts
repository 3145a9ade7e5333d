import { once } from 'node:events';
import { type CsvFormatterStream, type FormatterRow, format } from 'fast-csv';
import { AtomicFile } from './atomicFile.ts';
import type { Reject } from './report.ts';
import { safeCell } from './safeCell.ts';

const HEADERS = ['file', 'line', 'id', 'reason', 'record'];

/**
 * The rows that could not be used, as a CSV file for Excel (UTF-8 with BOM). The file is made even if there are none, so
 * that an old one does not stay. Without a path everything is dropped.
 */
export class RejectsFile {
  /** Rows written. */
  rows = 0;
  readonly #file: AtomicFile | undefined;
  readonly #csv: CsvFormatterStream<FormatterRow, FormatterRow> | undefined;
  #draining: Promise<void> | undefined;

  private constructor(file: AtomicFile | undefined) {
    this.#file = file;
    if (file === undefined) return;
    this.#csv = format({
      headers: HEADERS,
      alwaysWriteHeaders: true,
      rowDelimiter: '\r\n',
      includeEndRowDelimiter: true,
    });
    // The formatter's own writeBOM writes none when there are no rows.
    file.stream.write('\ufeff');
    this.#csv.pipe(file.stream);
    // Once writing fails nothing drains any more: end the pipe, and let commit tell.
    file.stream.once('error', () => this.#csv?.destroy());
  }

  static async open(path: string | undefined): Promise<RejectsFile> {
    return new RejectsFile(path === undefined ? undefined : await AtomicFile.open(path));
  }

  /** Writes one row: to be given as `onReject` to a reader. The reader waits while the disk is slow. */
  readonly onReject = (reject: Reject): void | Promise<void> => {
    const csv = this.#csv;
    if (csv === undefined || csv.destroyed) return;
    this.rows++;
    const { file, line, id, reason, record } = reject;
    if (csv.write([safeCell(file), String(line), safeCell(id), reason, safeCell(record)])) return;
    this.#draining ??= Promise.race([once(csv, 'drain'), once(csv, 'close')]).then(
      () => {
        this.#draining = undefined;
      },
      () => {},
    );
    return this.#draining;
  };

  /** Waits until everything is written. @throws BuyermatchError when writing failed. */
  async finish(): Promise<void> {
    this.#csv?.end();
    await this.#file?.finish();
  }

  /** Gives the file its name. @throws BuyermatchError when writing failed. */
  async commit(): Promise<void> {
    await this.finish();
    await this.#file?.commit();
  }

  /** Takes away what processes have left of this file that were killed in the middle of it. */
  async sweep(): Promise<void> {
    await this.#file?.sweep();
  }

  /** Drops the file. Does nothing after {@link commit}. */
  async abort(): Promise<void> {
    await this.#file?.abort();
    this.#csv?.destroy();
  }
}
