import { dollars, grouped, rangeEnds } from '../explain/caution.ts';
import { formatReasons } from '../explain/formatReasons.ts';
import { type Decision, pairKey } from '../io/readDecisions.ts';
import type { MatchLine } from '../io/readMatches.ts';
import { BuyerMatcher } from '../matcher/buyerMatcher.ts';
import { sellerMarkets } from '../matcher/productQuery.ts';
import { type PartialWeights, resolveWeights, type Weights } from '../rank/weights.ts';
import type { Buyer, PriceRange, Product, Seller } from '../types.ts';
import type { Collected } from './collect.ts';
import { EvidenceFinder } from './evidence.ts';
import { raisesOf } from './raise.ts';
import type { BuyerDetail, MatchDetail, ProductDetail, SellerDetail } from './reportData.ts';

/** Longer texts are cut: a page is no place for a brochure. */
const LONGEST_TEXT = 700;
const PARTS = ['text', 'hs', 'market', 'price', 'certification', 'activity'] as const;

/** Makes the pages of single businesses. Sentences in the other language and evidence words come from the profiles. */
export class DetailMaker {
  readonly #collected: Collected;
  readonly #matcher: BuyerMatcher;
  readonly #weights: Weights;
  readonly #evidence: EvidenceFinder;
  readonly #decisions: ReadonlyMap<string, Decision>;
  readonly #hiddenOf = new Map<string, Decision[]>();

  private constructor(collected: Collected, matcher: BuyerMatcher, weights: Weights) {
    this.#collected = collected;
    this.#matcher = matcher;
    this.#weights = weights;
    this.#evidence = new EvidenceFinder(weights);
    this.#decisions = new Map(collected.decisions.map((one) => [pairKey(one.sellerId, one.buyerId), one]));
    for (const one of collected.decisions) {
      if (one.kind !== 'hide') continue;
      const others = this.#hiddenOf.get(one.sellerId);
      if (others === undefined) this.#hiddenOf.set(one.sellerId, [one]);
      else others.push(one);
    }
  }

  static async over(collected: Collected, weights?: PartialWeights): Promise<DetailMaker> {
    const options = { weights, ...(collected.asOf === undefined ? {} : { asOf: collected.asOf }) };
    const matcher = await BuyerMatcher.fromBuyers(collected.buyers.values(), options);
    return new DetailMaker(collected, matcher, resolveWeights(weights));
  }

  /** @param numberOf Gives the number that a buyer has in the file. */
  detail(seller: Seller, numberOf: (line: MatchLine) => number): SellerDetail {
    const { matches, demand, asOf } = this.#collected;
    const lines = matches.get(seller.id) ?? [];
    const { targetMarkets, excludedMarkets } = sellerMarkets(seller);
    const detail: SellerDetail = {
      products: seller.products.map(productDetail),
      targets: [...targetMarkets],
      excluded: [...excludedMarkets],
      matches: lines.map((line) => this.#match(seller, line, numberOf(line))),
    };
    if (lines.length === 0) detail.unmatched = demand?.reasonFor(seller.id, asOf) ?? 'unknown';
    const hidden = this.#hiddenOf.get(seller.id);
    if (hidden !== undefined) detail.hidden = hidden.map(({ buyerId, note }) => ({ buyer: buyerId, note }));
    return detail;
  }

  #match(seller: Seller, line: MatchLine, b: number): MatchDetail {
    const { score, parts, sentence, productId, buyerId } = line;
    const p = seller.products.findIndex(({ id }) => id === productId);
    const detail: MatchDetail = {
      b,
      p,
      s: score,
      v: PARTS.map((name) => parts[name] ?? null),
      en: sentence,
      ko: sentence,
      w: [],
      x: [],
      r: [],
    };
    const decision = this.#decisions.get(pairKey(seller.id, buyerId));
    if (decision?.kind === 'pin') detail.pinned = true;
    if (decision !== undefined && decision.note !== '') detail.note = decision.note;
    const product = seller.products[p];
    const buyer = this.#collected.buyers.get(buyerId);
    if (product !== undefined && buyer !== undefined) this.#addEvidence(detail, line, { seller, product, buyer });
    return detail;
  }

  #addEvidence(
    detail: MatchDetail,
    line: MatchLine,
    { seller, product, buyer }: { seller: Seller; product: Product; buyer: Buyer },
  ): void {
    const explanation = this.#matcher.explain({ ...seller, products: [product] }, buyer.id);
    if (explanation === undefined) return;
    const { reasons } = explanation;
    // The file's own sentence stays as it is; only the other language is said anew.
    const isKorean = /다\.$/.test(line.sentence);
    if (!isKorean) detail.ko = formatReasons(reasons, 'ko');
    if (isKorean || line.sentence === '') detail.en = formatReasons(reasons, 'en');
    const { seller: mine, buyer: theirs } = this.#evidence.find(explanation, buyer);
    detail.w = mine;
    detail.x = theirs;
    detail.r = raisesOf(line, { product, buyer, explained: explanation }, this.#weights);
  }
}

function productDetail(product: Product): ProductDetail {
  const { id = '', name, description = '', keywords = [], hsCode = '', certifications = [], priceUsd, moq } = product;
  return {
    id,
    name,
    text: cut(description),
    keywords,
    hs: hsCode,
    certificates: certifications,
    price: priceText(priceUsd),
    moq: moq === undefined ? '' : grouped(moq),
  };
}

/** What the page tells of a buyer; of one that the buyers file lacks only what the matches say. */
export function buyerDetail(line: MatchLine, buyer: Buyer | undefined): BuyerDetail {
  const { orderQuantity, verified } = buyer ?? {};
  return {
    id: line.buyerId,
    name: line.buyerName,
    country: line.country,
    types: buyer?.businessTypes ?? [],
    wants: buyer?.interests ?? [],
    text: cut(buyer?.description ?? ''),
    hs: buyer?.hsCodes ?? [],
    certificates: buyer?.requiredCertifications ?? [],
    price: priceText(buyer?.priceUsd),
    quantity: orderQuantity === undefined ? '' : grouped(orderQuantity),
    languages: buyer?.languages ?? [],
    active: buyer?.lastActive ?? '',
    until: buyer?.validUntil ?? '',
    ...(verified === undefined ? {} : { verified }),
  };
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

function priceText(range: PriceRange | undefined): string {
  if (range === undefined) return '';
  const { min, max } = rangeEnds(range);
  if (min === undefined) return `≤ ${max}`;
  if (range.max === undefined) return `≥ ${dollars(range.min!)}`;
  return max === undefined ? min : `${min} – ${max}`;
}
