import { StringTable } from './stringTable.ts';

/** Two-way table between term strings and dense term ids: a frozen part, and terms added since in order of first sight. */
export class Vocabulary {
  readonly frozen: StringTable;
  readonly #addedIdOf = new Map<string, number>();
  readonly #added: string[] = [];

  constructor(frozen: StringTable = StringTable.build(0, () => '')) {
    this.frozen = frozen;
  }

  get size(): number {
    return this.frozen.count + this.#added.length;
  }

  /** The id of a term, given now if it has none yet. */
  add(term: string): number {
    const known = this.idOf(term);
    if (known !== undefined) return known;
    const id = this.size;
    this.#addedIdOf.set(term, id);
    this.#added.push(term);
    return id;
  }

  idOf(term: string): number | undefined {
    const added = this.#addedIdOf.get(term);
    if (added !== undefined) return added;
    const id = this.frozen.find(term);
    return id < 0 ? undefined : id;
  }

  term(id: number): string {
    return id < this.frozen.count ? this.frozen.at(id) : this.#added[id - this.frozen.count]!;
  }
}
