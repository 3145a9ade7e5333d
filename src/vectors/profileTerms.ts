import type { ReadField } from '../lexicon/index.ts';
import { type Token, tokenize } from '../text/index.ts';
import { codeTerms } from './codeTerms.ts';
import { conceptTerms } from './conceptTerms.ts';
import type { Surface } from './profileField.ts';
import type { Side, TermWeights } from './termWeights.ts';
import { saturate } from './tfidf.ts';

export type { Surface } from './profileField.ts';

/** The distinct terms of a profile in order of first occurrence, which is the order that sums are taken in. */
export interface ProfileTerms {
  terms: string[];
  /** Saturated frequency of each term, > 0. */
  frequencies: number[];
  /** Each term as the profile wrote it, to be shown to people. */
  surfaces: Surface[];
  /** The place of the first HS code: words and concepts stand before it. */
  codeStart: number;
}

/** Words of this weight or less are general ones. */
const GENERAL_WEIGHT = 0.1;

/**
 * The words of one profile with the weights of equal ones added up, the concepts that they name, and its HS codes.
 *
 * @param givenCodes As bare digits; without any, the codes that the text speaks for stand in for them.
 */
export function profileTerms(
  fields: readonly ReadField[],
  givenCodes: readonly string[],
  side: Side,
  weights: TermWeights,
): ProfileTerms {
  const sums = new Map<string, { frequency: number; surface: Surface; surfaceWeight: number }>();
  for (const { text, weight: fieldWeight, language } of fields) {
    if (fieldWeight <= 0 || weights.words <= 0) continue;
    let lastWord = '';
    for (const token of tokenize(text, language)) {
      if (token.kind === 'word') lastWord = token.surface;
      const weight = token.weight * fieldWeight;
      const sum = sums.get(token.term);
      if (sum === undefined) {
        sums.set(token.term, { frequency: weight, surface: surfaceOf(token, lastWord), surfaceWeight: token.weight });
        continue;
      }
      sum.frequency += weight;
      if (token.weight > sum.surfaceWeight) {
        // A whole word names a term better than a piece of another word does.
        sum.surface = surfaceOf(token, lastWord);
        sum.surfaceWeight = token.weight;
      }
    }
  }
  const result: ProfileTerms = { terms: [], frequencies: [], surfaces: [], codeStart: 0 };
  for (const [term, { frequency, surface }] of sums) {
    if (frequency <= 0) continue;
    result.terms.push(term);
    result.frequencies.push(weights.words * saturate(frequency));
    result.surfaces.push(surface);
  }
  for (const { term, weight, surface } of conceptTerms(fields, side, weights)) {
    result.terms.push(term);
    result.frequencies.push(weight);
    result.surfaces.push(surface);
  }
  result.codeStart = result.terms.length;
  for (const { term, prefix, weight } of codeTerms(givenCodes, fields, side, weights, lengthOf(result.frequencies))) {
    result.terms.push(term);
    result.frequencies.push(weight);
    result.surfaces.push({ text: prefix, code: prefix });
  }
  return result;
}

function lengthOf(frequencies: readonly number[]): number {
  return Math.sqrt(frequencies.reduce((sum, frequency) => sum + frequency * frequency, 0));
}

/** A compound stands right before its pieces. */
function surfaceOf(token: Token, lastWord: string): Surface {
  const { surface: text, kind, weight } = token;
  if (kind === 'fragment') return { text, compound: lastWord.includes(text) ? lastWord : text };
  return weight <= GENERAL_WEIGHT ? { text, isGeneral: true } : { text };
}
