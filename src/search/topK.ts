/** A document that was found, with its whole score. */
export interface Hit {
  document: number;
  score: number;
}

/** Where ids are looked up; they are only needed between equal scores. */
export interface BuyerIds {
  id(document: number): string;
}

/**
 * Keeps the best `limit` hits: a binary heap whose root is the worst one kept. Higher score first; equal scores by
 * buyer id in code units, so that the order never depends on how documents are numbered.
 */
export class TopK {
  readonly #limit: number;
  readonly #buyers: BuyerIds;
  readonly #scores: number[] = [];
  readonly #documents: number[] = [];

  constructor(limit: number, buyers: BuyerIds) {
    this.#limit = limit;
    this.#buyers = buyers;
  }

  /** A score below this cannot enter; an equal one may, by its id. 0 until `limit` hits are kept. */
  get threshold(): number {
    return this.#scores.length < this.#limit ? 0 : this.#scores[0]!;
  }

  /** Scores of 0 or less never enter. */
  offer(document: number, score: number): void {
    if (!(score > 0)) return;
    if (this.#scores.length < this.#limit) {
      this.#scores.push(score);
      this.#documents.push(document);
      this.#siftUp(this.#scores.length - 1);
    } else if (this.#isBetter(score, document, this.#scores[0]!, this.#documents[0]!)) {
      this.#scores[0] = score;
      this.#documents[0] = document;
      this.#siftDown();
    }
  }

  /** The hits kept, best first. */
  ranked(): Hit[] {
    const hits = this.#scores.map((score, i) => ({ document: this.#documents[i]!, score }));
    return hits.sort((a, b) => (this.#isBetter(a.score, a.document, b.score, b.document) ? -1 : 1));
  }

  #isBetter(score: number, document: number, otherScore: number, otherDocument: number): boolean {
    if (score !== otherScore) return score > otherScore;
    return this.#buyers.id(document) < this.#buyers.id(otherDocument);
  }

  #isWorseAt(i: number, j: number): boolean {
    return this.#isBetter(this.#scores[j]!, this.#documents[j]!, this.#scores[i]!, this.#documents[i]!);
  }

  #siftUp(start: number): void {
    let i = start;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#isWorseAt(i, parent)) return;
      this.#swap(i, parent);
      i = parent;
    }
  }

  #siftDown(): void {
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      if (left >= this.#scores.length) return;
      const right = left + 1;
      const worse = right < this.#scores.length && this.#isWorseAt(right, left) ? right : left;
      if (!this.#isWorseAt(worse, i)) return;
      this.#swap(i, worse);
      i = worse;
    }
  }

  #swap(i: number, j: number): void {
    [this.#scores[i], this.#scores[j]] = [this.#scores[j]!, this.#scores[i]!];
    [this.#documents[i], this.#documents[j]] = [this.#documents[j]!, this.#documents[i]!];
  }
}
