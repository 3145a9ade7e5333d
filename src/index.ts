export { BuyermatchError, type ErrorCode, InputError, UsageError } from './errors.ts';
export {
  type CompareOptions,
  type Comparison,
  compareRuns,
  type EvaluateOptions,
  type Evaluation,
  evaluate,
  evaluatePerSeller,
  type QrelRow,
  type QrelsInput,
  type RunInput,
  type RunRow,
} from './evaluate/index.ts';
export { formatReasons } from './explain/formatReasons.ts';
export { readBuyers } from './io/readBuyers.ts';
export { readQrels, readRun } from './io/readJudgements.ts';
export { readLexicon } from './io/readLexicon.ts';
export { readSellers } from './io/readSellers.ts';
export type { ReadReport, Reject } from './io/report.ts';
export { type Classification, type ClassifiedConcept, type ClassifyOptions, classify } from './lexicon/classify.ts';
export { type LexiconAdditions, parseLexicon } from './lexicon/index.ts';
export { BuyerMatcher } from './matcher/buyerMatcher.ts';
export type { ExplainedFactor, ExplainedTerm, Explanation } from './matcher/explanation.ts';
export type {
  BuildOptions,
  BuyerSummary,
  ExplainOptions,
  MatchAllOptions,
  MatcherOptions,
  MatchOptions,
  SellerMatches,
} from './matcher/options.ts';
export { scoreFromParts } from './rank/combine.ts';
export { DEFAULT_WEIGHTS, type PartialWeights, resolveWeights, type Weights } from './rank/weights.ts';
export type * from './types.ts';
