/** One field of a profile: its text and how much a word in it counts, 0..1. */
export type WeightedField = readonly [text: string | undefined, weight: number];

/** How a profile wrote a term. */
export interface Surface {
  text: string;
  /** The word that the term is only a piece of. */
  compound?: string;
  /** A word of trade in general (supplier, box), which tells nothing about the product. */
  isGeneral?: true;
}
