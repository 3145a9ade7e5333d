import type { TermMatch } from './match.ts';
import type { RoledMatch } from './roles.ts';
import type { Concept } from './types.ts';

/** How many times a sense counts that another term of the phrase is akin to. */
const SUPPORTED = 3;

/**
 * How the senses of a term share its weight: 1/n each, more for a sense whose class or chapter another, unambiguous term of
 * the phrase belongs to (printer toner: a cartridge, no skin care). The shares add up to 1.
 */
export function senseShares({ senses }: TermMatch, phrase: readonly RoledMatch[]): number[] {
  const { concepts } = senses;
  if (concepts.length === 1) return [1];
  const clear = phrase.map(({ match }) => match.senses.concepts).filter((others) => others.length === 1);
  const weights = concepts.map((concept) => (clear.some(([other]) => areAkin(concept, other!)) ? SUPPORTED : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function areAkin(a: Concept, b: Concept): boolean {
  if (a === b || a.ancestors.includes(b) || b.ancestors.includes(a)) return true;
  if (a.ancestors.some((above) => b.ancestors.includes(above))) return true;
  return a.hsCodes.some((code) => b.hsCodes.some((other) => code.slice(0, 2) === other.slice(0, 2)));
}
