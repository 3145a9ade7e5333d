import type { MatchParts } from '../types.ts';
import { FIT_PARTS, type FitPart, type Weights } from './weights.ts';

/**
 * Relevance of a buyer for a product: text + hs. Both are shares of one cosine, of words and concepts and of codes, so what one
 * side says in words and the other by its code is counted once. 0..1, and 0 only if nothing is shared: no buyer gets a
 * score by market, price or activity alone.
 */
function relevance({ text = 0, hs = 0 }: MatchParts): number {
  return text + hs;
}

/**
 * What one part of the fit leaves of the score: `1 - w (1 - value)`, from `1 - w` at the worst to 1 at the best. A part
 * that is not known counts as `weights.unknown` says, between the two.
 */
export function fitFactor(weights: Weights, part: FitPart, value: number | undefined): number {
  return 1 - weights[part] * (1 - (value ?? weights.unknown[part]));
}

/** Relevance times fit, which is the product of the factors of market, price, certification, activity and role, in this order. */
export function scoreFromParts(parts: MatchParts, weights: Weights): number {
  let fit = 1;
  for (const part of FIT_PARTS) fit *= fitFactor(weights, part, parts[part]);
  return relevance(parts) * (fit * (parts.role ?? 1));
}
