import { InputError } from '../errors.ts';
import { countRelevant } from './measures/relevance.ts';
import { DEFAULT_METRICS, type Metric, parseMetrics } from './metric.ts';
import { type Qrels, type QrelsInput, toQrels } from './qrels.ts';
import { shown } from './rowError.ts';
import { type Run, type RunInput, toRun } from './run.ts';

/** How far a run covers the judged sellers. */
export interface Coverage {
  /** Judged sellers that the run gives no buyer: they score 0 (trec_eval `-c`). */
  sellersWithoutMatches: number;
  /** Sellers of the run that nobody judged: they are left out. */
  unjudgedSellers: number;
}

/** @internal One column of values per metric; row i belongs to `sellerIds[i]`. */
export interface Scores {
  sellerIds: readonly string[];
  columns: readonly Float64Array[];
  coverage: Coverage;
}

/**
 * Every judged seller's own value of every metric, sellers ordered by id (code unit order).
 *
 * @returns Seller id to an object with one number per metric, keyed by the metric's canonical name.
 * @throws UsageError for an unknown metric, InputError for empty or contradictory data.
 */
export function evaluatePerSeller(
  qrels: QrelsInput,
  run: RunInput,
  metrics: string | readonly string[] = DEFAULT_METRICS,
): Map<string, Record<string, number>> {
  const parsed = parseMetrics(metrics, 'metrics');
  const { sellerIds, columns } = scoreSellers(toQrels(qrels), toRun(run), parsed);
  return new Map(
    sellerIds.map((id, row) => [
      id,
      Object.fromEntries(parsed.map(({ name }, column) => [name, columns[column][row]])),
    ]),
  );
}

/**
 * @internal Scores every judged seller. Sellers are ordered by id, not as they came, so that sums and resamples do not
 * depend on the order of the input.
 */
export function scoreSellers(qrels: Qrels, run: Run, metrics: readonly Metric[]): Scores {
  checkOverlap(qrels, run);
  const sellerIds = [...qrels.keys()].sort();
  const columns = metrics.map(() => new Float64Array(sellerIds.length));
  sellerIds.forEach((id, row) => {
    const ranked = run.get(id) ?? [];
    const grades = qrels.get(id)!;
    metrics.forEach(({ measure, cutoff }, column) => {
      columns[column][row] = measure(ranked, grades, cutoff);
    });
  });
  return { sellerIds, columns, coverage: countCoverage(qrels, run) };
}

/** An empty run scores 0, but a run of other sellers only is a mix-up of files or of ids. */
function checkOverlap(qrels: Qrels, run: Run): void {
  if (run.size === 0) return;
  for (const id of run.keys()) if (qrels.has(id)) return;
  const examples = (ids: Iterable<string>) => {
    const [first, second, third] = ids;
    return (
      [first, second]
        .filter((id) => id !== undefined)
        .map(shown)
        .join(', ') + (third === undefined ? '' : ', ...')
    );
  };
  throw new InputError(
    `run: no seller in it is judged (run: ${examples(run.keys())}; qrels: ${examples(qrels.keys())});` +
      ' check that both use the same seller_id.',
  );
}

function countCoverage(qrels: Qrels, run: Run): Coverage {
  let sellersWithoutMatches = 0;
  let unjudgedSellers = 0;
  for (const id of qrels.keys()) if ((run.get(id)?.length ?? 0) === 0) sellersWithoutMatches++;
  for (const id of run.keys()) if (!qrels.has(id)) unjudgedSellers++;
  return { sellersWithoutMatches, unjudgedSellers };
}

/** @internal Judged sellers without any relevant buyer: they score 0 whatever is recommended. */
export function countSellersWithoutRelevant(qrels: Qrels): number {
  let count = 0;
  for (const grades of qrels.values()) if (countRelevant(grades) === 0) count++;
  return count;
}
