/** Numbers of words by their keys, which are hashes, in three typed arrays. Strangers may share a place: the caller checks what it finds. */
export class KeyTable {
  readonly #starts: Uint32Array;
  readonly #words: Uint32Array;
  readonly #mask: number;

  /** @param entries Key and word, one behind the other. */
  constructor(entries: Uint32Array) {
    const count = entries.length / 2;
    const places = 2 ** Math.ceil(Math.log2(Math.max(16, count)));
    this.#mask = places - 1;
    this.#starts = new Uint32Array(places + 1);
    for (let i = 0; i < entries.length; i += 2) this.#starts[(entries[i]! & this.#mask) + 1]!++;
    for (let place = 0; place < places; place++) this.#starts[place + 1]! += this.#starts[place]!;
    const next = this.#starts.slice();
    this.#words = new Uint32Array(count);
    for (let i = 0; i < entries.length; i += 2) this.#words[next[entries[i]! & this.#mask]!++] = entries[i + 1]!;
  }

  /** Calls for each word that may have the key. */
  forEach(key: number, visit: (word: number) => void): void {
    const place = key & this.#mask;
    for (let i = this.#starts[place]!; i < this.#starts[place + 1]!; i++) visit(this.#words[i]!);
  }

  /** Bytes of the arrays. */
  get bytes(): number {
    return this.#starts.byteLength + this.#words.byteLength;
  }
}
