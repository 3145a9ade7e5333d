import { InputError } from '../errors.ts';

/** Where rows come from, for error messages. */
export interface RowSource {
  /** File name as the user gave it. */
  file?: string;
}

/** A row that knows its place in a file. */
export interface PlacedRow {
  /** Physical line in the file, counted from 1, when the row was read from one. */
  line?: number;
}

/** An error about one row: `qrels.csv:7: ...` when file and line are known, else `qrels: ...`. */
export function rowError(what: 'qrels' | 'run', message: string, source: RowSource, row: PlacedRow = {}): InputError {
  return source.file === undefined
    ? new InputError(`${what}: ${message}`)
    : new InputError(message, { file: source.file, line: row.line });
}

/** ` (line 4)` when the line is known. */
export function atLine(line: number | undefined): string {
  return line === undefined ? '' : ` (line ${line})`;
}

/** A value as an error shows it: on one line, shortened. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : `${describe(value)}`;
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function describe(value: unknown): string {
  if (value === null || typeof value !== 'object') return String(value);
  return Array.isArray(value) ? 'an array' : 'an object';
}

/** The id itself, when it is a text with something in it. */
export function checkId(
  what: 'qrels' | 'run',
  column: 'seller_id' | 'buyer_id',
  id: unknown,
  source: RowSource,
  row?: PlacedRow,
): string {
  if (typeof id === 'string' && id !== '') return id;
  throw rowError(what, `${column} must be a text that is not empty; found ${shown(id)}.`, source, row);
}
