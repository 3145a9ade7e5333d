import type { BuyerIndex } from '../postings/buyerIndex.ts';
import type { BuyerFacts } from '../postings/buyerTable.ts';
import { certificationSatisfied } from '../profile/certification.ts';
import { fromDay } from '../profile/date.ts';
import { quantityFit, rangeOverlap, type Terms } from '../rank/pricePart.ts';
import type { ProductConditions } from '../rank/productScorer.ts';
import type { Query } from '../search/query.ts';
import type { MatchParts, PriceRange, Reason } from '../types.ts';
import type { Surface } from '../vectors/profileTerms.ts';
import { sharedTerms, sharedWords } from './sharedWords.ts';

/** An activity part below this is worth a warning: about two years without a sign, or not verified and old. */
const STALE_ACTIVITY = 0.35;

/** What the reasons of a match are drawn from. */
export interface Evidence {
  index: BuyerIndex;
  document: number;
  query: Query;
  surfaces: readonly Surface[];
  conditions: ProductConditions;
  parts: MatchParts;
  hsDepth: number;
}

/** What decided a match, for the buyer first and then against. Reads the parts and never scores. */
export function explainMatch(evidence: Evidence): Reason[] {
  const { index, document, query, surfaces, conditions, parts } = evidence;
  const facts = index.table.facts(document);
  const reasons: Reason[] = [];
  if (parts.text) reasons.push({ kind: 'words', words: sharedWords(sharedTerms(index, document, query), surfaces) });
  reasons.push(...hsReason(evidence), ...marketReasons(facts, conditions));
  reasons.push(...certificationReason(facts, conditions), ...termsReasons(facts, conditions));
  if (parts.activity !== undefined && parts.activity < STALE_ACTIVITY) reasons.push(activityReason(facts));
  return reasons;
}

function hsReason({ index, query, hsDepth }: Evidence): Reason[] {
  // The query's prefixes are nested, so the longest shared one is the one at the depth that was reached.
  if (hsDepth === 0) return [];
  const code = index.hs.vocabulary.term(query.hsIds[hsDepth - 1]!);
  return [{ kind: 'hs', digits: code.length as 2 | 4 | 6, code }];
}

function marketReasons({ country }: BuyerFacts, { targetMarkets, excludedMarkets }: ProductConditions): Reason[] {
  if (country === undefined) return excludedMarkets.size > 0 ? [{ kind: 'countryUnknown' }] : [];
  return targetMarkets.has(country) ? [{ kind: 'market', country, target: true }] : [];
}

function certificationReason(facts: BuyerFacts, { certifications }: ProductConditions): Reason[] {
  const required = facts.requiredCertifications;
  if (required.length === 0 || certifications.size === 0) return [];
  const held = required.filter((name) => certificationSatisfied(name, certifications));
  return [{ kind: 'certification', held, missing: required.filter((name) => !held.includes(name)) }];
}

function termsReasons(facts: BuyerFacts, { terms }: ProductConditions): Reason[] {
  const { priceMin: min = Number.NaN, priceMax: max = Number.NaN, orderQuantity: quantity = Number.NaN } = facts;
  const buyer: Terms = { min, max, quantity };
  const reasons: Reason[] = [];
  const overlap = rangeOverlap(terms, buyer);
  if (overlap !== undefined) {
    reasons.push({ kind: 'price', fits: overlap === 1, product: priceRange(terms), buyer: priceRange(buyer) });
  }
  const fit = quantityFit(terms.quantity, buyer.quantity);
  if (fit !== undefined && fit < 1) {
    reasons.push({ kind: 'quantity', fits: false, moq: terms.quantity, orderQuantity: buyer.quantity });
  }
  return reasons;
}

function priceRange({ min, max }: Terms): PriceRange {
  const range: PriceRange = {};
  if (!Number.isNaN(min)) range.min = min;
  if (!Number.isNaN(max)) range.max = max;
  return range;
}

function activityReason({ lastActive, verified }: BuyerFacts): Reason {
  const reason: Reason = { kind: 'activity' };
  if (lastActive !== undefined) reason.lastActive = fromDay(lastActive);
  if (verified !== undefined) reason.verified = verified;
  return reason;
}
