/** What was done to a cell to read it, and how the printed counts call it. */
export const REPAIRS = {
  'hs-leading-zero': 'HS codes whose lost leading zero was put back',
  'hs-scientific': 'HS codes cut to the digits that a spreadsheet left (3.30499E+09)',
  'hs-cut': 'HS codes cut to the six digits that are certain',
  'hs-extra-text': 'HS codes freed of text around them',
  'full-width': 'cells with full-width characters',
  thousands: 'numbers with thousands separators',
  'decimal-comma': 'numbers with a decimal comma',
  unit: 'numbers with a currency sign or unit',
  multiplier: 'numbers with 천 or 만',
  range: 'ranges in a single cell, of which the matching end was taken',
  'swapped-range': 'price ranges whose ends were swapped',
  'date-form': 'dates in another form than YYYY-MM-DD',
  'excel-serial': 'dates as spreadsheet serial numbers',
  'short-row': 'rows with missing cells at the end, taken as empty',
  'duplicate-product': 'repeated product rows, taken once',
} as const;
export type RepairKind = keyof typeof REPAIRS;

/** Why a cell with content was left empty, and how the printed counts call it. */
export const PROBLEMS = {
  'hs-unreadable': 'HS codes that cannot be read',
  'hs-more-codes': 'further HS codes of a product (the first one counts)',
  'number-unreadable': 'numbers that cannot be read',
  'other-currency': 'prices in another currency than US dollars',
  'date-unreadable': 'dates that cannot be read',
  'last-day-unreadable': 'EXPIRY dates that cannot be read: check by hand that the request still stands',
  'country-conflict': 'buyers whose rows name different countries (the first counts)',
  'date-ambiguous': 'dates whose day and month cannot be told apart',
  'flag-unreadable': 'yes/no values that cannot be read',
  'business-type-unknown': 'business types that are not known',
  'country-unknown': 'country names that are not known',
  'market-unknown': 'market names that are not known',
  'excluded-market-unknown': 'excluded markets that are not known',
  'row-in-cell': 'CELLS that hold whole rows, perhaps by a stray quote: check the lines',
  'same-product-id': 'product ids that stand for two products of one seller (both kept)',
} as const;
export type ProblemKind = keyof typeof PROBLEMS;

/**
 * A value read from a cell, with what was done to it. A cell that was empty gives nothing at all; one that had content
 * and could not be read has a `problem`.
 */
export interface Reading<T> {
  value?: T;
  repairs?: readonly RepairKind[];
  problem?: ProblemKind;
}

const PLACEHOLDERS = new Set([
  '',
  '-',
  '--',
  '---',
  '.',
  '?',
  '없음',
  '미정',
  '해당없음',
  '해당 없음',
  'n/a',
  'na',
  'null',
  'none',
  '#n/a',
]);

/** Whether a cell is empty or holds a word that only stands for "nothing". */
export function isPlaceholder(cell: string): boolean {
  const text = cell.trim();
  return text.length <= 6 && PLACEHOLDERS.has(text.toLowerCase());
}

/** The cell with full-width letters, digits and marks made plain, and whether that changed anything. */
export function plainWidth(cell: string): { text: string; repairs: RepairKind[] } {
  const trimmed = cell.trim();
  // Only characters of the full-width block and the ideographic space: NFKC would also turn ½ or ² into other values.
  if (!/[\u3000\uff01-\uff5e]/.test(trimmed)) return { text: trimmed, repairs: [] };
  const text = trimmed.replace(/[\u3000\uff01-\uff5e]/g, (char) =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
  return { text: text.trim(), repairs: ['full-width'] };
}
