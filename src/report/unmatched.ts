import { tagConcepts } from '../lexicon/index.ts';
import { buyerTerms } from '../matcher/indexedBuyer.ts';
import { sellerMarkets } from '../matcher/productQuery.ts';
import { countryCode } from '../profile/country.ts';
import { distinctHsPrefixes } from '../rank/hsPart.ts';
import { DEFAULT_WEIGHTS } from '../rank/weights.ts';
import type { Buyer, Seller } from '../types.ts';
import { profileTerms } from '../vectors/profileTerms.ts';
import type { UnmatchedKind } from './reportData.ts';

/** Who asks for what the businesses without a buyer sell. */
export interface Demand {
  add(buyer: Buyer): void;
  reasonFor(sellerId: string, asOf: string | undefined): UnmatchedKind;
}

interface Need {
  excluded: ReadonlySet<string>;
  /** Some product names a known kind of goods, or has an HS code. */
  isNamed: boolean;
  /** Buyers that share a term with it and lie in an excluded market. */
  shut: number;
  /** Last days of the other buyers that share a term; '' is without an end. */
  ends: Set<string>;
}

/** Watches the buyers go by on behalf of the given businesses; without any it costs nothing. */
export function demandFor(sellers: readonly Seller[]): Demand {
  const needs = new Map<string, Need>();
  const seekers = new Map<string, Need[]>();
  for (const seller of sellers) {
    const { need, terms } = needOf(seller);
    needs.set(seller.id, need);
    for (const term of terms) {
      const others = seekers.get(term);
      if (others === undefined) seekers.set(term, [need]);
      else others.push(need);
    }
  }
  return {
    add(buyer) {
      if (seekers.size === 0) return;
      const terms = [...buyerTerms(buyer, DEFAULT_WEIGHTS).terms, ...codeTerms(buyer.hsCodes ?? [])];
      const met = new Set(terms.flatMap((term) => seekers.get(term) ?? []));
      const country = buyer.country === undefined ? undefined : countryCode(buyer.country);
      for (const need of met) {
        if (country !== undefined && need.excluded.has(country)) need.shut++;
        else need.ends.add(buyer.validUntil ?? '');
      }
    },
    reasonFor(sellerId, asOf) {
      const need = needs.get(sellerId);
      return need === undefined ? 'unknown' : reasonOf(need, asOf);
    },
  };
}

function needOf(seller: Seller): { need: Need; terms: Set<string> } {
  const { fields, terms: termWeights } = DEFAULT_WEIGHTS;
  const terms = new Set<string>();
  let isNamed = false;
  for (const { name, keywords = [], description, hsCode } of seller.products) {
    const texts = [
      [name, fields.product.name],
      ...keywords.map((keyword) => [keyword, fields.product.keywords] as const),
      [description, fields.product.description],
    ] as const;
    for (const term of profileTerms(texts, 'seller', termWeights).terms) terms.add(term);
    for (const term of codeTerms(hsCode === undefined ? [] : [hsCode])) terms.add(term);
    isNamed ||= hsCode !== undefined || tagConcepts([name, ...keywords].join('\n')).length > 0;
  }
  const { excludedMarkets } = sellerMarkets(seller);
  return { need: { excluded: excludedMarkets, isNamed, shut: 0, ends: new Set() }, terms };
}

/** No word has a colon. */
function codeTerms(codes: readonly string[]): string[] {
  return distinctHsPrefixes(codes).map((prefix) => `hs:${prefix}`);
}

function reasonOf({ isNamed, shut, ends }: Need, asOf: string | undefined): UnmatchedKind {
  const isOpen = [...ends].some((end) => end === '' || asOf === undefined || end >= asOf);
  if (isOpen) return 'unknown';
  if (ends.size > 0) return shut > 0 ? 'shut' : 'expired';
  if (shut > 0) return 'excluded';
  return isNamed ? 'unasked' : 'unnamed';
}
