/** Keys that grow side by side, kept as hashes of their rows of classes. Equal neighbours are one: vowels that touch, doubled consonants. */
export class KeySet {
  readonly #hashes: Int32Array;
  /** The last class of each key. */
  readonly #lasts: Uint8Array;
  #count = 1;

  /** @param most No word has more keys: past that doubtful sounds keep their first reading. */
  constructor(most: number) {
    this.#hashes = new Int32Array(most);
    this.#lasts = new Uint8Array(most);
    this.clear();
  }

  clear(): void {
    this.#count = 1;
    this.#hashes[0] = HASH_START;
    this.#lasts[0] = 0;
  }

  /** @param sounds Alternatives, each a row of classes. */
  add(sounds: readonly string[]): void {
    const before = this.#count;
    const uses = before * sounds.length <= this.#hashes.length ? sounds.length : 1;
    for (let n = uses - 1; n >= 0; n--) {
      for (let i = 0; i < before; i++) this.#append(i, n * before + i, sounds[n]!);
    }
    this.#count = before * uses;
  }

  /** The keys, some perhaps twice. */
  list(): number[] {
    const keys: number[] = [];
    for (let i = 0; i < this.#count; i++) {
      const value = Math.imul(this.#hashes[i]! ^ (this.#hashes[i]! >>> 15), 0x2c1b3c6d);
      keys.push((value ^ (value >>> 13)) >>> 0);
    }
    return keys;
  }

  #append(from: number, to: number, sound: string): void {
    let hash = this.#hashes[from]!;
    let last = this.#lasts[from]!;
    for (let i = 0; i < sound.length; i++) {
      const unit = sound.charCodeAt(i);
      if (i === 0 && unit === last) continue;
      hash = Math.imul(hash ^ unit, 0x01000193);
      last = unit;
    }
    this.#hashes[to] = hash;
    this.#lasts[to] = last;
  }
}

const HASH_START = 0x811c9dc5 | 0;
