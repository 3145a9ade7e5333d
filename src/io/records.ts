import { type BrokenReason, MAX_LENGTH, QuoteTrail } from './quoteTrail.ts';
import { afterLineEnd, isSpace, LineScanner } from './scanLine.ts';

/** One record as it stands in the file. */
export interface RawRecord {
  /** Physical line it starts on, counted from 1. */
  line: number;
  /** Without the line end; of a broken record the first physical line only, at most {@link EXCERPT} characters if huge. */
  text: string;
  /** It has a quote somewhere, so it must be parsed, not just cut at the delimiters. */
  quoted: boolean;
  broken?: BrokenReason;
}

const EXCERPT = 1000;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * Splits text, pushed in pieces cut anywhere, into records. A line end is LF, CRLF or CR. Lines of nothing but delimiters
 * and spaces are no records; they are counted.
 *
 * A malformed record is given up at its first physical line alone, and splitting goes on at the next one, so a stray quote
 * costs one line and never the rest of the file. Records do not depend on where the pieces were cut. Time is linear even
 * if every line has a stray quote, see {@link QuoteTrail}; memory is the longest record.
 */
export class RecordSplitter {
  emptyLines = 0;
  readonly #delimiter: number;
  readonly #scanner: LineScanner;
  readonly #trail: QuoteTrail;

  #text = '';
  #pos = 0;
  #line = 1;
  /** Next LF, CR and quote at or after the position, -1 if it must be looked for. */
  #lf = -1;
  #cr = -1;
  #quote = -1;
  /** Within a line that was too long and is already reported. */
  #skipping = false;

  /** `cells` is the header's number of cells; without it a record over several lines is believed whatever its cells. */
  constructor(delimiter: string, cells?: number) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#scanner = new LineScanner(delimiter);
    this.#trail = new QuoteTrail(this.#scanner, cells);
  }

  /** Adds text; appends the records that are complete with it to `out`. */
  push(text: string, out: RawRecord[]): void {
    this.#trail.moved(this.#pos, this.#line);
    this.#text = this.#pos === this.#text.length ? text : this.#text.slice(this.#pos) + text;
    this.#pos = 0;
    this.#lf = this.#cr = this.#quote = -1;
    this.#drain(false, out);
  }

  /** The text is at its end. */
  end(out: RawRecord[]): void {
    this.#drain(true, out);
  }

  #drain(final: boolean, out: RawRecord[]): void {
    const text = this.#text;
    const length = text.length;
    while (this.#pos < length) {
      const start = this.#pos;
      let end = this.#lineEnd(start);
      // A CR at the very end may be half of a CRLF.
      if (end === NEVER || (end === length - 1 && !final && text.charCodeAt(end) === 13)) {
        if (!final) {
          if (end === NEVER && length - start > MAX_LENGTH) this.#cutLongLine(out);
          return;
        }
        if (end === NEVER) end = length;
      }
      const next = afterLineEnd(text, end);
      if (this.#skipping) {
        this.#skipping = false;
      } else if (end - start > MAX_LENGTH) {
        this.#giveUp('longer than 1,000 lines or 1 MB', start, end, out);
      } else if (this.#nextQuote(start) >= end) {
        this.#takePlain(start, end, out);
      } else if (!this.#takeQuoted(start, end, next, final, out)) {
        return;
      } else {
        continue;
      }
      this.#pos = next;
      this.#line++;
    }
  }

  #takePlain(start: number, end: number, out: RawRecord[]): void {
    const code = this.#text.charCodeAt(start);
    if ((end === start || code === this.#delimiter || isSpace(code)) && this.#isBlank(start, end)) this.emptyLines++;
    else out.push({ line: this.#line, text: this.#text.slice(start, end), quoted: false });
  }

  /** Takes a record with a quote on its first line. False: its end has not come yet. */
  #takeQuoted(start: number, end: number, next: number, final: boolean, out: RawRecord[]): boolean {
    const text = this.#text;
    const state = this.#scanner.scan(text, start, end, false);
    if (state === 'closed') {
      out.push({ line: this.#line, text: text.slice(start, end), quoted: true });
    } else if (state === 'malformed') {
      this.#giveUp('text after a closing quote', start, end, out);
    } else {
      const found = this.#trail.follow(text, this.#line, start, next, this.#scanner.cells, final);
      if (found === 'more') return false;
      if (typeof found === 'string') {
        this.#giveUp(found, start, end, out);
      } else {
        out.push({ line: this.#line, text: text.slice(start, found.end), quoted: true });
        this.#pos = found.next;
        this.#line = found.line + 1;
        return true;
      }
    }
    this.#pos = next;
    this.#line++;
    return true;
  }

  #giveUp(broken: BrokenReason, start: number, end: number, out: RawRecord[]): void {
    const text = this.#text.slice(start, end - start > MAX_LENGTH ? start + EXCERPT : end);
    out.push({ line: this.#line, text, quoted: true, broken });
  }

  /** Reports a line that is too long before its end has come, and drops what there is of it. */
  #cutLongLine(out: RawRecord[]): void {
    if (!this.#skipping) this.#giveUp('longer than 1,000 lines or 1 MB', this.#pos, NEVER, out);
    this.#skipping = true;
    this.#pos = this.#text.length;
  }

  #isBlank(start: number, end: number): boolean {
    for (let i = start; i < end; i++) {
      const code = this.#text.charCodeAt(i);
      if (code !== this.#delimiter && !isSpace(code)) return false;
    }
    return true;
  }

  #lineEnd(from: number): number {
    if (this.#lf < from) this.#lf = find(this.#text, '\n', from);
    if (this.#cr < from) this.#cr = find(this.#text, '\r', from);
    return Math.min(this.#lf, this.#cr);
  }

  #nextQuote(from: number): number {
    if (this.#quote < from) this.#quote = find(this.#text, '"', from);
    return this.#quote;
  }
}

function find(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at === -1 ? NEVER : at;
}
