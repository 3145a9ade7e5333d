import { UsageError } from '../errors.ts';
import { nearestName } from '../suggest.ts';
import { MEASURES } from './measures/index.ts';
import type { Measure } from './measures/measure.ts';

/** A measure with its cutoff, ready to be applied to one seller's list. */
export interface Metric {
  /** Canonical spelling, such as `ndcg@10`: the key in every result. */
  name: string;
  measure: Measure;
  /** Absent: the whole list. */
  cutoff?: number;
}

/** What is measured when nothing is asked for. */
export const DEFAULT_METRICS: readonly string[] = ['ndcg@10', 'recall@100', 'map', 'mrr', 'p@5'];

/** Names that other tools use, trec_eval first; they are not accepted but recognised, so that the error can help. */
const FOREIGN_NAMES: ReadonlyMap<string, string> = new Map([
  ['ndcgcut', 'ndcg'],
  ['mapcut', 'map'],
  ['reciprank', 'mrr'],
  ['ap', 'map'],
  ['rr', 'mrr'],
  ['r', 'recall'],
  ['precision', 'p'],
  ['prec', 'p'],
  ['hit', 'success'],
  ['hits', 'success'],
  ['hitrate', 'success'],
  ['hr', 'success'],
]);

/**
 * Reads metric names: `ndcg`, `ndcg@k`, `recall@k`, `p@k`, `map`, `map@k`, `mrr`, `mrr@k`, `success@k`.
 * Letter case and spaces around a name do not matter, blank names are skipped, a name given twice is measured once.
 *
 * @param names A list, or one text with commas (`ndcg@10,map`).
 * @param where How the caller knows the place, for the error: a flag such as `--metrics` (default).
 * @throws UsageError that names every bad metric at once, with the nearest right spelling.
 *
 * @example
 * parseMetrics('NDCG@10, map').map((metric) => metric.name); // ['ndcg@10', 'map']
 */
export function parseMetrics(names: string | readonly string[], where = '--metrics'): Metric[] {
  const metrics = new Map<string, Metric>();
  const problems: string[] = [];
  for (const given of typeof names === 'string' ? names.split(',') : names) {
    const text = String(given).trim();
    if (text === '') continue;
    const metric = parseMetric(text.toLowerCase());
    if (metric === undefined) problems.push(explain(text));
    else if (!metrics.has(metric.name)) metrics.set(metric.name, metric);
  }
  if (problems.length > 0) throw new UsageError(`${where}: ${problems.join(' ')} Known: ${knownMetrics()}`);
  if (metrics.size === 0) throw new UsageError(`${where}: no metric is named. Known: ${knownMetrics()}`);
  return [...metrics.values()];
}

function parseMetric(text: string): Metric | undefined {
  const [base, cutoffText, ...rest] = text.split('@');
  const entry = MEASURES.get(base);
  if (entry === undefined || rest.length > 0) return undefined;
  if (cutoffText === undefined) return entry.cutoff === 'optional' ? { name: base, measure: entry.measure } : undefined;
  const cutoff = parseCutoff(cutoffText);
  return cutoff === undefined ? undefined : { name: `${base}@${cutoff}`, measure: entry.measure, cutoff };
}

/** A whole number of 1 or more, written without sign, point or leading zero. */
function parseCutoff(text: string): number | undefined {
  const value = /^[1-9]\d*$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** One sentence on a name that {@link parseMetric} refused. */
function explain(given: string): string {
  const [base, ...cutoffs] = given.toLowerCase().split('@');
  const entry = MEASURES.get(base);
  const shown = JSON.stringify(given);
  if (entry === undefined) {
    const suggestion = suggest(given.toLowerCase());
    return suggestion === undefined ? `${shown} is unknown.` : `${shown} is unknown, did you mean "${suggestion}"?`;
  }
  const usual = `${base}@${entry.usualCutoff}`;
  if (cutoffs.length === 0) return `${shown} needs a cutoff, did you mean "${usual}"?`;
  return `${shown} has no valid cutoff (a whole number of 1 or more), did you mean "${usual}"?`;
}

/** The metric that a misspelled or foreign name (`ndgc@10`, `ndcg_cut_10`, `Recall@ 5`) most probably means. */
function suggest(text: string): string | undefined {
  const [, word, digits] = /^(.*?)[^a-z0-9]*(\d*)$/s.exec(text) ?? ['', text, ''];
  const letters = word.replace(/[^a-z]/g, '');
  const base = MEASURES.has(letters) ? letters : (FOREIGN_NAMES.get(letters) ?? nearestName(letters, MEASURES.keys()));
  if (base === undefined) return undefined;
  const entry = MEASURES.get(base)!;
  const cutoff = parseCutoff(digits);
  if (cutoff !== undefined) return `${base}@${cutoff}`;
  return entry.cutoff === 'optional' && digits === '' ? base : `${base}@${entry.usualCutoff}`;
}

function knownMetrics(): string {
  return [...MEASURES]
    .flatMap(([name, { cutoff }]) => (cutoff === 'optional' ? [name, `${name}@k`] : [`${name}@k`]))
    .join(', ');
}
