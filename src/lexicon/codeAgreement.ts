import { type Classification, type ClassifyOptions, classify } from './classify.ts';

/** Digits that two codes share in front, as far as both go. */
export type SharedDigits = 6 | 4 | 2 | 0;

/** @example sharedDigits('330499', '3304') // 4 */
export function sharedDigits(given: string, code: string): SharedDigits {
  return ([6, 4, 2] as const).find((n) => code.length >= n && given.slice(0, n) === code.slice(0, n)) ?? 0;
}

/** Below this a text names too little to contradict anybody. */
const FIRM = 0.25;
const CANDIDATES = 5;

/**
 * What a text names instead of its given code: the best candidate, if it is firm and no candidate is even of the same chapter.
 *
 * @example contradictedBy('고체 비누', '870899')?.heading // '3401'
 */
export function contradictedBy(
  text: string,
  givenCode: string,
  { lexicon }: Pick<ClassifyOptions, 'lexicon'> = {},
): Classification | undefined {
  const candidates = classify(text, { limit: CANDIDATES, lexicon });
  const first = candidates[0];
  if (first === undefined || first.confidence < FIRM) return undefined;
  return candidates.some(({ code }) => sharedDigits(givenCode, code) > 0) ? undefined : first;
}
