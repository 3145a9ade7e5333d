import { InputError } from '../errors.ts';
import type { MatchParts } from '../types.ts';
import { isJsonLines, readJsonLines } from './jsonLines.ts';
import { readTable } from './readTable.ts';
import { unsafeCell } from './safeCell.ts';
import type { Source } from './source.ts';

/** One line of a matches file with everything that it says. */
export interface MatchLine {
  sellerId: string;
  productId: string;
  rank: number;
  buyerId: string;
  buyerName: string;
  /** ISO 3166 alpha-2, or ''. */
  country: string;
  score: number;
  parts: MatchParts;
  /** The reasons as a sentence, in the language of the run. */
  sentence: string;
}

const PARTS = ['text', 'hs', 'market', 'price', 'certification', 'activity', 'role'] as const;
const REQUIRED = ['seller_id', 'rank', 'buyer_id', 'score'] as const;
const OPTIONAL = ['product_id', 'buyer_name', 'country', ...PARTS, 'reasons'] as const;
type Name = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];
type Place = { file: string; line: number };

/**
 * Reads what `match` wrote, CSV or JSON lines.
 *
 * @throws InputError at a row without ids, or with a rank, score or part that is no number in its range.
 */
export async function* readMatches(source: Source): AsyncGenerator<MatchLine, void, undefined> {
  if (isJsonLines(source)) {
    for await (const { value, ...place } of readJsonLines(source))
      yield matchLine((name) => textOf(value[name]), place);
    return;
  }
  for await (const { cells, ...place } of readTable(source, { required: REQUIRED, optional: OPTIONAL })) {
    // The writer guards cells that a spreadsheet would run.
    yield matchLine((name) => unsafeCell(cells[name]), place);
  }
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function matchLine(cell: (name: Name) => string, place: Place): MatchLine {
  const parts: MatchParts = {};
  for (const name of PARTS) {
    const text = cell(name);
    if (text !== '') parts[name] = unitNumber(text, name, place);
  }
  return {
    sellerId: filled(cell('seller_id'), 'seller_id', place),
    productId: cell('product_id'),
    rank: wholeNumber(cell('rank'), place),
    buyerId: filled(cell('buyer_id'), 'buyer_id', place),
    buyerName: cell('buyer_name'),
    country: cell('country'),
    score: unitNumber(cell('score'), 'score', place),
    parts,
    sentence: cell('reasons'),
  };
}

function filled(text: string, column: string, place: Place): string {
  if (text !== '') return text;
  throw new InputError(`${column} is empty. Correct it or delete the row.`, { ...place, column });
}

function wholeNumber(text: string, place: Place): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  const message = `rank must be a whole number from 1; found "${text.slice(0, 40)}". Correct it or delete the row.`;
  throw new InputError(message, { ...place, column: 'rank' });
}

function unitNumber(text: string, column: string, place: Place): number {
  const value = Number(text);
  if (text !== '' && value >= 0 && value <= 1) return value;
  const message = `${column} must be a number from 0 to 1; found "${text.slice(0, 40)}". Correct it or delete the row.`;
  throw new InputError(message, { ...place, column });
}
