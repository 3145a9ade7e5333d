import { SoundBridge } from '../bridge/index.ts';
import { BuyermatchError, UsageError } from '../errors.ts';
import { explainMatch } from '../explain/reasons.ts';
import { type Lexicon, type LexiconAdditions, lexiconWith, parseLexicon, textOf } from '../lexicon/index.ts';
import { BuyerIndex, type IndexedBuyer } from '../postings/buyerIndex.ts';
import { NO_DAY } from '../postings/buyerTable.ts';
import { readIndex, writeIndex } from '../postings/indexFile.ts';
import { openSharedIndex, shareIndex } from '../postings/sharedIndex.ts';
import type { Statistics } from '../postings/statistics.ts';
import { fromDay } from '../profile/date.ts';
import { isExpired, ProductScorer } from '../rank/productScorer.ts';
import { resolveWeights, type Weights } from '../rank/weights.ts';
import { BlockMaxSearch } from '../search/blockMaxSearch.ts';
import { searchExhaustively } from '../search/exhaustive.ts';
import { QueryAgreement } from '../search/queryAgreement.ts';
import type { Outcome } from '../threads/inThreads.ts';
import type { Buyer, Match, MatchParts, Product, Reason, Seller } from '../types.ts';
import { checkedLimit, checkThreads, referenceDay } from './checkOptions.ts';
import { checkBuyer, checkSeller, shortened } from './checkProfile.ts';
import { type Explanation, explainPair } from './explanation.ts';
import { indexedBuyer, indexSettings } from './indexedBuyer.ts';
import { type MatcherSnapshot, matchesInThreads } from './matchThreads.ts';
import type {
  BuildOptions,
  BuyerSummary,
  ExplainOptions,
  MatchAllOptions,
  MatcherOptions,
  MatchOptions,
  SellerMatches,
} from './options.ts';
import { type Markets, type ProductQuery, productQuery, sellerMarkets } from './productQuery.ts';
import { ResultCache } from './resultCache.ts';

/** Buyers between two calls of `onProgress`. */
const PROGRESS_STEP = 1000;

interface ProductHit {
  document: number;
  score: number;
  parts: MatchParts;
  reasons: Reason[];
}

/** The matcher as other threads can have it. @internal */
export let snapshotOf: (matcher: BuyerMatcher) => MatcherSnapshot;
/** A matcher that gives the results of the one that the snapshot was taken of, to the bit. @internal */
export let matcherOf: (snapshot: MatcherSnapshot) => BuyerMatcher;

/** A matcher among some buyers only, scored by the statistics of all: the scores are those that they have among all. @internal */
export let matcherAmong: (
  buyers: Iterable<IndexedBuyer> | AsyncIterable<IndexedBuyer>,
  statistics: Statistics,
  options: MatcherOptions,
) => Promise<BuyerMatcher>;
/** What a matcher has in its index. @internal */
export let indexOf: (matcher: BuyerMatcher) => BuyerIndex;

/** Names the buyers that fit a product best. Everything is in memory; `match` is synchronous and does no I/O. */
export class BuyerMatcher {
  static {
    snapshotOf = (matcher) => matcher.#snapshot();
    matcherOf = ({ index, lexicon: given, ...options }) => {
      const lexicon = given && parseLexicon(given.text, given.source);
      return new BuyerMatcher(openSharedIndex(index), { ...options, lexicon });
    };
    matcherAmong = async (buyers, statistics, options) => {
      const matcher = new BuyerMatcher(BuyerIndex.empty(statistics), options);
      for await (const buyer of buyers) matcher.#index.append(buyer);
      matcher.refresh();
      return matcher;
    };
    indexOf = (matcher) => matcher.#index;
  }

  readonly #weights: Weights;
  readonly #asOf: number | undefined;
  readonly #cacheSize: number;
  readonly #additions: LexiconAdditions | undefined;
  readonly #lexicon: Lexicon;
  readonly #cache: ResultCache<ProductHit[]>;
  /** Products that were explained last: one is explained for all its buyers, one after the other. */
  readonly #queries = new ResultCache<ProductQuery>(16);
  #index: BuyerIndex;
  #search: BlockMaxSearch;
  #bridge: SoundBridge;

