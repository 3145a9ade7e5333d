import { explainMatch } from '../explain/reasons.ts';
import type { BuyerIndex } from '../postings/buyerIndex.ts';
import { levelOf, termOf } from '../postings/forwardIndex.ts';
import { fitFactor } from '../rank/combine.ts';
import { isExpired, ProductScorer } from '../rank/productScorer.ts';
import { FIT_PARTS, type FitPart, type Weights } from '../rank/weights.ts';
import type { Query } from '../search/query.ts';
import { QueryAgreement } from '../search/queryAgreement.ts';
import type { MatchParts, Reason } from '../types.ts';
import type { Surface } from '../vectors/profileTerms.ts';
import { FREQUENCY_STEP } from '../vectors/tfidf.ts';
import type { Markets, ProductQuery } from './productQuery.ts';

/** One term that both sides have, and what it gives to the cosine. */
export interface ExplainedTerm {
  /** The index term; `c:<id>` for a kind of goods of the lexicon. */
  term: string;
  /** As the product wrote it. */
  word: string;
  /** The kind of goods, where the term is one. */
  concept?: { en: string; ko: string };
  /** The digits, where the term is an HS code, given or read from the text. */
  code?: string;
  /** The word of the buyers that the product's word is taken for, since it sounds like it or misspells it. */
  soundsLike?: string;
  /** The kind of goods is a class above the one that the product names. */
  isBroader?: true;
  /** `1 + ln((1 + N) / (1 + df))` over all buyers. */
  idf: number;
  /** The product's frequency x idf^2 / length of the product's vector, times the weight of text or hs. */
  sellerWeight: number;
  /** The buyer's saturated frequency, in steps of 1/64. */
  buyerWeight: number;
  /** sellerWeight x buyerWeight, without rounding. */
  product: number;
}

/** One factor of the fit: `1 - weight (1 - value)`. */
export interface ExplainedFactor {
  part: FitPart;
  /** 0..1; absent if not known, and then `assumed` counts. */
  value?: number;
  /** What counts as the value while it is not known. */
  assumed: number;
  weight: number;
  factor: number;
}

/** The whole computation of one score. All figures are those of the match, to the last bit. */
export interface Explanation {
  sellerId: string;
  productId: string;
  buyerId: string;
  /** Why this buyer is never returned for this seller, whatever the score: `score` is 0 then. */
  barred?: 'excludedMarket' | 'expired';
  /** Terms that both have, those that give most first. */
  terms: ExplainedTerm[];
  /** Sum of the products, exact in any order. */
  dot: number;
  /** 1 / length of the buyer's vector. */
  inverseLength: number;
  /** min(1, dot x inverseLength): the relevance, which is text + hs. */
  cosine: number;
  /** In the order that they are multiplied in. */
  factors: ExplainedFactor[];
  /** What the buyer's role (sells the same, looks for other things) leaves of the score; 1 for nothing taken away. */
  role: number;
  /** cosine x (the product of the factors x role). */
  score: number;
  parts: MatchParts;
  reasons: Reason[];
}

/** What one explanation is drawn from. */
export interface Pair {
  index: BuyerIndex;
  weights: Weights;
  /** Day number that recency and expiry are counted from, if there is one. */
  reference: number | undefined;
  product: ProductQuery;
  markets: Markets;
  document: number;
}

/** Works a score out step by step. Reads the same numbers as the search, and adds nothing of its own. */
export function explainPair(pair: Pair): Omit<Explanation, 'sellerId' | 'productId' | 'buyerId'> {
  const { index, weights, reference, document } = pair;
  const { query, conditions, surfaces } = pair.product;
  const scorer = new ProductScorer(index, weights, conditions, reference);
  const agreement = new QueryAgreement(index, query);
  const cosine = agreement.cosine(document);
  const parts = scorer.parts(document, cosine, agreement.cosine(document, pair.product.codeStart));
  const terms = sharedTerms(index, query, surfaces, document);
  return {
    ...barred(pair),
    terms,
    dot: terms.reduce((sum, term) => sum + term.product, 0),
    inverseLength: index.inverseNorms[document]!,
    cosine,
    factors: FIT_PARTS.map((part) => explainFactor(weights, part, parts[part])),
    role: parts.role ?? 1,
    score: cosine * scorer.fit(document, 0),
    parts,
    reasons: explainMatch({ index, document, agreement, query, surfaces, conditions, parts, weights, reference }),
  };
}

function barred({ index, markets, document, reference }: Pair): Pick<Explanation, 'barred'> {
  const country = index.table.country(document);
  if (country !== undefined && markets.excludedMarkets.has(country)) return { barred: 'excludedMarket' };
  return isExpired(index.table.validUntil(document), reference) ? { barred: 'expired' } : {};
}

function sharedTerms(index: BuyerIndex, query: Query, surfaces: readonly Surface[], document: number): ExplainedTerm[] {
  const { offsets, postings } = index.text.forward;
  const positionOf = new Map(query.termIds.map((term, position) => [term, position]));
  const shared: ExplainedTerm[] = [];
  for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
    const id = termOf(postings[i]!);
    const position = positionOf.get(id);
    if (position === undefined) continue;
    const { text: word, concept, isBroader, code, soundsLike } = surfaces[position]!;
    const sellerWeight = query.termWeights[position]!;
    const buyerWeight = levelOf(postings[i]!) * FREQUENCY_STEP;
    shared.push({
      term: index.text.vocabulary.term(id),
      word,
      ...(concept === undefined ? {} : { concept: { en: concept.en, ko: concept.ko } }),
      ...(isBroader === undefined ? {} : { isBroader }),
      ...(code === undefined ? {} : { code }),
      ...(soundsLike === undefined ? {} : { soundsLike }),
      idf: index.idf(id),
      sellerWeight,
      buyerWeight,
      product: sellerWeight * buyerWeight,
    });
  }
  return shared.sort((a, b) => b.product - a.product || (a.term < b.term ? -1 : 1));
}

function explainFactor(weights: Weights, part: FitPart, value: number | undefined): ExplainedFactor {
  const factor = {
    part,
    assumed: weights.unknown[part],
    weight: weights[part],
    factor: fitFactor(weights, part, value),
  };
  return value === undefined ? factor : { ...factor, value };
}
