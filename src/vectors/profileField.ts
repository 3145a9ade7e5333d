/** How a profile wrote a term. */
export interface Surface {
  text: string;
  /** The word that the term is only a piece of. */
  compound?: string;
  /** A word of trade in general (supplier, box), which tells nothing about the product. */
  isGeneral?: true;
  /** The term is not a word but a concept of the lexicon: its everyday name. */
  concept?: { readonly en: string; readonly ko: string };
  /** The product's word is not this term but sounds like it, or misspells it: what it is taken for. */
  soundsLike?: string;
  /** The concept is a class above the one that the profile names. */
  isBroader?: true;
  /** The term is neither: the digits of an HS code, or of one that the text speaks for. */
  code?: string;
}
