import { FREQUENCY_STEP, frequencyLevel, inverseDocumentFrequency } from '../vectors/tfidf.ts';
import { buildBlockMaxima, NO_ROW } from './blockMaxima.ts';
import { type BuyerFacts, BuyerTable, NO_DAY } from './buyerTable.ts';
import { CodeLists } from './codeLists.ts';
import { documentOrder } from './documentOrder.ts';
import type { ForwardArrays } from './forwardIndex.ts';
import { Growable } from './growable.ts';
import { emptyPostingLists, PostingLists, renumberTerms, sameTerms } from './postingLists.ts';
import type { Basis, Statistics } from './statistics.ts';

/** A buyer ready to be indexed. */
export interface IndexedBuyer {
  facts: BuyerFacts;
  terms: readonly string[];
  /** Saturated frequency of each term. */
  frequencies: readonly number[];
  /** HS codes that the buyer gave, as bare digits; they stand among the terms too. */
  codes: readonly string[];
}

/** The frozen content of a {@link BuyerIndex}. */
export interface FrozenBuyers {
  text: PostingLists;
  codes: CodeLists;
  table: BuyerTable;
  /** 1 / length of each document's TF-IDF vector; 0 for a document without terms. */
  inverseNorms: Float64Array;
  /** How many of each document's terms have a row of block maxima; they stand first. At most 255 are counted. */
  rowTermCounts: Uint8Array;
  /** What is taken from other statistics than those of these documents. */
  basis?: Basis;
}

/**
 * Everything that is searched: terms and facts of all buyers, one document a buyer. Document frequencies
 * and the reference day are a snapshot of the last `frozen` copy, which also puts documents that are alike next to each
 * other; documents added since stand behind them as they come.
 */
export class BuyerIndex {
  readonly text: PostingLists;
  readonly codes: CodeLists;
  readonly table: BuyerTable;
  /** The newest day that a buyer was active at the last freeze, or `NO_DAY`. */
  readonly newestDay: number;
  /** Documents below this number were there at the last freeze. */
  readonly frozenCount: number;
  /** Of documents up to the last freeze: how many terms, the first ones, have a row of block maxima. */
  readonly rowTermCounts: Uint8Array;
  /** Where the index is scored by the statistics of other documents than its own. */
  readonly basis: Basis | undefined;
  readonly #inverseNorms: Growable<Float64Array>;
  readonly #removed: Growable<Uint8Array>;
  #removedCount = 0;

  constructor({ text, codes, table, inverseNorms, rowTermCounts, basis }: FrozenBuyers) {
    this.basis = basis;
    this.rowTermCounts = rowTermCounts;
    this.text = text;
    this.codes = codes;
    this.table = table;
    this.newestDay = basis?.newestDay ?? newestDay(table);
    this.frozenCount = table.count;
    this.#removed = new Growable(new Uint8Array(table.count));
    this.#inverseNorms = new Growable(inverseNorms);
  }

  /** @param statistics What all its documents are scored by, whichever come; words that it does not know are left out. */
  static empty(statistics?: Statistics): BuyerIndex {
    return new BuyerIndex({
      text: emptyPostingLists(statistics),
      basis: statistics,
      codes: new CodeLists(),
      table: new BuyerTable(),
      inverseNorms: new Float64Array(0),
      rowTermCounts: new Uint8Array(0),
    });
  }

  /** Documents ever given out, removed ones included. */
  get documentCount(): number {
    return this.table.count;
  }

  /** Live buyers. */
  get size(): number {
    return this.table.count - this.#removedCount;
  }

  /** 1 / length of each document's TF-IDF vector; 0 for a document without terms. */
  get inverseNorms(): Float64Array {
    return this.#inverseNorms.data;
  }

  get hasRemoved(): boolean {
    return this.#removedCount > 0;
  }

  /** 1 for a document that was taken out. */
  get removed(): Uint8Array {
    return this.#removed.data;
  }

  has(buyerId: string): boolean {
    return this.documentOf(buyerId) !== undefined;
  }

  documentOf(buyerId: string): number | undefined {
    const document = this.table.documentOf(buyerId);
    return document !== undefined && this.isLive(document) ? document : undefined;
  }

  isLive(document: number): boolean {
    return this.#removed.data[document] === 0;
  }

  /** What all scores take from the buyers together, as of the last freeze. */
  get statistics(): Statistics {
    return {
      documentCount: this.basis?.documentCount ?? this.frozenCount,
      newestDay: this.newestDay,
      terms: this.text.vocabulary.frozen,
      documentFrequencies: this.text.frozen.documentFrequencies,
    };
  }

  /** Inverse document frequency of a term as of the last freeze. */
  idf(termId: number): number {
    return inverseDocumentFrequency(this.basis?.documentCount ?? this.frozenCount, this.text.documentFrequency(termId));
  }

  /** Adds a buyer that can be found at once; one of the same id is replaced. */
  add(buyer: IndexedBuyer): void {
    const document = this.append(buyer);
    const position = document - this.frozenCount;
    const idfs = this.#idfs(document);
    const inverseNorm = this.#inverseNorm(document, idfs);
    this.inverseNorms[document] = inverseNorm;
    const { offsets, postings } = this.text.forward;
    for (let i = offsets[document]!, j = 0; i < offsets[document + 1]!; i++, j++) {
      const frequency = (postings[i]! & 0xff) * FREQUENCY_STEP;
      this.text.tail.add(postings[i]! >>> 8, position, frequency * idfs[j]! * inverseNorm);
    }
  }

