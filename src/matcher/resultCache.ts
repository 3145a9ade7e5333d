/** Remembers the results of the last distinct questions; the one unused for longest goes first. */
export class ResultCache<T> {
  readonly #capacity: number;
  readonly #entries = new Map<string, T>();

  /** @param capacity How many results are kept; 0 keeps none. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get isOn(): boolean {
    return this.#capacity > 0;
  }

  getOrMake(key: string, make: () => T): T {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known;
    }
    const made = make();
    if (this.#capacity > 0) {
      if (this.#entries.size >= this.#capacity) this.#entries.delete(this.#entries.keys().next().value!);
      this.#entries.set(key, made);
    }
    return made;
  }

  clear(): void {
    this.#entries.clear();
  }
}
