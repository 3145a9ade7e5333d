import { inverseDocumentFrequency } from '../vectors/tfidf.ts';
import { type BuyerFacts, BuyerTable, NO_DAY } from './buyerTable.ts';
import { Growable } from './growable.ts';
import { PostingLists } from './postingLists.ts';

/** A buyer ready to be indexed. */
export interface IndexedBuyer {
  facts: BuyerFacts;
  terms: readonly string[];
  /** Saturated frequency of each term. */
  frequencies: readonly number[];
  /** Prefixes of the buyer's HS codes, as `hsLevels` gives them. */
  hsPrefixes: readonly string[];
}

/**
 * Everything that is searched: terms, HS prefixes and facts of all buyers, one document a buyer. Document frequencies
 * and the reference day are a snapshot of the last `frozen` copy.
 */
export class BuyerIndex {
  readonly text: PostingLists;
  readonly hs: PostingLists;
  readonly table: BuyerTable;
  /** The newest day that a buyer was active at the last freeze, or `NO_DAY`. */
  readonly newestDay: number;
  readonly #snapshotCount: number;
  readonly #inverseNorms: Growable<Float64Array>;
  readonly #removed: Growable<Uint8Array>;
  readonly #documentOf = new Map<string, number>();

  constructor(text: PostingLists, hs: PostingLists, table: BuyerTable) {
    this.text = text;
    this.hs = hs;
    this.table = table;
    this.newestDay = newestDay(table);
    this.#snapshotCount = table.count;
    this.#removed = new Growable(new Uint8Array(table.count));
    this.#inverseNorms = new Growable(new Float64Array(table.count));
    for (let document = 0; document < table.count; document++) {
      this.#documentOf.set(table.ids[document]!, document);
      this.inverseNorms[document] = this.#inverseNorm(document);
    }
  }

  static empty(): BuyerIndex {
    return new BuyerIndex(PostingLists.empty(true), PostingLists.empty(false), new BuyerTable());
  }

  /** Documents ever given out, removed ones included. */
  get documentCount(): number {
    return this.table.count;
  }

  /** Live buyers. */
  get size(): number {
    return this.#documentOf.size;
  }

  /** 1 / length of each document's TF-IDF vector; 0 for a document without terms. */
  get inverseNorms(): Float64Array {
    return this.#inverseNorms.data;
  }

  has(buyerId: string): boolean {
    return this.#documentOf.has(buyerId);
  }

  documentOf(buyerId: string): number | undefined {
    return this.#documentOf.get(buyerId);
  }

  isLive(document: number): boolean {
    return this.#removed.data[document] === 0;
  }

  /** Inverse document frequency of a term as of the last freeze. */
  idf(termId: number): number {
    return inverseDocumentFrequency(this.#snapshotCount, this.text.documentFrequency(termId));
  }

  /** Adds a buyer that can be found at once; one of the same id is replaced. */
  add(buyer: IndexedBuyer): void {
    const document = this.append(buyer);
    this.text.indexTail(document);
    this.hs.indexTail(document);
    this.inverseNorms[document] = this.#inverseNorm(document);
  }

  /** Adds a buyer that is found only in the next `frozen` copy: the quick way to load many. */
  append(buyer: IndexedBuyer): number {
    this.remove(buyer.facts.id);
    const document = this.documentCount;
    this.table.append(buyer.facts);
    this.text.append(buyer.terms, buyer.frequencies);
    this.hs.append(buyer.hsPrefixes);
    this.#inverseNorms.push(0);
    this.#removed.push(0);
    this.#documentOf.set(buyer.facts.id, document);
    return document;
  }

  remove(buyerId: string): boolean {
    const document = this.#documentOf.get(buyerId);
    if (document === undefined) return false;
    this.#removed.data[document] = 1;
    return this.#documentOf.delete(buyerId);
  }

  /** A copy without removed buyers and with fresh document frequencies: what a fresh build of the same buyers gives. */
  frozen(): BuyerIndex {
    const keep = Uint32Array.from(this.#documentOf.values()).sort();
    return new BuyerIndex(this.text.compacted(keep), this.hs.compacted(keep), this.table.compacted(keep));
  }

  #inverseNorm(document: number): number {
    const { offsets, ids, values } = this.text.forward;
    let sum = 0;
    for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
      const weight = values[i]! * this.idf(ids[i]!);
      sum += weight * weight;
    }
    return sum > 0 ? 1 / Math.sqrt(sum) : 0;
  }
}

function newestDay(table: BuyerTable): number {
  let newest = NO_DAY;
  for (let document = 0; document < table.count; document++) newest = Math.max(newest, table.lastActive[document]!);
  return newest;
}