  /** Adds a buyer that is found only in the next `frozen` copy: the quick way to load many. */
  append(given: IndexedBuyer): number {
    const buyer = this.basis === undefined ? given : withKnownTerms(given, this.text);
    this.remove(buyer.facts.id);
    const document = this.documentCount;
    this.table.append(buyer.facts);
    this.text.append(buyer.terms, buyer.frequencies.map(frequencyLevel));
    this.codes.append(buyer.codes);
    this.#inverseNorms.push(0);
    this.#removed.push(0);
    return document;
  }

  remove(buyerId: string): boolean {
    const document = this.documentOf(buyerId);
    if (document === undefined) return false;
    this.#removed.data[document] = 1;
    this.#removedCount++;
    return true;
  }

  /**
   * A copy without removed buyers and with fresh document frequencies: it scores as a fresh build of the same buyers
   * does, to the bit. The index itself if nothing has changed.
   */
  frozen(): BuyerIndex {
    if (this.documentCount === this.frozenCount && !this.hasRemoved) return this;
    const keep = this.#liveDocuments();
    const text = this.basis === undefined ? renumberTerms(this.text, keep) : sameTerms(this.text);
    const total = this.basis?.documentCount ?? keep.length;
    const codes = renumberTerms(this.codes, keep);
    const unordered = this.text.forward.compacted(keep, text.newIds);
    const termScales = Float64Array.from(
      text.documentFrequencies,
      (frequency) => inverseDocumentFrequency(total, frequency) * FREQUENCY_STEP,
    );
    const unorderedNorms = inverseNorms(unordered.arrays(), termScales);

    const order = documentOrder({
      forward: unordered.arrays(),
      inverseNorms: unorderedNorms,
      termScales,
      // As many as there would be among these, if words were as common here as in all.
      documentFrequencies: text.documentFrequencies.map((frequency) => (frequency * keep.length) / Math.max(1, total)),
    });
    const forward = unordered.compacted(order, identity(text.documentFrequencies.length));
    const norms = Float64Array.from(order, (document) => unorderedNorms[document]!);
    const ordered = Uint32Array.from(order, (document) => keep[document]!);
    const blocks = buildBlockMaxima(forward, termScales.length, { termScales, inverseNorms: norms });
    return new BuyerIndex({
      text: new PostingLists(text.vocabulary, forward, {
        documentFrequencies: text.documentFrequencies,
        blocks,
      }),
      codes: new CodeLists(codes.vocabulary, this.codes.forward.compacted(ordered, codes.newIds)),
      table: this.table.compacted(ordered),
      inverseNorms: norms,
      rowTermCounts: forward.partition((term) => blocks.rowOf[term] !== NO_ROW),
      basis: this.basis,
    });
  }

  #liveDocuments(): Uint32Array {
    const keep = new Uint32Array(this.size);
    let count = 0;
    for (let document = 0; document < this.documentCount; document++) {
      if (this.isLive(document)) keep[count++] = document;
    }
    return keep;
  }

  #idfs(document: number): number[] {
    const { offsets, postings } = this.text.forward;
    const idfs: number[] = [];
    for (let i = offsets[document]!; i < offsets[document + 1]!; i++) idfs.push(this.idf(postings[i]! >>> 8));
    return idfs;
  }

  #inverseNorm(document: number, idfs: readonly number[]): number {
    const { offsets, postings } = this.text.forward;
    const start = offsets[document]!;
    const weights = Float64Array.from(idfs, (idf, i) => (postings[start + i]! & 0xff) * (idf * FREQUENCY_STEP));
    return inverseLength(weights);
  }
}

/** 1 / length of a vector; 0 for one of length 0. Added by size, so that it does not depend on the order of terms. */
function inverseLength(weights: Float64Array): number {
  weights.sort();
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * weights[i]!;
  return sum > 0 ? 1 / Math.sqrt(sum) : 0;
}

function inverseNorms({ offsets, postings }: ForwardArrays, termScales: Float64Array): Float64Array {
  const norms = new Float64Array(offsets.length - 1);
  let weights = new Float64Array(256);
  for (let document = 0; document < norms.length; document++) {
    const start = offsets[document]!;
    const count = offsets[document + 1]! - start;
    if (weights.length < count) weights = new Float64Array(count * 2);
    for (let i = 0; i < count; i++) {
      weights[i] = (postings[start + i]! & 0xff) * termScales[postings[start + i]! >>> 8]!;
    }
    norms[document] = inverseLength(weights.subarray(0, count));
  }
  return norms;
}

function withKnownTerms(buyer: IndexedBuyer, { vocabulary }: PostingLists): IndexedBuyer {
  const isKnown = buyer.terms.map((term) => vocabulary.idOf(term) !== undefined);
  return {
    ...buyer,
    terms: buyer.terms.filter((_, i) => isKnown[i]),
    frequencies: buyer.frequencies.filter((_, i) => isKnown[i]),
  };
}

function identity(count: number): Uint32Array {
  const ids = new Uint32Array(count);
  for (let i = 0; i < count; i++) ids[i] = i;
  return ids;
}

function newestDay(table: BuyerTable): number {
  let newest = NO_DAY;
  for (let document = 0; document < table.count; document++) newest = Math.max(newest, table.lastActive(document));
  return newest;
}
