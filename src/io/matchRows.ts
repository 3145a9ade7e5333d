import type { Match } from '../types.ts';
import { csvCells, csvLine } from './csvLine.ts';
import { safeCell } from './safeCell.ts';
import { figure, type OutputFormat, rounded } from './tableWriter.ts';

/** One line of the output. */
export interface MatchRow {
  sellerId: string;
  match: Match;
  buyerName: string;
  /** ISO 3166 alpha-2, or '' if not known. */
  country: string;
  /** The reasons as a sentence. */
  sentence: string;
}

const PARTS = ['text', 'hs', 'market', 'price', 'certification', 'activity'] as const;
const HEADERS = ['seller_id', 'product_id', 'rank', 'buyer_id', 'buyer_name', 'country', 'score', ...PARTS, 'reasons'];

/** What stands before the first row: for CSV the byte order mark, which Excel needs, and the headers. */
export function matchHead(format: OutputFormat): string {
  return format === 'jsonl' ? '' : `\uFEFF${csvLine(HEADERS)}`;
}

/** A row with its line end. */
export function matchLine(row: MatchRow, format: OutputFormat): string {
  const [head, tail] = matchLineParts(row, format);
  return head + row.match.rank + tail;
}

/** What stands before and after the rank of a row, which is not known while only some of the buyers are. */
export function matchLineParts(row: MatchRow, format: OutputFormat): [head: string, tail: string] {
  const { sellerId, match } = row;
  if (format === 'jsonl') {
    const head = JSON.stringify({ seller_id: sellerId, product_id: match.productId });
    return [`${head.slice(0, -1)},"rank":`, `,${JSON.stringify(jsonFields(row)).slice(1)}\n`];
  }
  return [`${csvCells([safeCell(sellerId), safeCell(match.productId)])},`, `,${csvLine(cellsAfterRank(row))}`];
}

function cellsAfterRank({ match, buyerName, country, sentence }: MatchRow): string[] {
  return [
    safeCell(match.buyerId),
    safeCell(buyerName),
    country,
    figure(match.score),
    ...PARTS.map((name) => figure(match.parts[name])),
    safeCell(sentence),
  ];
}

/** The fields after the rank; undefined ones are left out. */
function jsonFields({ match, buyerName, country, sentence }: MatchRow): object {
  const { buyerId, score, parts } = match;
  const figures = Object.fromEntries(PARTS.map((name) => [name, rounded(parts[name])]));
  return {
    buyer_id: buyerId,
    buyer_name: buyerName,
    country,
    score: rounded(score),
    ...figures,
    // The columns of the CSV are fixed.
    ...(parts.role === undefined ? {} : { role: rounded(parts.role) }),
    reasons: sentence,
  };
}
