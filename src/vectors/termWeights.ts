/** What a word and a concept of the lexicon count in the TF-IDF vectors; 0 leaves them out. */
export interface TermWeights {
  words: number;
  /** As a multiple of a word, 0..2: a thing that the lexicon knows says more than a word, and is never written twice. */
  concepts: number;
  /** What a material counts of another concept: what a thing is made of says half as much as what it is. */
  materials: number;
  /** What a word counts that a product's unknown word sounds like or misspells (세럼, serum), of a word that it names; 0 for none. */
  bySound: number;
  /**
   * What a class counts of the concept below it, by the side that inherits it. A seller's product is found by buyers of its
   * whole class; a buyer who names a product hardly asks for its class, or siblings would turn into matches.
   */
  inherited: { seller: number; buyer: number };
  /**
   * What an HS code counts with its first 2, 4 and 6 digits, as multiples of a word, 0..2. A profile without a code has the
   * ones that its text speaks for, at `inferred` of that: a seller's word meets a buyer's code; a buyer's words say enough.
   */
  codes: { 2: number; 4: number; 6: number; inferred: { seller: number; buyer: number } };
}

/** Whose profile it is. */
export type Side = keyof TermWeights['inherited'];
