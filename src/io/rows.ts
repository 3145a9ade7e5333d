import { isPlaceholder } from '../profile/reading.ts';
import { CellParser } from './cells.ts';
import type { Column } from './headers.ts';
import type { MatchedHeaders } from './matchHeaders.ts';
import type { RawRecord } from './records.ts';

/** A record that can be used: every required cell has a value. */
export interface Row {
  kind: 'row';
  line: number;
  /** Value of the first required column. */
  id: string;
  /** Trimmed, in the file's order. */
  cells: string[];
  /** It has fewer cells than the header. */
  short: boolean;
  /** A cell with line breaks has lines that look like rows: a stray quote may have swallowed them. */
  holdsRows: boolean;
  record: RawRecord;
}

/** A record that cannot be used. */
export interface RejectedRow {
  kind: 'reject';
  line: number;
  id: string;
  reason: string;
  record: RawRecord;
}

/** A record whose cells are all empty: no row. */
export interface BlankRow {
  kind: 'blank';
}

/** What a spreadsheet makes of a long number: other ids have become the same text, so it names nobody. */
const SCIENTIFIC = /^\d(\.\d+)?E\+\d+$/i;

/** In a narrower table any line of a description may look like a row. */
const LEAST_TELLING_WIDTH = 3;

const BLANK: BlankRow = { kind: 'blank' };

/** Tells the rows of a table that can be used from those that cannot. */
export class RowReader {
  readonly #parser: CellParser;
  readonly #delimiter: string;
  readonly #width: number;
  readonly #named: number;
  readonly #required: { name: string; position: number; header: string }[];

  constructor(delimiter: string, headers: MatchedHeaders, table: readonly Column[]) {
    this.#parser = new CellParser(delimiter);
    this.#delimiter = delimiter;
    this.#width = headers.width;
    this.#named = headers.named;
    this.#required = table
      .filter((column) => column.required)
      .map(({ name }) => {
        const position = headers.positions.get(name)![0]!;
        return { name, position, header: headers.cells[position]! };
      });
  }

  read(record: RawRecord): Row | RejectedRow | BlankRow {
    const { line } = record;
    const cells = record.broken === undefined ? this.#parser.parse(record) : undefined;
    if (cells === undefined) {
      const reason = `broken quotes: ${record.broken ?? 'text after a closing quote'}`;
      return { kind: 'reject', line, id: '', reason, record };
    }
    if (record.quoted && cells.every((cell) => cell === '')) return BLANK;
    const id = cells[this.#required[0]!.position] ?? '';
    const reason = cells.length > this.#named ? (this.#surplus(cells) ?? this.#missing(cells)) : this.#missing(cells);
    if (reason !== undefined) return { kind: 'reject', line, id, reason, record };
    return {
      kind: 'row',
      line,
      id,
      cells,
      short: cells.length < this.#named,
      holdsRows: this.#holdsRows(record),
      record,
    };
  }

  /** The id of a row that {@link read} would take, without cutting all of its cells; undefined for any other record. */
  peek(record: RawRecord): string | undefined {
    if (record.broken === undefined && !record.quoted && this.#fits(record.text)) return this.#peekPlain(record.text);
    const row = this.read(record);
    return row.kind === 'row' ? row.id : undefined;
  }

  /** Whether a record without quotes has no more cells than there are names in the header. */
  #fits(text: string): boolean {
    let delimiters = 0;
    for (let at = text.indexOf(this.#delimiter); at !== -1; at = text.indexOf(this.#delimiter, at + 1)) {
      if (++delimiters >= this.#named) return false;
    }
    return true;
  }

  #peekPlain(text: string): string | undefined {
    let id: string | undefined;
    for (const column of this.#required) {
      const { position } = column;
      let start = 0;
      for (let i = 0; i < position; i++) {
        start = text.indexOf(this.#delimiter, start) + 1;
        if (start === 0) return undefined;
      }
      const end = text.indexOf(this.#delimiter, start);
      const cell = text.slice(start, end === -1 ? text.length : end).trim();
      if (fault(cell, column, id === undefined) !== undefined) return undefined;
      id ??= cell;
    }
    return id;
  }

  #holdsRows({ quoted, text }: RawRecord): boolean {
    if (!quoted || this.#named < LEAST_TELLING_WIDTH || !text.includes('\n')) return false;
    const inner = text.split('\n').slice(1, -1);
    return inner.some((line) => line.split(this.#delimiter).length === this.#width);
  }

  #missing(cells: readonly string[]): string | undefined {
    for (const [i, column] of this.#required.entries()) {
      const reason = fault(cells[column.position] ?? '', column, i === 0);
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  /**
   * A row with a value beyond the header is shifted, and which of its cells is too many would be a guess. Columns without
   * a name at the end of the header may hold notes, but not if the row is longer than the header.
   */
  #surplus(cells: readonly string[]): string | undefined {
    const from = cells.length > this.#width ? this.#named : this.#width;
    const last = cells.findLastIndex((cell) => cell !== '') + 1;
    return last > from ? `more cells than headers: ${last} instead of ${this.#named}` : undefined;
  }
}

/** Why a required cell does not serve, if it does not. */
function fault(cell: string, { name, header }: { name: string; header: string }, isId: boolean): string | undefined {
  if (isPlaceholder(cell)) return `missing ${name}`;
  if (!isId) return undefined;
  if (cell === header) return 'the header line again';
  return SCIENTIFIC.test(cell)
    ? `${name} damaged by a spreadsheet: format the column as text and export again`
    : undefined;
}
