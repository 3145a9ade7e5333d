import { METRICS, type Row, type Table } from './measure.ts';
import type { Difference } from './paired.ts';

/** A table as text, two spaces between columns. */
export function formatTable({ title, note, rows }: Table): string {
  const isCompared = rows.some(({ difference }) => difference !== undefined);
  const head = ['', 'sellers', 'ndcg@10 [95 % interval]', ...METRICS.slice(1)];
  if (isCompared) head.push('difference [95 % interval]', 'p', 'better/worse');
  const lines = aligned([head, ...rows.map(cells)]);
  return [`## ${title}`, ...(note ? [`(${note})`] : []), ...lines].join('\n');
}

function cells({ label, sellers, ndcg, others, difference }: Row): string[] {
  return [
    label,
    String(sellers),
    `${ndcg.mean.toFixed(3)} [${ndcg.low.toFixed(3)}, ${ndcg.high.toFixed(3)}]`,
    ...METRICS.slice(1).map((name) => others[name]!.toFixed(3)),
    ...(difference ? formatDifference(difference) : []),
  ];
}

/** Difference with interval, p-value, sellers for whom it is better and worse. */
export function formatDifference({ mean, low, high, pValue, better, worse }: Difference): string[] {
  const p = pValue < 0.0001 ? '<0.0001' : pValue.toFixed(4);
  return [`${signed(mean)} [${signed(low)}, ${signed(high)}]`, p, `${better}/${worse}`];
}

export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(3);
  return Number(digits) === 0 ? digits : `${value < 0 ? '-' : '+'}${digits}`;
}

/** The first column flush left, the others flush right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(...rows.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd(),
  );
}
