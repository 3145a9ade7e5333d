import { bootstrapMeans, type Interval } from './bootstrap.ts';
import { mean } from './mean.ts';
import { DEFAULT_METRICS, parseMetrics } from './metric.ts';
import { checkOptions, type EvaluateOptions } from './options.ts';
import { type Coverage, countSellersWithoutRelevant, scoreSellers } from './perSeller.ts';
import { type QrelsInput, toQrels } from './qrels.ts';
import { type RunInput, toRun } from './run.ts';

/** A mean over sellers with its bootstrap interval; `low <= mean <= high`. */
export interface Estimate extends Interval {
  mean: number;
}

/** Outcome of {@link evaluate}; as JSON it is what `buyermatch evaluate --json` prints. */
export interface Evaluation extends Coverage {
  /** Judged sellers: every mean is taken over all of them. */
  sellers: number;
  /** Canonical metric name to its estimate, in the order asked for. */
  metrics: Record<string, Estimate>;
  /** Confidence of the intervals, 0.95 unless another was asked for. */
  confidence: number;
  /** Judged sellers without any relevant buyer: they score 0 whatever is recommended. */
  sellersWithoutRelevant: number;
}

/**
 * Measures a run against judgements, as trec_eval `-c` does: the mean over every judged seller, where a seller without
 * matches scores 0. Sellers nobody judged are left out and counted. An empty run is allowed and scores 0.
 * The interval is a percentile bootstrap over sellers; the same input and seed give the same bytes, whatever the order of
 * the rows.
 *
 * @param qrels Rows `{sellerId, buyerId, grade}`, or seller id to buyer id to grade as nested maps or objects.
 * @param run Rows `{sellerId, buyerId, rank}`, the results of `matchAll`, or seller id to buyer ids or matches.
 * @param metrics `ndcg`, `ndcg@k`, `recall@k`, `p@k`, `map`, `map@k`, `mrr`, `mrr@k`, `success@k`.
 * @throws UsageError for an unknown metric or an option out of range; InputError for empty or contradictory judgements,
 *   repeated buyers or ranks, or a run that has no seller in common with the judgements.
 *
 * @example
 * const qrels = { S1: { B1: 3, B2: 1 }, S2: { B9: 2 } };
 * const result = evaluate(qrels, { S1: ['B1', 'B7', 'B2'] }, ['mrr', 'recall@2']);
 * result.metrics.mrr.mean; // 0.5: S1 scores 1, S2 has no match and scores 0
 * result.sellersWithoutMatches; // 1
 */
export function evaluate(
  qrels: QrelsInput,
  run: RunInput,
  metrics: string | readonly string[] = DEFAULT_METRICS,
  options: EvaluateOptions = {},
): Evaluation {
  const settings = checkOptions(options);
  const parsed = parseMetrics(metrics, 'metrics');
  const judged = toQrels(qrels);
  const { sellerIds, columns, coverage } = scoreSellers(judged, toRun(run), parsed);
  const intervals = bootstrapMeans(columns, settings);
  return {
    sellers: sellerIds.length,
    metrics: Object.fromEntries(parsed.map(({ name }, i) => [name, { mean: mean(columns[i]), ...intervals[i] }])),
    confidence: settings.confidence,
    sellersWithoutRelevant: countSellersWithoutRelevant(judged),
    ...coverage,
  };
}
