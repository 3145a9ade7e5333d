import type { BuyerIndex } from '../postings/buyerIndex.ts';
import type { BuyerConditions } from '../postings/buyerTable.ts';
import { certificationSatisfied } from '../profile/certification.ts';
import { fromDay } from '../profile/date.ts';
import { rangeOverlap, type Terms } from '../rank/pricePart.ts';
import type { ProductConditions } from '../rank/productScorer.ts';
import { tellingRoles } from '../rank/rolePart.ts';
import type { Weights } from '../rank/weights.ts';
import type { Query } from '../search/query.ts';
import type { QueryAgreement } from '../search/queryAgreement.ts';
import type { MatchParts, PriceRange, Reason } from '../types.ts';
import type { Surface } from '../vectors/profileField.ts';
import { conceptReasons } from './sharedConcepts.ts';
import { soundReasons } from './sharedSounds.ts';
import { sharedTerms, sharedWords } from './sharedWords.ts';

/** Days without a sign of activity that are worth a warning: a year and a half. */
const STALE_DAYS = 548;

/** What the reasons of a match are drawn from. */
export interface Evidence {
  index: BuyerIndex;
  document: number;
  query: Query;
  agreement: QueryAgreement;
  surfaces: readonly Surface[];
  conditions: ProductConditions;
  parts: MatchParts;
  weights: Weights;
  /** Day number that activity is counted from, if there is one. */
  reference: number | undefined;
}

/** What decided a match, and what to mind before calling. Reads the parts and never scores. */
export function explainMatch(evidence: Evidence): Reason[] {
  const { index, document, conditions } = evidence;
  const facts = index.table.conditions(document);
  return [
    ...wordReasons(evidence),
    ...hsReasons(evidence),
    ...marketReasons(facts, conditions),
    ...certificationReasons(facts, conditions),
    ...priceReasons(facts, conditions),
    ...quantityReasons(facts, conditions),
    ...roleReasons(evidence, facts.traits),
    ...activityReasons(facts, evidence.reference),
  ];
}

function wordReasons({ agreement, document, query, surfaces, parts }: Evidence): Reason[] {
  if (!parts.text) return [];
  const shared = sharedTerms(agreement.frequencies(document), query).filter(
    ({ position }) => surfaces[position]!.code === undefined,
  );
  const concepts = conceptReasons(shared, surfaces);
  const named = concepts.flatMap((reason) =>
    reason.kind === 'concepts' ? reason.concepts.map(({ word }) => word) : [],
  );
  const sounds = soundReasons(shared, surfaces, named);
  const found = [...concepts, ...sounds];
  const { words, isFaint } = sharedWords(shared, surfaces, named);
  if (words.length === 0 || (isFaint && found.length > 0)) return found;
  return [...found, { kind: isFaint ? 'faintWords' : 'words', words }];
}

/** The longest code of the product that the buyer gave too; what the buyer's text speaks for is told by its words. */
function hsReasons({ index, document, surfaces, conditions }: Evidence): Reason[] {
  const given = index.codes.codesOf(document);
  if (given.length === 0) return [];
  const shared = surfaces
    .map(({ code }) => code)
    .filter((code) => code !== undefined && given.some((other) => other.startsWith(code)))
    .sort((a, b) => b!.length - a!.length);
  const [code] = shared;
  if (code === undefined) return [];
  const reason: Reason = { kind: 'hs', digits: code.length as 2 | 4 | 6, code };
  return [conditions.codeSource === 'inferred' ? { ...reason, isInferred: true } : reason];
}

function marketReasons({ country }: BuyerConditions, { targetMarkets, excludedMarkets }: ProductConditions): Reason[] {
  if (country === undefined) return excludedMarkets.size > 0 ? [{ kind: 'countryUnknown' }] : [];
  return targetMarkets.has(country) ? [{ kind: 'market', country, target: true }] : [];
}

function certificationReasons(facts: BuyerConditions, { certifications }: ProductConditions): Reason[] {
  const required = facts.requiredCertifications;
  if (required.length === 0) return [];
  if (certifications.size === 0) return [{ kind: 'certificationUnknown', required }];
  const held = required.filter((name) => certificationSatisfied(name, certifications));
  return [{ kind: 'certification', held, missing: required.filter((name) => !held.includes(name)) }];
}

function priceReasons({ priceMin, priceMax }: BuyerConditions, { terms }: ProductConditions): Reason[] {
  const buyer: Terms = { min: priceMin ?? Number.NaN, max: priceMax ?? Number.NaN, quantity: Number.NaN };
  const overlap = rangeOverlap(terms, buyer);
  if (overlap === undefined) return [];
  return [{ kind: 'price', fits: overlap === 1, product: priceRange(terms), buyer: priceRange(buyer) }];
}

/** Told below the whole minimum order, though the score bends only below half of it: the adviser has to bring it up. */
function quantityReasons({ orderQuantity }: BuyerConditions, { terms }: ProductConditions): Reason[] {
  if (orderQuantity === undefined || !(orderQuantity < terms.quantity)) return [];
  return [{ kind: 'quantity', fits: false, moq: terms.quantity, orderQuantity }];
}

/** The role that took most away, and the audience, which does so by itself. */
function roleReasons({ parts, conditions, weights }: Evidence, traits: number): Reason[] {
  if (parts.role === undefined) return [];
  return tellingRoles(conditions.traits, traits, weights).map((role) => ({ kind: 'role', role }));
}

function activityReasons({ lastActive, verified }: BuyerConditions, reference: number | undefined): Reason[] {
  const reasons: Reason[] = [];
  if (lastActive !== undefined && reference !== undefined && reference - lastActive > STALE_DAYS) {
    reasons.push({ kind: 'inactive', lastActive: fromDay(lastActive) });
  }
  if (verified === false) reasons.push({ kind: 'unverified' });
  return reasons;
}

function priceRange({ min, max }: Terms): PriceRange {
  const range: PriceRange = {};
  if (!Number.isNaN(min)) range.min = min;
  if (!Number.isNaN(max)) range.max = max;
  return range;
}
