import type { Comparison } from './compare.ts';
import type { Evaluation } from './evaluate.ts';
import type { Coverage } from './perSeller.ts';

/**
 * An evaluation as a plain-text table: metric, mean, interval, sellers; below it one line for each kind of seller that
 * was left out or scores 0. Numbers have 4 places, as trec_eval prints them. Ends with a line break.
 */
export function formatEvaluation(result: Evaluation): string {
  const rows = Object.entries(result.metrics).map(([name, { mean, low, high }]) => [
    name,
    mean.toFixed(4),
    `${low.toFixed(4)} .. ${high.toFixed(4)}`,
    String(result.sellers),
  ]);
  const header = ['metric', 'mean', intervalTitle(result.confidence), 'sellers'];
  return lines([
    ...alignColumns([header, ...rows]),
    ...irrelevantNote(result.sellersWithoutRelevant),
    ...coverageNotes(result, ''),
  ]);
}

/** How a comparison's table calls the two runs, such as their file names. */
export interface RunNames {
  a?: string;
  b?: string;
}

/**
 * A comparison as a plain-text table: metric, both means, difference with interval, p-value, and for how many sellers B is
 * better, worse or equal. The first line says which run is which. Ends with a line break.
 */
export function formatComparison(result: Comparison, names: RunNames = {}): string {
  const rows = Object.entries(result.metrics).map(([name, metric]) => [
    name,
    metric.meanA.toFixed(4),
    metric.meanB.toFixed(4),
    signed(metric.difference),
    `${signed(metric.low)} .. ${signed(metric.high)}`,
    metric.pValue < 0.0001 ? '<0.0001' : metric.pValue.toFixed(4),
    String(metric.better),
    String(metric.worse),
    String(metric.equal),
  ]);
  const header = ['metric', 'A', 'B', 'B - A', intervalTitle(result.confidence), 'p', 'better', 'worse', 'equal'];
  const title = `A: ${names.a ?? 'first run'}; B: ${names.b ?? 'second run'}; ${result.sellers} judged sellers`;
  return lines([
    title,
    ...alignColumns([header, ...rows]),
    ...irrelevantNote(result.sellersWithoutRelevant),
    ...coverageNotes(result.a, 'A: '),
    ...coverageNotes(result.b, 'B: '),
  ]);
}

function intervalTitle(confidence: number): string {
  // 0.29 * 100 is 28.999999999999996: six places are enough for any confidence.
  return `${Number((confidence * 100).toFixed(6))} % interval`;
}

/** With its sign; a value that rounds to 0 has none. */
function signed(value: number): string {
  const digits = Math.abs(value).toFixed(4);
  if (Number(digits) === 0) return digits;
  return `${value < 0 ? '-' : '+'}${digits}`;
}

/** The first column flush left, the others flush right, two spaces between. */
function alignColumns(rows: readonly string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
  );
}

function irrelevantNote(count: number): string[] {
  return notes('', [[count, 'judged sellers without any relevant buyer, scored 0']]);
}

function coverageNotes({ sellersWithoutMatches, unjudgedSellers }: Coverage, prefix: string): string[] {
  return notes(prefix, [
    [sellersWithoutMatches, 'judged sellers without matches, scored 0'],
    [unjudgedSellers, 'sellers with matches but without judgements, left out'],
  ]);
}

/** One line for each count above 0. */
function notes(prefix: string, counts: readonly [number, string][]): string[] {
  return counts.filter(([count]) => count > 0).map(([count, text]) => `${prefix}${text}: ${count}`);
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}
