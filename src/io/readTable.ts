import { InputError } from '../errors.ts';
import { CsvFile } from './csvFile.ts';
import type { Column } from './headers.ts';
import type { ColumnMapping } from './matchHeaders.ts';
import type { Reject } from './report.ts';
import { RowReader } from './rows.ts';
import type { Source } from './source.ts';

/** Which columns a table has. Headers are matched whatever their case and spacing; further columns are ignored. */
export interface TableColumns<Required extends string, Optional extends string = never> {
  /** At least one. Every row must have a value in each. */
  required: readonly Required[];
  optional?: readonly Optional[];
  /** Further accepted headers of a column. */
  accepted?: Partial<Record<Required | Optional, readonly string[]>>;
  /** The user's own headers. */
  columns?: ColumnMapping<Required | Optional>;
  /** Gets the rows that cannot be used; without it the first one is an error. */
  onReject?: (reject: Reject) => void | Promise<void>;
}

/** A row of a table. */
export interface TableRow<Name extends string> {
  /** File name for messages. */
  file: string;
  /** Physical line, counted from 1. */
  line: number;
  /** Trimmed cells by column; '' for an empty cell or a column that the file does not have. */
  cells: Record<Name, string>;
}

/**
 * Reads any table from CSV, in one pass and constant memory, in the encodings and delimiters of the sellers and buyers files.
 *
 * @throws InputError when the source cannot be read, a required column is missing, or, without `onReject`, a row is broken.
 */
export async function* readTable<Required extends string, Optional extends string = never>(
  source: Source,
  { required, optional = [], accepted = {}, columns, onReject }: TableColumns<Required, Optional>,
): AsyncGenerator<TableRow<Required | Optional>, void, undefined> {
  type Name = Required | Optional;
  const others = accepted as Partial<Record<Name, readonly string[]>>;
  const table: Column[] = [
    ...required.map((name) => ({ name, accepted: others[name] ?? [], required: true as const })),
    ...optional.map((name) => ({ name, accepted: others[name] ?? [] })),
  ];
  const file = await CsvFile.open(source, table, columns);
  try {
    const reader = new RowReader(file.delimiter, file.headers, table);
    const positions = table.map(({ name }) => [name, file.headers.positions.get(name)?.[0] ?? -1] as const);
    for await (const records of file.batches()) {
      for (const record of records) {
        const row = reader.read(record);
        if (row.kind === 'blank') continue;
        if (row.kind === 'row') {
          const cells = Object.fromEntries(positions.map(([name, position]) => [name, row.cells[position] ?? '']));
          yield { file: file.name, line: row.line, cells: cells as Record<Name, string> };
        } else if (onReject === undefined) {
          throw new InputError(`${row.reason}. Correct the row or delete it.`, { file: file.name, line: row.line });
        } else {
          const { line, id, reason } = row;
          await onReject({ file: file.name, line, id, reason, record: record.text });
        }
      }
    }
  } finally {
    await file.close();
  }
}
