import { InputError } from '../errors.ts';
import { isJsonLines, readJsonLines } from './jsonLines.ts';
import { readTable } from './readTable.ts';
import { unsafeCell } from './safeCell.ts';
import type { Source } from './source.ts';

/** One judgement: how well a buyer suits a seller. */
export interface QrelRow {
  sellerId: string;
  buyerId: string;
  /** 0 to 3. */
  grade: number;
  line: number;
}

/** One line of a matches file. */
export interface RunRow {
  sellerId: string;
  buyerId: string;
  /** 1 is the best. */
  rank: number;
  line: number;
}

/** Reads `seller_id,buyer_id,grade`. @throws InputError at a row without ids or with another grade than 0 to 3. */
export async function* readQrels(source: Source): AsyncGenerator<QrelRow, void, undefined> {
  for await (const { file, line, cells } of readTable(source, { required: ['seller_id', 'buyer_id', 'grade'] })) {
    if (!/^[0-3]$/.test(cells.grade)) {
      throw new InputError(`grade must be 0, 1, 2 or 3; found ${shown(cells.grade)}. Correct it or delete the row.`, {
        file,
        line,
        column: 'grade',
      });
    }
    yield { sellerId: cells.seller_id, buyerId: cells.buyer_id, grade: Number(cells.grade), line };
  }
}

/**
 * Reads a matches file: `seller_id,buyer_id,rank` and further columns, or a `.jsonl` file with these fields in each line.
 *
 * @throws InputError at a row without ids, or whose rank is not a whole number of 1 or more.
 */
export async function* readRun(source: Source): AsyncGenerator<RunRow, void, undefined> {
  if (isJsonLines(source)) {
    for await (const { file, line, value } of readJsonLines(source)) {
      yield checkRun(value.seller_id, value.buyer_id, value.rank, { file, line });
    }
    return;
  }
  for await (const { file, line, cells } of readTable(source, { required: ['seller_id', 'buyer_id', 'rank'] })) {
    const rank = /^\d+$/.test(cells.rank) ? Number(cells.rank) : cells.rank;
    // The writer guards cells that a spreadsheet would run.
    yield checkRun(unsafeCell(cells.seller_id), unsafeCell(cells.buyer_id), rank, { file, line });
  }
}

function checkRun(sellerId: unknown, buyerId: unknown, rank: unknown, place: { file: string; line: number }): RunRow {
  for (const [column, id] of [
    ['seller_id', sellerId],
    ['buyer_id', buyerId],
  ] as const) {
    if (typeof id === 'string' && id !== '') continue;
    throw new InputError(
      `${column} must be a text that is not empty; found ${shown(id)}. Correct it or delete the row.`,
      {
        ...place,
        column,
      },
    );
  }
  if (typeof rank !== 'number' || !Number.isSafeInteger(rank) || rank < 1) {
    const message = `rank must be a whole number from 1; found ${shown(rank)}. Correct it or delete the row.`;
    throw new InputError(message, { ...place, column: 'rank' });
  }
  return { sellerId: sellerId as string, buyerId: buyerId as string, rank, line: place.line };
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
