export { type Comparison, compareRuns } from './compare.ts';
export { type Evaluation, evaluate } from './evaluate.ts';
export { formatComparison, formatEvaluation } from './format.ts';
export { DEFAULT_METRICS, parseMetrics } from './metric.ts';
export type { CompareOptions, EvaluateOptions } from './options.ts';
export { evaluatePerSeller } from './perSeller.ts';
export { buildQrels, type QrelRow, type QrelsInput } from './qrels.ts';
export { buildRun, type RunInput, type RunRow } from './run.ts';