  private constructor(index: BuyerIndex, options: MatcherOptions) {
    this.#weights = resolveWeights(options.weights);
    this.#asOf = options.asOf === undefined ? undefined : referenceDay(options.asOf);
    this.#lexicon = lexiconWith(options.lexicon);
    this.#additions = options.lexicon;
    this.#cacheSize = options.cacheSize ?? 4096;
    this.#cache = new ResultCache(this.#cacheSize);
    this.#index = index;
    this.#search = new BlockMaxSearch(index);
    this.#bridge = this.#newBridge();
  }

  /**
   * Builds a matcher from buyers.
   *
   * @param buyers Any iterable or async iterable, for instance `readBuyers('buyers.csv')`. Of two buyers with the same
   * id the later one counts.
   * @throws UsageError for a buyer without an id or with a field of the wrong type, and for weights or dates out of range.
   */
  static async fromBuyers(
    buyers: Iterable<Buyer> | AsyncIterable<Buyer>,
    options: BuildOptions = {},
  ): Promise<BuyerMatcher> {
    const { signal, onProgress } = options;
    if (typeof buyers === 'string') {
      throw new UsageError(
        `buyers is the text "${shortened(buyers)}"; give readBuyers(...) of it, or an iterable of buyers.`,
      );
    }
    const matcher = new BuyerMatcher(BuyerIndex.empty(), options);
    let count = 0;
    for await (const buyer of buyers) {
      signal?.throwIfAborted();
      matcher.#index.append(matcher.#analyse(buyer));
      if (++count % PROGRESS_STEP === 0) onProgress?.(count);
    }
    signal?.throwIfAborted();
    onProgress?.(count);
    matcher.refresh();
    return matcher;
  }

  /**
   * Opens an index file that `save` or `buyermatch index` wrote; results are those of the matcher that was saved.
   *
   * @throws InputError for a file that is missing, foreign, damaged or made with other weights of fields or terms or another lexicon.
   */
  static async open(path: string, options: MatcherOptions = {}): Promise<BuyerMatcher> {
    const settings = indexSettings(resolveWeights(options.weights), lexiconWith(options.lexicon));
    return new BuyerMatcher(await readIndex(path, settings), options);
  }

