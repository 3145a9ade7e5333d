export { type Comparison, compareRuns, type MetricComparison } from './compare.ts';
export { type Estimate, type Evaluation, evaluate } from './evaluate.ts';
export { formatComparison, formatEvaluation, type RunNames } from './format.ts';
export { DEFAULT_METRICS, type Metric, parseMetrics } from './metric.ts';
export type { CompareOptions, EvaluateOptions } from './options.ts';
export { type Coverage, evaluatePerSeller } from './perSeller.ts';
export { buildQrels, type QrelRow, type Qrels, type QrelsInput } from './qrels.ts';
export {
  buildRun,
  type RankedBuyer,
  type Run,
  type RunInput,
  type RunList,
  type RunRow,
  type SellerMatches,
} from './run.ts';
