import { builtInLexicon, tagConcepts } from '../lexicon/index.ts';
import { buyerTerms } from '../matcher/indexedBuyer.ts';
import { productTerms, sellerMarkets } from '../matcher/productQuery.ts';
import { countryCode } from '../profile/country.ts';
import { DEFAULT_WEIGHTS } from '../rank/weights.ts';
import type { Buyer, Seller } from '../types.ts';
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
      const { terms } = buyerTerms(buyer, DEFAULT_WEIGHTS, builtInLexicon());
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
  const terms = new Set<string>();
  let isNamed = false;
  for (const product of seller.products) {
    const { name, keywords = [], hsCode } = product;
    for (const term of productTerms(product, DEFAULT_WEIGHTS, builtInLexicon()).written.terms) terms.add(term);
    isNamed ||= hsCode !== undefined || tagConcepts([name, ...keywords].join('\n')).length > 0;
  }
  const { excludedMarkets } = sellerMarkets(seller);
  return { need: { excluded: excludedMarkets, isNamed, shut: 0, ends: new Set() }, terms };
}

function reasonOf({ isNamed, shut, ends }: Need, asOf: string | undefined): UnmatchedKind {
  const isOpen = [...ends].some((end) => end === '' || asOf === undefined || end >= asOf);
  if (isOpen) return 'unknown';
  if (ends.size > 0) return shut > 0 ? 'shut' : 'expired';
  if (shut > 0) return 'excluded';
  return isNamed ? 'unasked' : 'unnamed';
}
