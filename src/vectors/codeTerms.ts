import { codeVotes, type ReadField } from '../lexicon/index.ts';
import { hsPrefixes } from '../profile/hsCode.ts';
import type { Side, TermWeights } from './termWeights.ts';
import { MOST_FREQUENCY } from './tfidf.ts';

/** A prefix of an HS code as an index term. */
export interface CodeTerm {
  /** `h:<digits>`; no word has a colon. */
  term: string;
  prefix: string;
  weight: number;
}

const MARK = 'h:';

/** A profile whose other terms are this long a vector, about a dozen words and concepts, says enough for its code to count as it is. */
const FULL_LENGTH = 5.5;

/**
 * The HS codes of a profile on all levels: the given ones, or those that its concepts speak for, by how firmly they do (the
 * sum of the votes for a prefix, at most 1). In one space with words and concepts a code counts for as much as it tells
 * besides them: in a long profile little; in one of two words, that have to be vague, most.
 *
 * @param given Codes as bare digits.
 * @param length Length of the vector of the profile's other frequencies.
 */
export function codeTerms(
  given: readonly string[],
  fields: readonly ReadField[],
  side: Side,
  weights: TermWeights,
  length: number,
): CodeTerm[] {
  const { codes } = weights;
  const shares = given.length > 0 ? givenShares(given) : inferredShares(fields, codes.inferred[side]);
  const lift = side === 'buyer' ? Math.max(1, FULL_LENGTH / length) : 1;
  const terms: CodeTerm[] = [];
  for (const [prefix, share] of shares) {
    const weight = Math.min(MOST_FREQUENCY, codes[prefix.length as 2 | 4 | 6] * share * lift);
    if (weight > 0) terms.push({ term: MARK + prefix, prefix, weight });
  }
  return terms;
}

/** Whether an index term is a code. */
export function isCodeTerm(term: string): boolean {
  return term.startsWith(MARK);
}

function givenShares(given: readonly string[]): Map<string, number> {
  return new Map(given.flatMap(hsPrefixes).map((prefix) => [prefix, 1]));
}

function inferredShares(fields: readonly ReadField[], share: number): Map<string, number> {
  const sums = new Map<string, number>();
  if (share <= 0) return sums;
  for (const { code, weight } of codeVotes(strongestTags(fields))) {
    for (const prefix of hsPrefixes(code)) sums.set(prefix, (sums.get(prefix) ?? 0) + weight * share);
  }
  for (const [prefix, sum] of sums) sums.set(prefix, Math.min(1, sum));
  return sums;
}

/** Each concept once, by its strongest mention, as it counts among the terms too. */
function strongestTags(fields: readonly ReadField[]) {
  const strongest = new Map<string, ReadField['tags'][number]>();
  for (const { weight: fieldWeight, tags } of fields) {
    for (const tag of tags) {
      const weight = tag.weight * fieldWeight;
      if (weight > (strongest.get(tag.concept.id)?.weight ?? 0)) strongest.set(tag.concept.id, { ...tag, weight });
    }
  }
  return [...strongest.values()];
}
