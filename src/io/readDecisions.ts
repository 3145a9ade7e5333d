import { InputError } from '../errors.ts';
import { readTable } from './readTable.ts';
import { unsafeCell } from './safeCell.ts';
import type { Source } from './source.ts';

/** What a person decided about one pair. Without `kind` it is a note only. */
export interface Decision {
  sellerId: string;
  buyerId: string;
  kind?: 'pin' | 'hide';
  note: string;
  line: number;
}

const WORDS: Readonly<Record<string, Decision['kind']>> = {
  pin: 'pin',
  고정: 'pin',
  hide: 'hide',
  숨김: 'hide',
  제외: 'hide',
  note: undefined,
  메모: undefined,
  '': undefined,
};

const COLUMNS = {
  required: ['seller_id', 'buyer_id'],
  optional: ['decision', 'note'],
  accepted: {
    seller_id: ['업체ID', '기업ID', '사업자번호'],
    buyer_id: ['바이어ID'],
    decision: ['결정', '판단'],
    note: ['메모', '비고', '사유'],
  },
} as const;

/**
 * Reads decisions, `seller_id,buyer_id,decision,note` with decision `pin`, `hide` or empty for a note only (Korean: 고정,
 * 숨김). A later row about the same pair wins.
 *
 * @throws InputError at a row without ids, or with another decision.
 */
export async function readDecisions(source: Source): Promise<Decision[]> {
  const decisions = new Map<string, Decision>();
  for await (const { file, line, cells } of readTable(source, COLUMNS)) {
    const word = cells.decision.toLowerCase();
    if (!Object.hasOwn(WORDS, word)) {
      const message = `decision must be pin or hide, or empty for a note; found "${cells.decision.slice(0, 40)}". Correct it.`;
      throw new InputError(message, { file, line, column: 'decision' });
    }
    const sellerId = unsafeCell(cells.seller_id);
    const buyerId = unsafeCell(cells.buyer_id);
    const kind = WORDS[word];
    const decision: Decision = { sellerId, buyerId, note: unsafeCell(cells.note), line };
    if (kind !== undefined) decision.kind = kind;
    decisions.set(pairKey(sellerId, buyerId), decision);
  }
  return [...decisions.values()];
}

/** One text for a pair of ids, whatever is in them. */
export function pairKey(sellerId: string, buyerId: string): string {
  return `${sellerId.length}:${sellerId}${buyerId}`;
}
