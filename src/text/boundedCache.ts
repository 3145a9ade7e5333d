/**
 * A map of bounded size that forgets what was not asked for lately. Entries live in two generations: when the young one is
 * full it becomes the old one, and the old one goes. An entry that is found in the old one is young again. Nearly as good
 * as least-recently-used and as fast as a plain map.
 */
export class BoundedCache<Value> {
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();
  readonly #generation: number;

  /** @param limit How many entries it holds at most. */
  constructor(limit: number) {
    this.#generation = Math.max(1, limit >> 1);
  }

  get(key: string): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: Value): Value {
    if (this.#young.size >= this.#generation) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
    return value;
  }
}
