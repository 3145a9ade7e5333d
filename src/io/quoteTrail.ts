import { afterLineEnd, type LineScanner } from './scanLine.ts';

/** Why a record was given up. */
export type BrokenReason =
  | 'text after a closing quote'
  | 'a quote that is never closed'
  | 'longer than 1,000 lines or 1 MB'
  | 'a quote that swallows the lines after it';

/** Physical lines of a record. */
export const MAX_LINES = 1000;
/** UTF-16 code units of a record. */
export const MAX_LENGTH = 1024 * 1024;

/** Where a record over several lines ends. */
export interface RecordEnd {
  /** Its last physical line. */
  line: number;
  end: number;
  /** Start of the line after it. */
  next: number;
}

interface TrailEnd extends RecordEnd {
  how: 'closed' | 'malformed' | 'unclosed';
  /** Cells started on the trail. */
  cells: number;
  /** Last line of the trail that, taken alone, has as many cells as the header; 0 if none, undefined if not looked at. */
  loneRow?: number;
}

const LINE_END = /\r\n|\n|\r/g;

/**
 * Follows a quoted cell over the lines after the one that opens it, and remembers the way.
 *
 * The only state in which a record passes from one line to the next is "inside a quoted cell". So two records, begun on
 * different lines, that both pass into line k go the same way from k on, and only their limits differ. When a record is
 * given up and a later line opens a quote again, the new record thus joins the remembered trail at its second line instead
 * of scanning up to 1,000 lines anew: every line is scanned once as part of the trail, once as a first line and once alone.
 */
export class QuoteTrail {
  readonly #scanner: LineScanner;
  readonly #headerCells: number | undefined;
  /** Physical line of the first entry; every line of the trail starts inside a quoted cell. */
  #first = 0;
  #starts: number[] = [];
  /** Cells started on the trail before each of its lines. */
  #cells: number[] = [];
  #end: TrailEnd | undefined;
  /** Line end of the last entry, once it was looked for in this text: -1 if there is none. */
  #lastLineEnd: number | undefined;

  constructor(scanner: LineScanner, headerCells: number | undefined) {
    this.#scanner = scanner;
    this.#headerCells = headerCells;
  }

  /** The text lost its first `by` characters and got others at its end; splitting stands at `line`. */
  moved(by: number, line: number): void {
    const passed = Math.min(Math.max(line + 1 - this.#first, 0), this.#starts.length);
    this.#first += passed;
    this.#cells = this.#cells.slice(passed);
    this.#starts = this.#starts.slice(passed).map((start) => start - by);
    if (this.#end !== undefined) {
      this.#end.end -= by;
      this.#end.next -= by;
    }
    this.#lastLineEnd = undefined;
  }

  /**
   * Follows the record that starts at `start` on `line`, begins `cells` cells there and goes on inside quotes at `next`.
   *
   * @returns its end, or why it is broken, or `more` if the text so far does not tell.
   */
  follow(
    text: string,
    line: number,
    start: number,
    next: number,
    cells: number,
    final: boolean,
  ): RecordEnd | BrokenReason | 'more' {
    this.#join(line + 1, next);
    const cellsBefore = cells - this.#cells[line + 1 - this.#first]!;
    while (this.#end === undefined) {
      const stepped = this.#step(text, line, start, final);
      if (stepped !== 'on') return stepped;
    }
    const end = this.#end;
    if (end.line - line >= MAX_LINES || end.end - start > MAX_LENGTH) return 'longer than 1,000 lines or 1 MB';
    if (end.how === 'malformed') return 'text after a closing quote';
    if (end.how === 'unclosed') return 'a quote that is never closed';
    if (this.#headerCells !== undefined && cellsBefore + end.cells !== this.#headerCells) {
      end.loneRow ??= this.#findLoneRow(text, end);
      if (end.loneRow > line) return 'a quote that swallows the lines after it';
    }
    return end;
  }

  get #lastLine(): number {
    return this.#first + this.#starts.length - 1;
  }

  /** Starts a new trail at `line`, unless the trail already has it. */
  #join(line: number, start: number): void {
    if (line >= this.#first && line <= this.#lastLine) return;
    this.#first = line;
    this.#starts = [start];
    this.#cells = [0];
    this.#end = undefined;
    this.#lastLineEnd = undefined;
  }

  /** Scans the last line of the trail: it becomes the end, or one more line follows. */
  #step(text: string, recordLine: number, recordStart: number, final: boolean): 'on' | 'more' | BrokenReason {
    const line = this.#lastLine;
    const start = this.#starts.at(-1)!;
    if (start >= text.length) {
      if (!final) return 'more';
      return this.#close('unclosed', line - 1, text.length, text.length, this.#cells.at(-1)!);
    }
    if (line - recordLine >= MAX_LINES) return 'longer than 1,000 lines or 1 MB';
    this.#lastLineEnd ??= lineEnd(text, start);
    const found = this.#lastLineEnd;
    const end = found === -1 ? text.length : found;
    if (end - recordStart > MAX_LENGTH) return 'longer than 1,000 lines or 1 MB';
    // A CR at the very end may be half of a CRLF.
    if (!final && (found === -1 || (found === text.length - 1 && text.charCodeAt(found) === 13))) return 'more';
    const state = this.#scanner.scan(text, start, end, true);
    const cells = this.#cells.at(-1)! + this.#scanner.cells;
    const next = found === -1 ? end : afterLineEnd(text, end);
    if (state !== 'open') return this.#close(state, line, end, next, cells);
    this.#starts.push(next);
    this.#cells.push(cells);
    this.#lastLineEnd = undefined;
    return 'on';
  }

  #close(how: TrailEnd['how'], line: number, end: number, next: number, cells: number): 'on' {
    this.#end = { how, line, end, next, cells };
    return 'on';
  }

  #findLoneRow(text: string, end: TrailEnd): number {
    for (let i = end.line - this.#first; i >= 0; i--) {
      const start = this.#starts[i]!;
      const found = lineEnd(text, start);
      const state = this.#scanner.scan(text, start, found === -1 ? text.length : found, false);
      if (state === 'closed' && this.#scanner.cells === this.#headerCells) return this.#first + i;
    }
    return 0;
  }
}

function lineEnd(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.exec(text)?.index ?? -1;
}
