import type { Match } from '../types.ts';
import { csvLine } from './csvLine.ts';
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
  return format === 'jsonl' ? `${JSON.stringify(jsonFields(row))}\n` : csvLine(csvCells(row));
}

function csvCells({ sellerId, match, buyerName, country, sentence }: MatchRow): string[] {
  return [
    safeCell(sellerId),
    safeCell(match.productId),
    String(match.rank),
    safeCell(match.buyerId),
    safeCell(buyerName),
    country,
    figure(match.score),
    ...PARTS.map((name) => figure(match.parts[name])),
    safeCell(sentence),
  ];
}

function jsonFields({ sellerId, match, buyerName, country, sentence }: MatchRow): object {
  const { productId, rank, buyerId, score, parts } = match;
  const figures = Object.fromEntries(PARTS.map((name) => [name, rounded(parts[name])]));
  return {
    seller_id: sellerId,
    product_id: productId,
    rank,
    buyer_id: buyerId,
    buyer_name: buyerName,
    country,
    score: rounded(score),
    ...figures,
    reasons: sentence,
  };
}
