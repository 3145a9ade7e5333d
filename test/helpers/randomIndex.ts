import { Random } from '../../benchmarks/lib/random.ts';
import { BuyerIndex, type IndexedBuyer } from '../../src/postings/buyerIndex.ts';
import { hsPrefixes } from '../../src/profile/hsCode.ts';
import type { ProductConditions } from '../../src/rank/productScorer.ts';
import { resolveWeights, type Weights } from '../../src/rank/weights.ts';
import type { Query } from '../../src/search/query.ts';
import { roundWeight, saturate } from '../../src/vectors/tfidf.ts';

const COUNTRIES = ['VN', 'US', 'JP', undefined];
const CODES = ['330499', '330410', '3305', '84', '848180', '130219'];
/** Nothing, each role, some audiences, both. */
const TRAITS = [0, 0, 0, 1, 2, 4, 8, 16, 32, 96, 0x7e0, 0x7ff];
const CERTIFICATES = [[], ['CE'], ['CE', 'FDA'], ['Halal']];
const UNIT = [0, 0.1, 0.5, 1];

/** A small world of few words, codes and countries, in which ties, copies and conflicts are common. */
export class RandomWorld {
  readonly random: Random;
  readonly #words: number;
  readonly #copyShare: number;
  readonly #longest: number;
  #last: IndexedBuyer | undefined;

  constructor(seed: number) {
    this.random = new Random(seed);
    this.#words = this.random.pick([3, 20, 200]);
    this.#copyShare = this.random.pick([0, 0.3, 0.9]);
    this.#longest = this.random.pick([2, 8, 40]);
  }

  /** Sizes on both sides of a block, a group and a chunk are likely. */
  size(): number {
    return this.random.pick([0, 1, 15, 16, 17, 200, 256, 257, 1200, 2500, 4096, 4100]);
  }

  buyer(id: string): IndexedBuyer {
    if (this.#last && this.random.next() < this.#copyShare) {
      return { ...this.#last, facts: { ...this.#last.facts, id } };
    }
    this.#last = this.#newBuyer(id);
    return this.#last;
  }

  /** Buyers in an order that depends on `shuffle`, with some taken out and some added after the freeze. */
  index(buyers: readonly IndexedBuyer[]): BuyerIndex {
    const loading = BuyerIndex.empty();
    for (const buyer of buyers) loading.append(buyer);
    return loading.frozen();
  }

  weights(): Weights {
    const { random } = this;
    if (random.next() < 0.3) return resolveWeights();
    const unit = () => random.pick(UNIT);
    return resolveWeights({
      text: unit(),
      hs: unit(),
      market: unit(),
      price: unit(),
      certification: unit(),
      activity: unit(),
      unknown: { market: unit(), price: unit(), certification: unit(), activity: unit() },
    });
  }

  /** Terms of a query; also some that no buyer has. */
  terms(): string[] {
    const count = this.random.pick([0, 1, 1, 2, 3, 25, 300]);
    return [...new Set(Array.from({ length: count }, () => this.#word()))];
  }

  code(): string | undefined {
    return this.random.next() < 0.5 ? this.random.pick(CODES) : undefined;
  }

  conditions(): ProductConditions {
    const { random } = this;
    const some = <T>(share: number, value: T) => (random.next() < share ? value : undefined);
    return {
      targetMarkets: new Set(some(0.5, ['VN', 'JP'])),
      excludedMarkets: new Set(some(0.3, [random.pick(['VN', 'US', 'DE'])])),
      terms: {
        min: some(0.5, random.below(9)) ?? Number.NaN,
        max: some(0.5, 9 + random.below(9)) ?? Number.NaN,
        quantity: some(0.5, random.below(500)) ?? Number.NaN,
      },
      certifications: new Set(some(0.5, random.pick(CERTIFICATES))),
      traits: random.pick(TRAITS),
      hasTerms: true,
      codeSource: 'given',
    };
  }

  limit(): number {
    return this.random.pick([1, 2, 10, 10, 17, 100, 1000]);
  }

  #newBuyer(id: string): IndexedBuyer {
    const { random } = this;
    const some = <T>(value: T) => (random.next() < 0.5 ? value : undefined);
    const words = Array.from({ length: random.below(this.#longest + 1) }, () => this.#word());
    const codes = Array.from({ length: random.below(3) }, () => random.pick(CODES));
    const terms = [...new Set([...words, ...codes.flatMap(codeTermsOf)])];
    return {
      facts: {
        id,
        companyName: `회사 ${id}`,
        country: random.pick(COUNTRIES),
        priceMin: some(random.below(10)),
        priceMax: some(10 + random.below(10)),
        orderQuantity: some(random.below(1000)),
        lastActive: some(19_000 + random.pick([0, 100, 1000])),
        validUntil: some(19_000 + random.pick([0, 1000])),
        verified: some(random.next() < 0.5),
        traits: random.pick(TRAITS),
        requiredCertifications: random.pick(CERTIFICATES),
      },
      terms,
      frequencies: terms.map(() => saturate(random.pick([0.1, 1, 1, 2, 50]))),
      codes,
    };
  }

  #word(): string {
    return `w${this.random.zipf(this.#words)}`;
  }
}

/** The vector of a query's terms, as a product's is made. */
export function randomQuery(index: BuyerIndex, terms: readonly string[], code: string | undefined): Query {
  const all = [...terms, ...(code === undefined ? [] : codeTermsOf(code))];
  const termIds = all.map((term) => index.text.vocabulary.idOf(term)).filter((id) => id !== undefined);
  const parts = termIds.map((id, i) => (1 + (i % 3)) * index.idf(id));
  const norm = Math.hypot(...parts);
  return { termIds, termWeights: termIds.map((id, i) => roundWeight((parts[i]! * index.idf(id)) / norm)) };
}

function codeTermsOf(code: string): string[] {
  return hsPrefixes(code).map((prefix) => `h:${prefix}`);
}
