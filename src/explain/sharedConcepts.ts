import type { NamedConcept, Reason } from '../types.ts';
import type { Surface } from '../vectors/profileField.ts';
import type { SharedTerm } from './sharedWords.ts';

/** How many kinds of goods a reason names at most. */
const MOST_CONCEPTS = 2;
/** A kind of goods that gives less than this share of the strongest term's part did not decide anything. */
const LEAST_SHARE = 0.2;

/**
 * The kinds of goods that both sides name; if there is none, the class that the buyer deals in and the product belongs to.
 *
 * @param shared The terms that both share, those that give most first.
 * @param surfaces How the product wrote each term of the query.
 */
export function conceptReasons(shared: readonly SharedTerm[], surfaces: readonly Surface[]): Reason[] {
  const least = (shared[0]?.contribution ?? 0) * LEAST_SHARE;
  const exact: NamedConcept[] = [];
  let broader: NamedConcept | undefined;
  for (const { position, contribution } of shared) {
    if (contribution < least) break;
    const { text: word, concept, isBroader, soundsLike } = surfaces[position]!;
    if (concept === undefined) continue;
    const named: NamedConcept = { word, en: concept.en, ko: concept.ko };
    if (soundsLike !== undefined) named.bySound = true;
    if (isBroader) broader ??= named;
    // Two senses of one word are one thing to the reader.
    else if (exact.length < MOST_CONCEPTS && !exact.some((other) => other.word === word)) exact.push(named);
  }
  if (exact.length > 0) return [{ kind: 'concepts', concepts: exact }];
  return broader === undefined ? [] : [{ kind: 'broaderConcept', concept: broader }];
}
