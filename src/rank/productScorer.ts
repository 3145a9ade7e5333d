import type { BuyerIndex } from '../postings/buyerIndex.ts';
import { NO_DAY } from '../postings/buyerTable.ts';
import type { Scorer } from '../search/query.ts';
import type { MatchParts } from '../types.ts';
import { activityPart } from './activityPart.ts';
import { certificationPart } from './certificationPart.ts';
import { fitFactor, relevance } from './combine.ts';
import { hsPart } from './hsPart.ts';
import { marketPart } from './marketPart.ts';
import { pricePart, type Terms } from './pricePart.ts';
import type { Weights } from './weights.ts';

/** What one product and its seller bring to the score besides words and code. */
export interface ProductConditions {
  targetMarkets: ReadonlySet<string>;
  excludedMarkets: ReadonlySet<string>;
  terms: Terms;
  /** Normalised names of the certificates that are held. */
  certifications: ReadonlySet<string>;
  hasTerms: boolean;
  hasHsCode: boolean;
}

/** Scores the documents of one index for one product: the whole score and its parts. */
export class ProductScorer implements Scorer {
  readonly #index: BuyerIndex;
  readonly #weights: Weights;
  readonly #conditions: ProductConditions;
  readonly #reference: number | undefined;
  // Markets and certificates repeat over all buyers, so each distinct value is worked out once.
  readonly #marketOf: (number | undefined)[];
  readonly #isExcluded: boolean[];
  readonly #certificationOf: (number | undefined | null)[];

  /** @param reference Day number that recency and expiry are counted from, if one is known. */
  constructor(index: BuyerIndex, weights: Weights, conditions: ProductConditions, reference: number | undefined) {
    this.#index = index;
    this.#weights = weights;
    this.#conditions = conditions;
    this.#reference = reference;
    const { countries, requirements } = index.table;
    this.#marketOf = countries.map((code) => marketPart(code || undefined, conditions.targetMarkets));
    this.#isExcluded = countries.map((code) => conditions.excludedMarkets.has(code));
    this.#certificationOf = new Array(requirements.length).fill(null);
  }

  score(document: number, cosine: number, hsDepth: number): number {
    if (!this.#isEligible(document)) return 0;
    const weights = this.#weights;
    let score = relevance(weights, cosine, hsPart(hsDepth, weights));
    if (score <= 0) return 0;
    score *= fitFactor(weights, 'market', this.#market(document));
    score *= fitFactor(weights, 'price', this.#price(document));
    score *= fitFactor(weights, 'certification', this.#certification(document));
    return score * fitFactor(weights, 'activity', this.#activity(document));
  }

  /** The parts of a score; those not known are absent. */
  parts(document: number, cosine: number, hsDepth: number): MatchParts {
    const { text, hs } = this.#index;
    const hasTerms = text.forward.offsets[document]! < text.forward.offsets[document + 1]!;
    const hasCodes = hs.forward.offsets[document]! < hs.forward.offsets[document + 1]!;
    const parts: MatchParts = {
      text: this.#conditions.hasTerms && hasTerms ? cosine : undefined,
      hs: this.#conditions.hasHsCode && hasCodes ? hsPart(hsDepth, this.#weights) : undefined,
      market: this.#market(document),
      price: this.#price(document),
      certification: this.#certification(document),
      activity: this.#activity(document),
    };
    for (const name of Object.keys(parts) as (keyof MatchParts)[]) if (parts[name] === undefined) delete parts[name];
    return parts;
  }

  /** Hard rules: an excluded market and a request past its date are never returned. */
  #isEligible(document: number): boolean {
    const { table } = this.#index;
    if (this.#isExcluded[table.country[document]!]) return false;
    return !isExpired(table.validUntil[document]!, this.#reference);
  }

  #market(document: number): number | undefined {
    return this.#marketOf[this.#index.table.country[document]!];
  }

  #price(document: number): number | undefined {
    const { priceMin, priceMax, orderQuantity } = this.#index.table;
    const buyer = { min: priceMin[document]!, max: priceMax[document]!, quantity: orderQuantity[document]! };
    return pricePart(this.#conditions.terms, buyer);
  }

  #certification(document: number): number | undefined {
    const number = this.#index.table.requirement[document]!;
    let value = this.#certificationOf[number];
    if (value === null) {
      value = certificationPart(this.#index.table.requirements[number]!, this.#conditions.certifications);
      this.#certificationOf[number] = value;
    }
    return value;
  }

  #activity(document: number): number | undefined {
    const { lastActive, verified } = this.#index.table;
    const day = lastActive[document]!;
    const trust = verified[document]!;
    return activityPart(day === NO_DAY ? undefined : day, trust === 0 ? undefined : trust === 2, this.#reference);
  }
}

/** Whether a request ended before the reference day; one that ends on that day still stands. */
export function isExpired(validUntil: number, reference: number | undefined): boolean {
  return validUntil !== NO_DAY && reference !== undefined && validUntil < reference;
}
