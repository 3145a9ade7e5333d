import type { LexiconAdditions } from '../lexicon/index.ts';
import type { PartialWeights } from '../rank/weights.ts';
import type { Match, Seller } from '../types.ts';

/** Options of a matcher. */
export interface MatcherOptions {
  /** Numbers of the score; what is absent keeps its default. */
  weights?: PartialWeights;
  /**
   * Reference date for recency and expiry, `YYYY-MM-DD`. Default: the newest `lastActive` of all buyers as of the last
   * refresh, never the clock. Without any date nothing counts as expired.
   */
  asOf?: string;
  /** Your own concepts and terms over the built-in lexicon: what `parseLexicon` or `readLexicon` gives. */
  lexicon?: LexiconAdditions;
  /** How many results for distinct products are remembered, so that a product seen before costs nothing. Default 4096. */
  cacheSize?: number;
}

/** Options of building a matcher. */
export interface BuildOptions extends MatcherOptions {
  /** Stops the building: the promise is rejected with the signal's reason. Asked after each buyer. */
  signal?: AbortSignal;
  /** Told how many buyers are read, every thousand. */
  onProgress?: (buyers: number) => void;
}

/** Options of one match. */
export interface MatchOptions {
  /** How many buyers at most, 1 to 1,000. Default 10. */
  limit?: number;
  /** Score every buyer instead of searching: the same list, slowly. For checks. */
  exhaustive?: boolean;
}

/** Options of matching many sellers. */
export interface MatchAllOptions extends MatchOptions {
  /**
   * How many threads match, 1 to 256; results do not depend on it. Default 1: the calling thread itself. More threads
   * share one copy of the index, as it stood when the loop began; buyers added since the last refresh are copied to each.
   */
  threads?: number;
  /**
   * Gets each seller that cannot be matched, with its error, and the loop goes on with the next. Without it such an
   * error ends the loop, after the results of all sellers before.
   */
  onError?: (error: Error, seller: Seller) => void;
  /** Ends the loop, and all threads, with the signal's reason. */
  signal?: AbortSignal;
}

/** Options of an explanation. */
export interface ExplainOptions {
  /** Explain this product instead of the one that fits best. */
  productId?: string;
}

/** One seller with its recommended buyers. */
export interface SellerMatches {
  seller: Seller;
  matches: Match[];
}

/** What a match shows of a buyer. */
export interface BuyerSummary {
  id: string;
  companyName: string;
  /** ISO 3166 alpha-2. */
  country?: string;
}
