import type { Reason, SoundPair } from '../types.ts';
import type { Surface } from '../vectors/profileField.ts';
import type { SharedTerm } from './sharedWords.ts';

/** How many words by sound a reason names at most. */
const MOST_PAIRS = 2;
/** A word that gives less than this share of the strongest term's part did not decide anything. */
const LEAST_SHARE = 0.2;

/**
 * The buyer's words that words of the product sound like.
 *
 * @param shared The terms that both share, those that give most first.
 * @param surfaces How the product wrote each term of the query.
 * @param named Words that another reason names already.
 */
export function soundReasons(
  shared: readonly SharedTerm[],
  surfaces: readonly Surface[],
  named: readonly string[],
): Reason[] {
  const least = (shared[0]?.contribution ?? 0) * LEAST_SHARE;
  const pairs: SoundPair[] = [];
  for (const { position, contribution } of shared) {
    if (contribution < least || pairs.length === MOST_PAIRS) break;
    const { text: word, concept, soundsLike } = surfaces[position]!;
    if (soundsLike === undefined || concept !== undefined || named.includes(word)) continue;
    if (!pairs.some((pair) => pair.word === word)) pairs.push({ word, match: soundsLike });
  }
  return pairs.length === 0 ? [] : [{ kind: 'bySound', pairs }];
}