  /** Refreshes, then writes everything to an index file (`.bmx`), which `open` reads back. */
  async save(path: string): Promise<void> {
    this.refresh();
    await writeIndex(path, this.#index, indexSettings(this.#weights, this.#lexicon));
  }

  /** How many buyers can be found, expired requests included. */
  get size(): number {
    return this.#index.size;
  }

  /** The date that recency and expiry are counted from, `YYYY-MM-DD`; undefined if no buyer has a date. */
  get asOf(): string | undefined {
    const day = this.#referenceDay;
    return day === undefined ? undefined : fromDay(day);
  }

  /** How many buyers are not matched because their request ended before the reference date. */
  get expiredCount(): number {
    const { table } = this.#index;
    const reference = this.#referenceDay;
    let count = 0;
    for (let document = 0; document < table.count; document++) {
      if (this.#index.isLive(document) && isExpired(table.validUntil(document), reference)) count++;
    }
    return count;
  }

  /** How many buyers have an end date, be it past or to come. */
  get datedCount(): number {
    const { table } = this.#index;
    let count = 0;
    for (let document = 0; document < table.count; document++) {
      if (this.#index.isLive(document) && table.validUntil(document) !== NO_DAY) count++;
    }
    return count;
  }

  has(buyerId: string): boolean {
    return this.#index.has(buyerId);
  }

  /** Id, name and country of a buyer. */
  buyer(buyerId: string): BuyerSummary | undefined {
    const document = this.#index.documentOf(buyerId);
    if (document === undefined) return undefined;
    const { id, companyName, country } = this.#index.table.facts(document);
    return country === undefined ? { id, companyName } : { id, companyName, country };
  }

  /** Adds a buyer, or replaces the one of the same id; seen by the next `match`. */
  add(buyer: Buyer): void {
    this.#index.add(this.#analyse(buyer));
    this.#forget();
  }

  /** Takes a buyer out, seen by the next `match`. @returns Whether it was there. */
  remove(buyerId: string): boolean {
    const removed = this.#index.remove(buyerId);
    if (removed) this.#forget();
    return removed;
  }

  /**
   * Renews document frequencies, the reference date and the room of removed buyers. Every result is then the very one
   * of a matcher built afresh from the same buyers.
   */
  refresh(): void {
    this.#index = this.#index.frozen();
    this.#search = new BlockMaxSearch(this.#index);
    this.#bridge = this.#newBridge();
    this.#forget();
  }

  /**
   * The best buyers for a seller, best first; a buyer stands in the list once, with the product that fits it best.
   * Exact: the same list as scoring every buyer and sorting, ties by buyer id in code units.
   *
   * @throws UsageError for a limit outside 1..1,000, a field of the wrong type, or an excluded market that is not known.
   */
  match(seller: Seller, options: MatchOptions = {}): Match[] {
    const limit = checkedLimit(options.limit ?? 10);
    checkSeller(seller);
    const markets = sellerMarkets(seller);
    const best = new Map<number, { hit: ProductHit; productId: string }>();
    for (const [position, product] of seller.products.entries()) {
      const productId = product.id || String(position + 1);
      for (const hit of this.#productHits(product, markets, limit, options.exhaustive ?? false)) {
        const known = best.get(hit.document);
        if (known === undefined || hit.score > known.hit.score) best.set(hit.document, { hit, productId });
      }
    }
    return this.#ranked(best, limit);
  }

  /**
   * The whole computation of one score, term by term; for the product that fits this buyer best, unless one is named.
   * Works for buyers that no list holds, too. Undefined if there is no such buyer, or no such product.
   *
   * @throws UsageError as {@link match} does.
   */
  explain(seller: Seller, buyerId: string, options: ExplainOptions = {}): Explanation | undefined {
    checkSeller(seller);
    const document = this.#index.has(buyerId) ? this.#index.documentOf(buyerId) : undefined;
    if (document === undefined) return undefined;
    const markets = sellerMarkets(seller);
    const shared = { index: this.#index, weights: this.#weights, reference: this.#referenceDay, markets, document };
    let best: Explanation | undefined;
    for (const [position, product] of seller.products.entries()) {
      const productId = product.id || String(position + 1);
      if (options.productId !== undefined && options.productId !== productId) continue;
      const explanation = explainPair({ ...shared, product: this.#productQuery(product, markets) });
      if (best === undefined || explanation.score > best.score) {
        best = { sellerId: seller.id, productId, buyerId, ...explanation };
      }
    }
    return best;
  }

  /**
   * Matches many sellers and gives their matches in their order. While no result is taken, no more sellers are read than
   * a few hundred for each thread. However the loop ends, its threads end with it.
   *
   * @throws UsageError for threads outside 1..256, and what `match` throws, unless `onError` takes it.
   */
  async *matchAll(
    sellers: Iterable<Seller> | AsyncIterable<Seller>,
    options: MatchAllOptions = {},
  ): AsyncGenerator<SellerMatches, void, undefined> {
    const { threads = 1, onError, signal } = options;
    checkThreads(threads);
    const outcomes = threads === 1 ? this.#matchHere(sellers, options) : this.#matchInThreads(sellers, options);
    for await (const outcome of outcomes) {
      signal?.throwIfAborted();
      if ('result' in outcome) yield { seller: outcome.item, matches: outcome.result };
      else if (onError === undefined) throw outcome.error;
      else onError(outcome.error, outcome.item);
    }
  }

  async *#matchHere(sellers: Iterable<Seller> | AsyncIterable<Seller>, options: MatchAllOptions) {
    for await (const item of sellers) yield outcomeOf(item, () => matchNamingSeller(this, item, options));
  }

  #matchInThreads(sellers: Iterable<Seller> | AsyncIterable<Seller>, options: MatchAllOptions) {
    const { limit = 10, exhaustive = false, threads = 1, signal } = options;
    return matchesInThreads(sellers, { snapshot: this.#snapshot(), limit, exhaustive }, { threads, signal });
  }

  /** Afterwards the index is in shared memory: here too, if nothing was added or taken out since the last refresh. */
  #snapshot(): MatcherSnapshot {
    const index = shareIndex(this.#index);
    if (index.added.length === 0 && index.removed.length === 0) {
      this.#index = openSharedIndex(index);
      this.#search = new BlockMaxSearch(this.#index);
      this.#bridge = this.#newBridge();
    }
    const asOf = this.#asOf === undefined ? undefined : fromDay(this.#asOf);
    const lexicon = this.#additions && { text: textOf(this.#additions), source: this.#additions.source };
    return { index, weights: this.#weights, asOf, lexicon, cacheSize: this.#cacheSize };
  }

  get #referenceDay(): number | undefined {
    if (this.#asOf !== undefined) return this.#asOf;
    return this.#index.newestDay === NO_DAY ? undefined : this.#index.newestDay;
  }

  #forget(): void {
    this.#cache.clear();
    this.#queries.clear();
  }

  #analyse(buyer: Buyer) {
    checkBuyer(buyer);
    return indexedBuyer(buyer, this.#weights, this.#lexicon);
  }

  /**
   * The best buyers for one product. The seller's list is drawn from these: a buyer of the whole list is beaten by fewer
   * than `limit` others with its best product, so it stands in that product's list too.
   */
  #productHits(product: Product, markets: Markets, limit: number, exhaustive: boolean): ProductHit[] {
    if (exhaustive || !this.#cache.isOn) return this.#searchProduct(product, markets, limit, exhaustive);
    const { id: _, ...content } = product;
    const key = JSON.stringify([content, [...markets.targetMarkets], [...markets.excludedMarkets], limit]);
    return this.#cache.getOrMake(key, () => this.#searchProduct(product, markets, limit, false));
  }

  #newBridge(): SoundBridge {
    const { text } = this.#index;
    return new SoundBridge(text.vocabulary, (termId) => text.documentFrequency(termId), this.#lexicon);
  }

  #productQuery(product: Product, markets: Markets): ProductQuery {
    const key = JSON.stringify([product, [...markets.targetMarkets], [...markets.excludedMarkets]]);
    return this.#queries.getOrMake(key, () =>
      productQuery(product, markets, this.#index, this.#weights, this.#lexicon, this.#bridge),
    );
  }

  #searchProduct(product: Product, markets: Markets, limit: number, exhaustive: boolean): ProductHit[] {
    const index = this.#index;
    const { query, codeStart, conditions, surfaces } = productQuery(
      product,
      markets,
      index,
      this.#weights,
      this.#lexicon,
      this.#bridge,
    );
    const reference = this.#referenceDay;
    const scorer = new ProductScorer(index, this.#weights, conditions, reference);
    const hits = exhaustive
      ? searchExhaustively(index, query, scorer, limit)
      : this.#search.search(query, scorer, limit);
    const weights = this.#weights;
    const agreement = new QueryAgreement(index, query);
    return hits.map(({ document, score }) => {
      const parts = scorer.parts(document, agreement.cosine(document), agreement.cosine(document, codeStart));
      const reasons = explainMatch({
        index,
        document,
        query,
        agreement,
        surfaces,
        conditions,
        parts,
        weights,
        reference,
      });
      return { document, score, parts, reasons };
    });
  }

  #ranked(best: ReadonlyMap<number, { hit: ProductHit; productId: string }>, limit: number): Match[] {
    const { table } = this.#index;
    const isBefore = (a: ProductHit, b: ProductHit) =>
      b.score - a.score || (table.id(a.document) < table.id(b.document) ? -1 : 1);
    return [...best.values()]
      .sort((a, b) => isBefore(a.hit, b.hit))
      .slice(0, limit)
      .map(({ hit, productId }, i) => ({
        buyerId: table.id(hit.document),
        productId,
        rank: i + 1,
        score: hit.score,
        // Copied, so that a caller who changes its result does not change what is remembered.
        parts: { ...hit.parts },
        reasons: hit.reasons.map(copyReason),
      }));
  }
}

/** As `match`; an error that does not name the seller is made to. */
export function matchNamingSeller(matcher: BuyerMatcher, seller: Seller, options: MatchOptions): Match[] {
  try {
    return matcher.match(seller, options);
  } catch (error) {
    if (error instanceof BuyermatchError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`seller "${shortened(String(seller.id))}": ${message}`, { cause: error });
  }
}

function outcomeOf<Item, Result>(item: Item, work: () => Result): Outcome<Item, Result> {
  try {
    return { item, result: work() };
  } catch (error) {
    return { item, error: error as Error };
  }
}

function copyReason(reason: Reason): Reason {
  const copy: Record<string, unknown> = { ...reason };
  for (const [name, value] of Object.entries(copy)) {
    if (Array.isArray(value)) copy[name] = [...value];
    else if (typeof value === 'object') copy[name] = { ...value };
  }
  return copy as unknown as Reason;
}
