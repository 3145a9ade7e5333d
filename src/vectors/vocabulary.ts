/** Two-way table between term strings and dense term ids, numbered from 0 in order of first sight. */
export class Vocabulary {
  readonly #idOf = new Map<string, number>();
  readonly #terms: string[] = [];

  static from(terms: Iterable<string>): Vocabulary {
    const vocabulary = new Vocabulary();
    for (const term of terms) vocabulary.add(term);
    return vocabulary;
  }

  get size(): number {
    return this.#terms.length;
  }

  get terms(): readonly string[] {
    return this.#terms;
  }

  /** The id of a term, given now if it has none yet. */
  add(term: string): number {
    let id = this.#idOf.get(term);
    if (id === undefined) {
      id = this.#terms.length;
      this.#idOf.set(term, id);
      this.#terms.push(term);
    }
    return id;
  }

  idOf(term: string): number | undefined {
    return this.#idOf.get(term);
  }

  term(id: number): string {
    return this.#terms[id]!;
  }
}
