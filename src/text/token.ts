/** One occurrence of an index term. Tokens are shared between texts: read them, never change them. */
export interface Token {
  /** Key of the index; equal on both sides for the same concept. */
  readonly term: string;
  /** As written (composed to NFC), for showing to people. */
  readonly surface: string;
  /** 1 for a word; less for fragments, form words and boilerplate. */
  readonly weight: number;
  readonly kind: 'word' | 'fragment';
}

/** What a token counts. The figures are kept together, for they only mean something relative to each other. */
export const WEIGHT = {
  word: 1,
  /** Words of form and material (stick, powder, wireless): they tell little about what a product is. */
  form: 0.5,
  /** The noun inside a Korean verb or adjective: 세척하는 -> 세척. */
  verbalNoun: 0.5,
  /** One of the two-character pieces of a compound. */
  bigram: 0.35,
  /** The bigram over the space between two Korean words. */
  crossSpace: 0.2,
  /** Three character clusters of a script without spaces: five make up a usual word of two units. */
  trigram: 0.4,
  /** Boilerplate of trade (supplier, quality, 제품). */
  weak: 0.1,
} as const;

/** Longer terms are noise (hashes, joined tables) and are dropped. */
export const MAX_TERM_LENGTH = 64;

export function word(term: string, surface: string, weight: number = WEIGHT.word): Token {
  return { term, surface, weight, kind: 'word' };
}

export function fragment(term: string, surface: string, weight: number): Token {
  return { term, surface, weight, kind: 'fragment' };
}
