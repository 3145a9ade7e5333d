import { AUDIENCES, audienceBits, ROLE_BITS } from '../lexicon/index.ts';
import type { BuyerIndex } from '../postings/buyerIndex.ts';
import {
  COUNTRY,
  COUNTRY_MASK,
  HAS_TERMS,
  LAST_ACTIVE,
  NO_DAY,
  RECORD_LENGTH,
  REQUIREMENT,
  TRAITS_SHIFT,
  VALID_UNTIL,
  VERIFIED_SHIFT,
} from '../postings/buyerTable.ts';
import { termOf } from '../postings/forwardIndex.ts';
import type { Scorer } from '../search/query.ts';
import type { MatchParts } from '../types.ts';
import { isCodeTerm } from '../vectors/codeTerms.ts';
import { activityPart } from './activityPart.ts';
import { certificationPart } from './certificationPart.ts';
import { fitFactor } from './combine.ts';
import { marketPart } from './marketPart.ts';
import { pricePart, type Terms } from './pricePart.ts';
import { audienceFactor, roleFactor } from './rolePart.ts';
import type { Weights } from './weights.ts';

/** What one product and its seller bring to the score besides words and code. */
export interface ProductConditions {
  targetMarkets: ReadonlySet<string>;
  excludedMarkets: ReadonlySet<string>;
  terms: Terms;
  /** What the product is, as bits of `TRAIT` and audiences. */
  traits: number;
  /** Normalised names of the certificates that are held. */
  certifications: ReadonlySet<string>;
  /** Whether it has words or concepts. */
  hasTerms: boolean;
  /** Whether its code was given or its text speaks for one; absent if there is neither. */
  codeSource?: 'given' | 'inferred';
}

/** Scores the documents of one index for one product: the whole score and its parts. */
export class ProductScorer implements Scorer {
  readonly #index: BuyerIndex;
  readonly #records: Int32Array;
  readonly #weights: Weights;
  readonly #conditions: ProductConditions;
  readonly #reference: number | undefined;
  readonly fitBound: number;
  // Markets and certificates repeat over all buyers, so each distinct value is worked out once.
  readonly #marketFactors: Float64Array;
  readonly #certificationFactors: Float64Array;
  readonly #activityFactors: Float64Array;
  readonly #roleFactors: Float64Array;
  readonly #audienceFactors: Float64Array;
  readonly #unknownPrice: number;
  readonly #hasTermsOfTrade: boolean;
  readonly #mayExpire: boolean;
  readonly #buyerTerms: Terms = { min: Number.NaN, max: Number.NaN, quantity: Number.NaN };

