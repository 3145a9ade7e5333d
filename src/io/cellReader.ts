import { readList } from '../profile/list.ts';
import {
  isPlaceholder,
  PROBLEMS,
  type ProblemKind,
  REPAIRS,
  type Reading,
  type RepairKind,
} from '../profile/reading.ts';
import { count, type ReadReport } from './report.ts';
import type { Row } from './rows.ts';

/** Cells repeat a lot (countries, codes), so what was read from them is remembered, up to this many per column. */
const REMEMBERED = 8192;
/** ... if they are no longer than this. */
const REMEMBERED_LENGTH = 64;
/** Longest word for "none". */
const PLACEHOLDER_LENGTH = 6;
const EXAMPLE_LENGTH = 200;

/** Reads the cells of one row after another by column, and counts repairs and problems in the report. */
export class CellReader<Name extends string> {
  readonly #columns = new Map<string, ReadColumn>();
  readonly #report: ReadReport;
  #row!: Row;

  constructor(positions: ReadonlyMap<string, readonly number[]>, report: ReadReport) {
    for (const [name, places] of positions) this.#columns.set(name, { positions: places, known: new Map() });
    this.#report = report;
  }

  start(row: Row): void {
    this.#row = row;
    if (row.short) this.repair('short-row', row.record.text);
    if (row.holdsRows) this.problem('row-in-cell', row.record.text);
  }

  /** The cell of a column, the first one with content if it has several; '' if there is none. */
  cell(name: Name): string {
    const column = this.#columns.get(name);
    return column === undefined ? '' : this.#cellOf(column);
  }

  /** Free text; undefined for an empty cell or one that says "none" (`-`, `없음`). */
  text(name: Name): string | undefined {
    const cell = this.cell(name);
    return cell.length <= PLACEHOLDER_LENGTH && isPlaceholder(cell) ? undefined : cell;
  }

  /** The items of all list cells of a column. The array must not be changed. */
  list(name: Name): readonly string[] {
    const column = this.#columns.get(name);
    if (column === undefined) return [];
    const { positions } = column;
    if (positions.length === 1) return this.#listAt(column, positions[0]!);
    return [...new Set(positions.flatMap((position) => this.#listAt(column, position)))];
  }

  /** What a reader makes of the cell, always the same one for a column. An array must not be changed. */
  read<T>(name: Name, reader: (cell: string) => Reading<T>): T | undefined {
    const column = this.#columns.get(name);
    if (column === undefined) return undefined;
    const cell = this.#cellOf(column);
    return cell === '' ? undefined : this.take(remembered(column, cell, reader), cell);
  }

  /** The value of a reading, whose repairs and problem are counted. */
  take<T>({ value, repairs, problem }: Reading<T>, cell: string): T | undefined {
    if (repairs !== undefined) for (const kind of repairs) this.repair(kind, cell);
    if (problem !== undefined) this.problem(problem, cell);
    return value;
  }

  repair(kind: RepairKind, example: string): void {
    count(this.#report.repairs, kind, REPAIRS[kind], this.#row.line, example.slice(0, EXAMPLE_LENGTH));
  }

  problem(kind: ProblemKind, example: string): void {
    count(this.#report.problems, kind, PROBLEMS[kind], this.#row.line, example.slice(0, EXAMPLE_LENGTH));
  }

  #cellOf({ positions }: ReadColumn): string {
    const { cells } = this.#row;
    for (const position of positions) {
      const cell = cells[position];
      if (cell !== undefined && cell !== '') return cell;
    }
    return '';
  }

  #listAt(column: ReadColumn, position: number): readonly string[] {
    const cell = this.#row.cells[position];
    return cell === undefined || cell === '' ? [] : remembered(column, cell, readList);
  }
}

interface ReadColumn {
  positions: readonly number[];
  /** What was read from cells. */
  known: Map<string, unknown>;
}

function remembered<T>({ known }: ReadColumn, cell: string, reader: (cell: string) => T): T {
  const before = known.get(cell) as T | undefined;
  if (before !== undefined) return before;
  const read = reader(cell);
  if (cell.length <= REMEMBERED_LENGTH) {
    if (known.size >= REMEMBERED) known.clear();
    known.set(cell, read);
  }
  return read;
}
