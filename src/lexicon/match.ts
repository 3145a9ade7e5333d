import type { Senses } from './lexicon.ts';

/** A term found in a phrase, before anything is known about its role there. */
export interface TermMatch {
  readonly senses: Senses;
  /** Code units of the phrase. */
  readonly start: number;
  readonly end: number;
  /** 1 for a clean match, less where neighbours speak against it. */
  readonly certainty: number;
  /** Stands before 용, 의, の, 的 and the like: says what another thing is for. */
  readonly isUse: boolean;
  /** A whole word or several, so that `~` can tell a term that stands alone. */
  readonly isSingleWord: boolean;
}
