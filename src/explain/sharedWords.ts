import type { BuyerIndex } from '../postings/buyerIndex.ts';
import { levelOf, termOf } from '../postings/forwardIndex.ts';
import type { Query } from '../search/query.ts';

/** How many words a reason names at most. */
const MOST_WORDS = 3;
/** A word that gives less than this share of the strongest word's part did not decide anything. */
const LEAST_SHARE = 0.15;

/**
 * The words of the query that a document shares, those that gave most to the cosine first.
 *
 * @param surfaces How the product wrote each term of the query.
 */
export function sharedWords(index: BuyerIndex, document: number, query: Query, surfaces: readonly string[]): string[] {
  const { offsets, postings } = index.text.forward;
  const positionOf = new Map(query.termIds.map((term, position) => [term, position]));
  const shared: { position: number; contribution: number }[] = [];
  for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
    const position = positionOf.get(termOf(postings[i]!));
    if (position !== undefined) {
      shared.push({ position, contribution: query.termWeights[position]! * levelOf(postings[i]!) });
    }
  }
  shared.sort((a, b) => b.contribution - a.contribution || a.position - b.position);
  const least = (shared[0]?.contribution ?? 0) * LEAST_SHARE;
  const words = new Set<string>();
  for (const { position, contribution } of shared) {
    if (words.size === MOST_WORDS || contribution < least) break;
    words.add(surfaces[position]!);
  }
  return [...words];
}
