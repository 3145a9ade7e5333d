/** Numbers of words by a hash of their keys, in three typed arrays. Strangers may share a place: the caller checks what it finds. */
export class KeyTable {
  readonly #starts: Uint32Array;
  readonly #words: Uint32Array;
  readonly #mask: number;

  /** @param entries Hash and word, one behind the other. */
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
  forEach(hash: number, visit: (word: number) => void): void {
    const place = hash & this.#mask;
    for (let i = this.#starts[place]!; i < this.#starts[place + 1]!; i++) visit(this.#words[i]!);
  }

  /** Bytes of the arrays. */
  get bytes(): number {
    return this.#starts.byteLength + this.#words.byteLength;
  }
}

/** FNV-1a over code units, mixed so that low bits depend on all of them. */
export function hashOfKey(key: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 0;
}
