import type { Encoding } from './encoding.ts';

/** A row that could not be used. */
export interface Reject {
  file: string;
  /** Physical line the row starts on, counted from 1. */
  line: number;
  /** '' if the row has none, or is too broken to tell. */
  id: string;
  reason: string;
  /** The row as it stands in the file; of a broken one its first line. */
  record: string;
}

/** How often one kind of repair or problem occurred. */
export interface Tally {
  /** The kind in words. */
  description: string;
  count: number;
  firstLine: number;
  /** The cell of the first line. */
  example: string;
}

/** What was read. Counts are live while reading and final after it; rows = used + rejected at any time. */
export interface ReadReport {
  /** The path as given, or `<text>`, `<bytes>`, `<stream>`. */
  file: string;
  encoding: Encoding;
  delimiter: string;
  /** Records under the header that are not blank. */
  rows: number;
  used: number;
  rejected: number;
  /** Blank lines, and lines of delimiters and spaces only. They are no rows. */
  emptyLines: number;
  /** Sellers or buyers. */
  profiles: number;
  /** Used rows that were joined to an earlier one: a buyer's rows beyond the first; repeated rows of a product. */
  merged: number;
  /** What was read in another form than written, without guessing; by kind, in order of first occurrence. */
  repairs: Map<string, Tally>;
  /** What could not be read or contradicts itself; the row is used without it. */
  problems: Map<string, Tally>;
  /** The headers that each column was read from, in the order of the file's columns. */
  columns: Map<string, string[]>;
  /** Headers that no column took. */
  ignoredColumns: string[];
  /** Those of them that are perhaps misspelt, with the header that would be taken. */
  misspelt: Map<string, string>;
  /** Characters lost in decoding. */
  undecodable: number;
}

/** A report of nothing yet. */
export function emptyReport(file: string): ReadReport {
  return {
    file,
    encoding: 'utf-8',
    delimiter: ',',
    rows: 0,
    used: 0,
    rejected: 0,
    emptyLines: 0,
    profiles: 0,
    merged: 0,
    repairs: new Map(),
    problems: new Map(),
    columns: new Map(),
    ignoredColumns: [],
    misspelt: new Map(),
    undecodable: 0,
  };
}

/** Counts one more of a kind. Scattered rows come out of order, so the first line is the smallest. */
export function count(
  tallies: Map<string, Tally>,
  kind: string,
  description: string,
  line: number,
  example: string,
): void {
  const tally = tallies.get(kind);
  if (tally === undefined) {
    tallies.set(kind, { description, count: 1, firstLine: line, example });
    return;
  }
  tally.count++;
  if (line < tally.firstLine) {
    tally.firstLine = line;
    tally.example = example;
  }
}
