/** What must stand in quotes, as fast-csv writes it: the delimiter, a line end, and the bar. */
const NEEDS_QUOTES = /[,\r\n|]/;

/** One record of CSV with its line end, the very bytes that fast-csv gives for these cells, without a stream. */
export function csvLine(cells: readonly string[]): string {
  return `${csvCells(cells)}\r\n`;
}

/** Cells side by side, without a line end. */
export function csvCells(cells: readonly string[]): string {
  let line = '';
  for (let i = 0; i < cells.length; i++) line += i === 0 ? csvCell(cells[i]!) : `,${csvCell(cells[i]!)}`;
  return line;
}

function csvCell(text: string): string {
  const cell = text.includes('\0') ? text.replaceAll('\0', '') : text;
  if (cell.includes('"')) return `"${cell.replaceAll('"', '""')}"`;
  return NEEDS_QUOTES.test(cell) ? `"${cell}"` : cell;
}
