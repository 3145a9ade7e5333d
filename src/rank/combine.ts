import type { MatchParts } from '../types.ts';
import { FIT_PARTS, type FitPart, type Weights } from './weights.ts';

/**
 * Relevance of a buyer for a product: `1 - (1 - wText text) (1 - wHs hs)`, the noisy-or of Pearl (1988). Either
 * evidence alone is enough, both together are more, and one that is not known changes nothing. 0..1, and 0 only if
 * nothing is shared: no buyer gets a score by market, price or activity alone.
 */
export function relevance(weights: Weights, text: number, hs: number): number {
  return 1 - (1 - weights.text * text) * (1 - weights.hs * hs);
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
  return relevance(weights, parts.text ?? 0, parts.hs ?? 0) * (fit * (parts.role ?? 1));
}

/**
 * The cosine that is needed for a relevance, from `relevance` solved for `text`: every smaller cosine gives less. It is
 * lowered until that is so in floating point too, where `relevance` never falls either, since each of its steps is
 * monotone. Infinity if even a cosine of 1 is not enough.
 */
export function textNeeded(weights: Weights, wanted: number, hs: number): number {
  if (relevance(weights, 0, hs) >= wanted) return 0;
  if (relevance(weights, 1, hs) < wanted) return Number.POSITIVE_INFINITY;
  let cosine = (1 - (1 - wanted) / (1 - weights.hs * hs)) / weights.text - 1e-9;
  for (let step = 1e-9; cosine > 0 && relevance(weights, cosine, hs) >= wanted; step *= 4) cosine -= step;
  return Math.max(0, cosine);
}
