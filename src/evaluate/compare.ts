import { bootstrapMeans, type Interval } from './bootstrap.ts';
import { mean } from './mean.ts';
import { DEFAULT_METRICS, parseMetrics } from './metric.ts';
import { type CompareOptions, checkOptions } from './options.ts';
import { type Coverage, countSellersWithoutRelevant, scoreSellers } from './perSeller.ts';
import { type QrelsInput, toQrels } from './qrels.ts';
import { type RunInput, toRun } from './run.ts';
import { signFlipTest } from './signFlip.ts';

/** Values nearer than this are the same value, reached by sums in another order. */
const ROUNDING = 1e-12;

/** How run B does against run A on one metric. */
export interface MetricComparison extends Interval {
  meanA: number;
  meanB: number;
  /** Mean of the sellers' differences, `meanB - meanA` up to rounding: positive when B is better. `low` and `high` are the ends of its bootstrap interval. */
  difference: number;
  /** Two-sided p-value of the paired randomisation test; not corrected for the number of metrics. */
  pValue: number;
  /** True when the p-value counts every assignment of signs, false when they were drawn. */
  exact: boolean;
  /** Sellers for whom B is better than A. */
  better: number;
  /** Sellers for whom B is worse than A. */
  worse: number;
  /** Sellers for whom both are the same. */
  equal: number;
}

/** Outcome of {@link compareRuns}. */
export interface Comparison {
  /** Judged sellers. */
  sellers: number;
  /** Canonical metric name to its comparison, in the order asked for. */
  metrics: Record<string, MetricComparison>;
  /** Confidence of the intervals. */
  confidence: number;
  /** Judged sellers without any relevant buyer: they score 0 whatever is recommended. */
  sellersWithoutRelevant: number;
  /** How far run A covers the judged sellers. */
  a: Coverage;
  /** How far run B covers the judged sellers. */
  b: Coverage;
}

/**
 * Compares two runs seller by seller: is B better than A, and could the difference be chance?
 * Swapping the runs mirrors differences and intervals exactly and keeps every p-value.
 * Sources: see {@link signFlipTest} (p-value) and {@link bootstrapMeans} (interval).
 *
 * @param runA The run to compare with, such as the present ranking.
 * @param runB The run in question, such as the new ranking.
 * @throws as {@link evaluate}.
 *
 * @example
 * const { difference, pValue } = compareRuns(qrels, before, after, ['ndcg@10']).metrics['ndcg@10'];
 */
export function compareRuns(
  qrels: QrelsInput,
  runA: RunInput,
  runB: RunInput,
  metrics: string | readonly string[] = DEFAULT_METRICS,
  options: CompareOptions = {},
): Comparison {
  const settings = checkOptions(options);
  const parsed = parseMetrics(metrics, 'metrics');
  const judged = toQrels(qrels);
  const a = scoreSellers(judged, toRun(runA), parsed);
  const b = scoreSellers(judged, toRun(runB), parsed);
  const differences = parsed.map((_, i) => subtract(b.columns[i], a.columns[i]));
  const intervals = bootstrapMeans(differences, settings);
  const compared = parsed.map(({ name }, i): [string, MetricComparison] => {
    const meanA = mean(a.columns[i]);
    const meanB = mean(b.columns[i]);
    const { low, high } = intervals[i];
    return [
      name,
      {
        meanA,
        meanB,
        difference: mean(differences[i]),
        low,
        high,
        ...signFlipTest(differences[i], settings.permutations, settings.seed),
        ...countSigns(differences[i]),
      },
    ];
  });
  return {
    sellers: judged.size,
    metrics: Object.fromEntries(compared),
    confidence: settings.confidence,
    sellersWithoutRelevant: countSellersWithoutRelevant(judged),
    a: a.coverage,
    b: b.coverage,
  };
}

function subtract(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, i) => {
    const difference = value - right[i];
    return Math.abs(difference) < ROUNDING ? 0 : difference;
  });
}

function countSigns(differences: Float64Array): Pick<MetricComparison, 'better' | 'worse' | 'equal'> {
  let better = 0;
  let worse = 0;
  for (const difference of differences) {
    if (difference > 0) better++;
    else if (difference < 0) worse++;
  }
  return { better, worse, equal: differences.length - better - worse };
}
