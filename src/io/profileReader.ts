import { CellReader } from './cellReader.ts';
import { CsvFile } from './csvFile.ts';
import { groupRows } from './groupRows.ts';
import type { Column } from './headers.ts';
import type { HashId } from './idTable.ts';
import { type ColumnMapping, columnHeaders, misspeltHeaders } from './matchHeaders.ts';
import { emptyReport, type ReadReport, type Reject } from './report.ts';
import { type RejectedRow, type Row, RowReader } from './rows.ts';
import { nameOf, type Source } from './source.ts';

export interface ReadOptions<Name extends string = string> {
  /** The headers of this file where they differ from the accepted ones: `{ seller_id: '거래처코드' }`. */
  columns?: ColumnMapping<Name>;
  /** Gets each row that cannot be used, in the order of the file. If it returns a promise, reading waits for it. */
  onReject?: (reject: Reject) => void | Promise<void>;
  /** @internal For tests of collisions. */
  hash?: HashId;
}

/** Why no profile may be made of rows that could be read. */
export class Refusal {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** How the rows of one id become a profile. */
export interface ProfileTable<Profile, Name extends string> {
  columns: readonly Column[];
  /** Builds a profile of one or more rows, or refuses them all; adds to `merged` of the report. */
  build(rows: readonly Row[], cells: CellReader<Name>, report: ReadReport): Profile | Refusal;
}

/**
 * Profiles of a CSV file, to be iterated with `for await`, and the counts of what was read. Each iteration reads anew (a
 * stream can be read once only) and starts the counts anew; leaving the loop early closes the file.
 */
export class ProfileReader<Profile, Name extends string = string> implements AsyncIterable<Profile> {
  /** Live while reading, final after it. */
  readonly report: ReadReport;
  #file: CsvFile | undefined;
  readonly #source: Source;
  readonly #table: ProfileTable<Profile, Name>;
  readonly #options: ReadOptions<Name>;

  /** @internal */
  constructor(source: Source, table: ProfileTable<Profile, Name>, options: ReadOptions<Name>) {
    this.#source = source;
    this.#table = table;
    this.#options = options;
    this.report = emptyReport(nameOf(source));
  }

  /** How much of the file is read, 0..1. @internal */
  get fraction(): number {
    return this.#file?.fraction ?? 0;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Profile, void, undefined> {
    const { report } = this;
    const { columns, build } = this.#table;
    const { onReject, hash } = this.#options;
    Object.assign(report, emptyReport(nameOf(this.#source)));
    const file = await CsvFile.open(this.#source, columns, this.#options.columns);
    this.#file = file;
    try {
      report.delimiter = file.delimiter;
      report.ignoredColumns = file.headers.ignored;
      report.columns = columnHeaders(file.headers);
      report.misspelt = misspeltHeaders(file.headers, columns);
      const rowReader = new RowReader(file.delimiter, file.headers, columns);
      const cells = new CellReader<Name>(file.headers.positions, report);
      const reject = async ({ line, id, record }: Row | RejectedRow, reason: string): Promise<void> => {
        report.rows++;
        report.rejected++;
        await onReject?.({ file: file.name, line, id, reason, record: record.text });
      };
      /** Blank records with quotes, which only parsing shows to be blank. */
      let blank = 0;
      for await (const items of groupRows(file, rowReader, hash)) {
        report.encoding = file.encoding;
        report.undecodable = file.undecodable;
        report.emptyLines = file.emptyLines + blank;
        for (const item of items) {
          if (item.kind === 'group') {
            const profile = build(item.rows, cells, report);
            if (profile instanceof Refusal) {
              for (const row of item.rows) await reject(row, profile.reason);
              continue;
            }
            report.rows += item.rows.length;
            report.used += item.rows.length;
            report.profiles++;
            yield profile;
          } else if (item.kind === 'blank') {
            blank++;
            report.emptyLines++;
          } else {
            await reject(item, item.reason);
          }
        }
      }
    } finally {
      await file.close();
    }
  }
}