  /**
   * Good until the next change of the index.
   *
   * @param reference Day number that recency and expiry are counted from, if one is known.
   */
  constructor(index: BuyerIndex, weights: Weights, conditions: ProductConditions, reference: number | undefined) {
    this.#index = index;
    this.#records = index.table.records;
    this.#weights = weights;
    this.#conditions = conditions;
    this.#reference = reference;
    const { min, max, quantity } = conditions.terms;
    this.#hasTermsOfTrade = !(Number.isNaN(min) && Number.isNaN(max) && Number.isNaN(quantity));
    const { countries, requirements, firstEnd } = index.table;
    this.#mayExpire = isExpired(firstEnd, reference);
    this.#marketFactors = Float64Array.from(countries, (code) => this.#marketFactor(code));
    this.#certificationFactors = new Float64Array(requirements.length).fill(Number.NaN);
    this.#unknownPrice = fitFactor(weights, 'price', undefined);
    this.#activityFactors = activityFactors(weights, reference);
    const { traits } = conditions;
    this.#roleFactors = tableOf(1 << ROLE_BITS, (roles) => roleFactor(traits, roles, weights));
    this.#audienceFactors = tableOf(1 << AUDIENCES.length, (bits) =>
      audienceFactor(traits, bits << ROLE_BITS, weights),
    );
    this.fitBound = this.#boundFit();
  }

  /**
   * Hard rules first: an excluded market and a request past its date are never returned. What costs most comes last; no
   * factor is above 1, so what is too little on the way stays too little.
   */
  fit(document: number, least: number): number {
    const records = this.#records;
    const record = document * RECORD_LENGTH;
    const marks = records[record + COUNTRY]!;
    const market = this.#marketFactors[marks & COUNTRY_MASK]!;
    if (market === 0 || market < least) return 0;
    const role = this.#role(marks >> TRAITS_SHIFT);
    if (market * role < least * ROUNDED) return 0;
    if (this.#mayExpire && isExpired(records[record + VALID_UNTIL]!, this.#reference)) return 0;
    const requirement = records[record + REQUIREMENT]!;
    let certification = this.#certificationFactors[requirement]!;
    if (Number.isNaN(certification)) certification = this.#addCertificationFactor(requirement);
    if (market * certification * role < least * ROUNDED) return 0;
    const activity = this.#activityFactor(document, records[record + LAST_ACTIVE]!, (marks >> VERIFIED_SHIFT) & 3);
    if (market * certification * activity * role < least * ROUNDED) return 0;
    const isPriceKnown = this.#hasTermsOfTrade && (marks & HAS_TERMS) !== 0;
    const price = isPriceKnown ? fitFactor(this.#weights, 'price', this.#price(document)) : this.#unknownPrice;
    return market * price * certification * activity * role;
  }

  /**
   * The parts of a score; those not known are absent.
   *
   * @param cosine Of all terms.
   * @param ofCodes What codes give to it.
   */
  parts(document: number, cosine: number, ofCodes: number): MatchParts {
    const hs = partOf(cosine, ofCodes);
    const text = cosine - hs;
    const parts: MatchParts = {
      text: this.#conditions.hasTerms && (text > 0 || this.#hasTerm(document, false)) ? text : undefined,
      hs: this.#conditions.codeSource && (hs > 0 || this.#hasTerm(document, true)) ? hs : undefined,
      market: this.#market(document),
      price: this.#price(document),
      certification: this.#certification(this.#index.table.requiredCertifications(document)),
      activity: this.#activity(document),
    };
    const role = this.#role(this.#index.table.traits(document));
    if (role < 1) parts.role = role;
    for (const name of Object.keys(parts) as (keyof MatchParts)[]) if (parts[name] === undefined) delete parts[name];
    return parts;
  }

  /** Every factor is at most that of a best or an unknown value; the role's is at most 1. */
  #boundFit(): number {
    const { unknown } = this.#weights;
    const { certifications } = this.#conditions;
    let market = 0;
    for (const factor of this.#marketFactors) market = Math.max(market, factor);
    const price = fitFactor(this.#weights, 'price', this.#hasTermsOfTrade ? 1 : unknown.price);
    const certification = fitFactor(
      this.#weights,
      'certification',
      certifications.size > 0 ? 1 : unknown.certification,
    );
    return market * price * certification * fitFactor(this.#weights, 'activity', 1);
  }

  /** Whether the buyer has any code, or any word or concept. */
  #hasTerm(document: number, isCode: boolean): boolean {
    const { forward, vocabulary } = this.#index.text;
    const terms = forward.postings.subarray(forward.offsets[document]!, forward.offsets[document + 1]!);
    return terms.some((posting) => isCodeTerm(vocabulary.term(termOf(posting))) === isCode);
  }

  #marketFactor(code: string): number {
    const { targetMarkets, excludedMarkets } = this.#conditions;
    if (excludedMarkets.has(code)) return 0;
    return fitFactor(this.#weights, 'market', marketPart(code || undefined, targetMarkets));
  }

  #addCertificationFactor(number: number): number {
    const factor = fitFactor(
      this.#weights,
      'certification',
      this.#certification(this.#index.table.requirements[number]!),
    );
    this.#certificationFactors[number] = factor;
    return factor;
  }

  #market(document: number): number | undefined {
    return marketPart(this.#index.table.country(document), this.#conditions.targetMarkets);
  }

  #price(document: number): number | undefined {
    if (!this.#hasTermsOfTrade) return undefined;
    const { priceMin, priceMax, orderQuantity } = this.#index.table;
    const terms = this.#buyerTerms;
    terms.min = priceMin[document]!;
    terms.max = priceMax[document]!;
    terms.quantity = orderQuantity[document]!;
    return pricePart(this.#conditions.terms, terms);
  }

  #certification(required: readonly string[]): number | undefined {
    return certificationPart(required, this.#conditions.certifications);
  }

  #role(traits: number): number {
    return this.#roleFactors[traits & ROLES]! * this.#audienceFactors[audienceBits(traits)]!;
  }

  /** @param mark 0 not known, 1 no, 2 yes: whether the buyer is verified. */
  #activityFactor(document: number, day: number, mark: number): number {
    const isUnknown = day === NO_DAY || this.#reference === undefined;
    const age = isUnknown ? UNKNOWN_AGE : Math.max(0, this.#reference! - day);
    if (age >= UNKNOWN_AGE && !isUnknown) return fitFactor(this.#weights, 'activity', this.#activity(document));
    const slot = age * 3 + mark;
    let factor = this.#activityFactors[slot]!;
    if (Number.isNaN(factor)) {
      factor = fitFactor(this.#weights, 'activity', this.#activity(document));
      this.#activityFactors[slot] = factor;
    }
    return factor;
  }

  #activity(document: number): number | undefined {
    const { table } = this.#index;
    const day = table.lastActive(document);
    return activityPart(day === NO_DAY ? undefined : day, table.verified(document), this.#reference);
  }
}

/**
 * A part of a cosine on a grid coarse enough that the rest, `cosine - part`, is exact: the two add up to the cosine to the
 * last bit.
 */
function partOf(cosine: number, part: number): number {
  return part >= cosine ? cosine : Math.floor(part * PART_STEPS) / PART_STEPS;
}

const PART_STEPS = 2 ** 40;

/** Products on the way are rounded in another order than the fit is, so what they are held against is lowered. */
const ROUNDED = 1 - 1e-12;

const ROLES = (1 << ROLE_BITS) - 1;

function tableOf(length: number, factorOf: (mask: number) => number): Float64Array {
  const table = new Float64Array(length);
  for (let mask = 0; mask < length; mask++) table[mask] = factorOf(mask);
  return table;
}

/** Ages in days below this are tabled; this entry stands for an age that is not known. */
const UNKNOWN_AGE = 4096;

/** The last table that was made: the same one serves all products of a matcher. */
let tabled: { weights: Weights; reference: number | undefined; factors: Float64Array } | undefined;

/** Activity factors by age and verification, NaN until they are asked for. */
function activityFactors(weights: Weights, reference: number | undefined): Float64Array {
  if (tabled?.weights !== weights || tabled.reference !== reference) {
    tabled = { weights, reference, factors: new Float64Array((UNKNOWN_AGE + 1) * 3).fill(Number.NaN) };
  }
  return tabled.factors;
}

/** Whether a request ended before the reference day; one that ends on that day still stands. */
export function isExpired(validUntil: number, reference: number | undefined): boolean {
  return validUntil !== NO_DAY && reference !== undefined && validUntil < reference;
}
