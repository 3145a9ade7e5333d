import { CellParser } from './cells.ts';
import { type RawRecord, RecordSplitter } from './records.ts';

/** Delimiters that are tried, the likeliest first. */
const CANDIDATES = [',', ';', '\t', '|'] as const;

export interface HeaderLine {
  delimiter: string;
  /** Records before the first row: the header line, and Excel's `sep=;` line if there is one. */
  records: number;
  /** Physical line of the header. */
  line: number;
  /** Undefined if the header line is broken. */
  cells: string[] | undefined;
}

/**
 * Finds the header line at the start of a text, and its delimiter: what a first line `sep=;` says; else the one under which
 * most headers are `recognized`, then the one that makes most cells. Undefined if there is nothing but blank lines.
 */
export function findHeader(text: string, recognized: (cells: readonly string[]) => number): HeaderLine | undefined {
  const told = /^sep=([^"\r\n])[ ,;\t]*(?:\r\n|\n|\r|$)/i.exec(text)?.[1];
  if (told !== undefined) return headerUnder(told, text, 1);
  let best: HeaderLine | undefined;
  let bestScore = -1;
  for (const delimiter of CANDIDATES) {
    const header = headerUnder(delimiter, text, 0);
    if (header === undefined) continue;
    const cells = header.cells ?? [];
    // No header line has a million cells, so the count only breaks ties.
    const score = recognized(cells) + Math.min(cells.length, 1e6) / 1e7;
    if (score > bestScore) {
      best = header;
      bestScore = score;
    }
  }
  return best;
}

function headerUnder(delimiter: string, text: string, skipped: number): HeaderLine | undefined {
  const records: RawRecord[] = [];
  const splitter = new RecordSplitter(delimiter);
  splitter.push(text, records);
  splitter.end(records);
  // A line of another delimiter alone is no header either.
  const at = records.findIndex(({ text }, i) => i >= skipped && /[^\s,;|]/.test(text));
  const header = records[at];
  if (header === undefined) return undefined;
  const cells = header.broken === undefined ? new CellParser(delimiter).parse(header) : undefined;
  return { delimiter, records: at + 1, line: header.line, cells };
}
