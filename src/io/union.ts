/** Collects the items of lists, each once, in order of first appearance. */
export class Union {
  #first: readonly string[] | undefined;
  #all: Set<string> | undefined;

  add(items: readonly string[] | undefined): void {
    if (items === undefined || items.length === 0) return;
    if (this.#first === undefined) {
      this.#first = items;
      return;
    }
    this.#all ??= new Set(this.#first);
    for (const item of items) this.#all.add(item);
  }

  /** A new list; undefined if there is no item. */
  list(): string[] | undefined {
    return this.#first === undefined ? undefined : [...(this.#all ?? this.#first)];
  }
}

/** A copy without the properties that are undefined. */
export function withoutGaps<T extends object>(object: T): T {
  const copy = {} as T;
  for (const key in object) if (object[key] !== undefined) copy[key] = object[key];
  return copy;
}
