/** Languages whose words have to be read in a way of their own; '' stands for all others. */
export type TextLanguage = 'vi' | '';

/**
 * Letters that only Vietnamese has. In such a text marks make words (cát is sand, mặt a face), so they are kept: folded, they
 * would meet the cat and the mat of other languages.
 */
const VIETNAMESE = /[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0]/;
const NON_ASCII = /[\u0080-\uffff]/;

/** The language of a text, or of all texts of a profile together, as far as it makes a difference. */
export function textLanguage(text: string): TextLanguage {
  return NON_ASCII.test(text) && VIETNAMESE.test(text.normalize('NFC')) ? 'vi' : '';
}
