/**
 * What a spreadsheet would run as a formula, also behind apostrophes that stand for themselves; the full-width signs count,
 * for Excel takes them for their ASCII twins.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** A number with a sign, which is no formula. */
const SIGNED_NUMBER = /^[+-]\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * A cell that no spreadsheet runs as a formula: text that starts with `=`, `+`, `-`, `@`, a tab or a line end gets an
 * apostrophe in front. Plain signed numbers stay. {@link unsafeCell} takes it back.
 */
export function safeCell(text: string): string {
  return FORMULA.test(text) && !SIGNED_NUMBER.test(text) ? `'${text}` : text;
}

/** The text that {@link safeCell} was given. */
export function unsafeCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
