/**
 * `product`: one kind of product. `category`: a broader class that buyers ask for. `material`: what things are made of.
 * `use`: what they are for.
 */
export type ConceptKind = 'product' | 'category' | 'material' | 'use';

/** One thing of trade, the same in every language. */
export interface Concept {
  /** Stable name, `[a-z0-9-]+`. */
  readonly id: string;
  readonly kind: ConceptKind;
  /** Harmonized System codes of 4 or 6 digits, the main one first; empty where a class spans too many. */
  readonly hsCodes: readonly string[];
  /** The classes it belongs to, nearest first. */
  readonly parents: readonly Concept[];
  /** All classes above it, nearest first, each once. */
  readonly ancestors: readonly Concept[];
  /** For whom, where that is part of the product: pet, baby, car, camping, medical, industrial. */
  readonly audience?: string;
  readonly name: { readonly en: string; readonly ko: string };
}

/** A concept found in a text. */
export interface ConceptTag {
  readonly concept: Concept;
  /**
   * How much the text says it, > 0 and <= 1: 1 / senses of the term x certainty of the match x role (head 1, other .7,
   * what it is for .5).
   */
  readonly weight: number;
  /** The words of the text that name it. */
  readonly surface: string;
  /** Whether the phrase is about it: 갈릭 샴푸 is a shampoo. */
  readonly isHead: boolean;
}
