/** What a word and a concept of the lexicon count in the TF-IDF vectors; 0 leaves them out. */
export interface TermWeights {
  words: number;
  /** As a multiple of a word, 0..2: a thing that the lexicon knows says more than a word, and is never written twice. */
  concepts: number;
  /** What a material counts of another concept: what a thing is made of says half as much as what it is. */
  materials: number;
  /**
   * What a class counts of the concept below it, by the side that inherits it. A seller's product is found by buyers of its
   * whole class; a buyer who names a product hardly asks for its class, or siblings would turn into matches.
   */
  inherited: { seller: number; buyer: number };
}

/** Whose profile it is. */
export type Side = keyof TermWeights['inherited'];
