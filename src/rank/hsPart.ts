import type { Weights } from './weights.ts';

/** The prefixes of an HS code that are compared: 2, 4 and 6 digits, as far as the code goes. */
export function hsPrefixes(code: string): string[] {
  return [2, 4, 6].filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits));
}

/** The prefixes of several codes, each once, in order of first sight. */
export function distinctHsPrefixes(codes: readonly string[]): string[] {
  return [...new Set(codes.flatMap(hsPrefixes))];
}

/**
 * Agreement of two codes, 0..1: the share that `weights.hsDigits` gives for the longest common prefix of 2 (chapter),
 * 4 (heading) or 6 digits (subheading). Digits after the sixth are national and are not compared.
 *
 * @param depth How many of the three prefixes are shared, 0..3.
 */
export function hsPart(depth: number, weights: Weights): number {
  const { hsDigits } = weights;
  return depth === 0 ? 0 : depth === 1 ? hsDigits[2] : depth === 2 ? hsDigits[4] : hsDigits[6];
}
