import { tokenize } from '../../../src/text/index.ts';

/** Terms of whole words. */
export function words(text: string): string[] {
  return tokenize(text)
    .filter((token) => token.kind === 'word')
    .map((token) => token.term);
}

/** Terms of whole words that count more than boilerplate. */
export function topics(text: string): string[] {
  return tokenize(text)
    .filter((token) => token.kind === 'word' && token.weight > 0.1)
    .map((token) => token.term);
}

export function fragments(text: string): string[] {
  return tokenize(text)
    .filter((token) => token.kind === 'fragment')
    .map((token) => token.term);
}

export function weightOf(text: string, term: string): number | undefined {
  return tokenize(text).find((token) => token.term === term)?.weight;
}

/** Sum over the terms that both texts have of the product of their weights. */
export function overlap(left: string, right: string): number {
  const weights = new Map(tokenize(left).map((token) => [token.term, token.weight]));
  return tokenize(right).reduce((sum, token) => sum + (weights.get(token.term) ?? 0) * token.weight, 0);
}
