import { builtInLexicon } from '../lexicon/index.ts';
import type { Explanation } from '../matcher/explanation.ts';
import { buyerTerms } from '../matcher/indexedBuyer.ts';
import type { Weights } from '../rank/weights.ts';
import type { Buyer } from '../types.ts';

/** A term that gives less than this share of the strongest one did not decide anything. */
const LEAST_SHARE = 0.1;
/** How many terms are marked at most. */
const MOST_TERMS = 12;

/** The words that decided, as each side wrote them, to be marked in both texts. */
export interface EvidenceWords {
  seller: string[];
  buyer: string[];
}

/** Finds evidence words. What a buyer wrote for each of its terms is worked out once. */
export class EvidenceFinder {
  readonly #weights: Weights;
  readonly #wordsOf = new Map<string, ReadonlyMap<string, string>>();

  constructor(weights: Weights) {
    this.#weights = weights;
  }

  find({ terms }: Explanation, buyer: Buyer): EvidenceWords {
    const written = this.#buyerWords(buyer);
    const least = (terms[0]?.product ?? 0) * LEAST_SHARE;
    const seller = new Set<string>();
    const asked = new Set<string>();
    for (const { term, word, product, code } of terms.slice(0, MOST_TERMS)) {
      if (product < least) break;
      if (code !== undefined) continue;
      seller.add(word);
      asked.add(written.get(term) ?? word);
    }
    return { seller: [...seller], buyer: [...asked] };
  }

  #buyerWords(buyer: Buyer): ReadonlyMap<string, string> {
    let words = this.#wordsOf.get(buyer.id);
    if (words === undefined) {
      const { terms, surfaces } = buyerTerms(buyer, this.#weights, builtInLexicon());
      words = new Map(terms.map((term, i) => [term, surfaces[i]!.text]));
      this.#wordsOf.set(buyer.id, words);
    }
    return words;
  }
}
