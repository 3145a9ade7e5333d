/** How a physical line leaves the grammar of quotes: at the end of a record, inside a quoted cell, or broken. */
export type LineEnd = 'closed' | 'open' | 'malformed';

const QUOTE = 34;

const CELL_START = 0;
const PLAIN = 1;
const QUOTED = 2;
const AFTER_QUOTE = 3;

/**
 * Walks one physical line (`from` to `to`, without its line end), starting at the start of a cell or `inside` a quoted
 * one. A quote opens a cell only at its start, after optional spaces; two quotes inside a quoted cell are one; after the
 * closing quote only spaces may come before the next delimiter. Elsewhere a quote is a character like any other.
 */
export class LineScanner {
  /** Cells that the last scanned line starts: one more than its delimiters outside of quotes, or as many if `inside`. */
  cells = 0;
  readonly #delimiter: number;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  scan(text: string, from: number, to: number, inside: boolean): LineEnd {
    const delimiter = this.#delimiter;
    let state = inside ? QUOTED : CELL_START;
    let cells = inside ? 0 : 1;
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (state === QUOTED) {
        if (code !== QUOTE) continue;
        if (i + 1 < to && text.charCodeAt(i + 1) === QUOTE) i++;
        else state = AFTER_QUOTE;
      } else if (code === delimiter) {
        cells++;
        state = CELL_START;
      } else if (state === CELL_START) {
        if (code === QUOTE) state = QUOTED;
        else if (!isSpace(code)) state = PLAIN;
      } else if (state === AFTER_QUOTE && !isSpace(code)) {
        this.cells = cells;
        return 'malformed';
      }
    }
    this.cells = cells;
    return state === QUOTED ? 'open' : 'closed';
  }
}

/** What `\s` and `trim()` take for a space, which is also what fast-csv skips before a quote. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0x1680) return code === 0xa0;
  return (
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x1680 ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f
  );
}

/** Where the next line starts, given where the line end of this one stands. */
export function afterLineEnd(text: string, end: number): number {
  return end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
}
