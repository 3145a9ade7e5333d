import { StringTable } from '../vectors/stringTable.ts';

/** What a score takes from all buyers together besides their words. */
export interface Basis {
  documentCount: number;
  /** The newest day that any buyer was active, or `NO_DAY`. */
  newestDay: number;
}

/**
 * What the buyers of a set have in common: scores depend on one buyer and these alone. So a part of the buyers that is
 * searched by the statistics of all of them gives the very scores of all of them.
 */
export interface Statistics extends Basis {
  terms: StringTable;
  /** In how many documents each term stood; falling with its number. */
  documentFrequencies: Uint32Array;
}

/** Statistics of buyers that come one by one and are not kept. */
export class StatisticsCounter {
  readonly #counts = new Map<string, number>();
  #documentCount = 0;
  #newestDay: number;
  /** Postings so far: what an index of these buyers would hold. */
  postings = 0;

  constructor(noDay: number) {
    this.#newestDay = noDay;
  }

  get documentCount(): number {
    return this.#documentCount;
  }

  add(terms: readonly string[], lastActive: number | undefined): void {
    for (const term of terms) this.#counts.set(term, (this.#counts.get(term) ?? 0) + 1);
    this.#documentCount++;
    this.postings += terms.length;
    if (lastActive !== undefined) this.#newestDay = Math.max(this.#newestDay, lastActive);
  }

  statistics(): Statistics {
    const terms = [...this.#counts].sort((a, b) => b[1] - a[1]);
    return {
      documentCount: this.#documentCount,
      newestDay: this.#newestDay,
      terms: StringTable.build(terms.length, (i) => terms[i]![0]),
      documentFrequencies: Uint32Array.from(terms, ([, count]) => count),
    };
  }
}
