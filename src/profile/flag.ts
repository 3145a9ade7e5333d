import { isPlaceholder, plainWidth, type Reading } from './reading.ts';

const YES = new Set([
  'true',
  't',
  'y',
  'yes',
  '1',
  'o',
  '○',
  '◯',
  '예',
  '네',
  '유',
  '있음',
  '검증',
  '검증됨',
  '인증',
  '완료',
  '검증완료',
]);
const NO = new Set(['false', 'f', 'n', 'no', '0', 'x', '×', '아니오', '아니요', '무', '미검증', '미인증', '미완료']);

/** Reads a yes/no cell: true/false, Y/N, 예/아니오, 1/0, O/X, 유/무, 검증/미검증. */
export function readFlag(cell: string): Reading<boolean> {
  if (isPlaceholder(cell)) return {};
  const { text, repairs } = plainWidth(cell);
  const word = text.toLowerCase().replace(/\s+/g, '');
  const value = YES.has(word) ? true : NO.has(word) ? false : undefined;
  if (value === undefined) return { problem: 'flag-unreadable' };
  return repairs.length === 0 ? { value } : { value, repairs };
}
