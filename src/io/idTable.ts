/** Hash of an id, 32 bits. */
export type HashId = (id: string) => number;

/** FNV-1a over UTF-16 code units, with a final mix for the table's low bits. */
export function hashId(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** A set of 32-bit hashes with open addressing: 8 to 16 bytes each, whatever the length of the ids. */
export class HashSet32 {
  #slots = new Uint32Array(1024);
  #size = 0;

  /** Adds a hash; false if it was there. 0 marks a free slot, so it shares the slot of 1. */
  add(hash: number): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    if (!insert(this.#slots, hash >>> 0 || 1)) return false;
    this.#size++;
    return true;
  }

  #grow(): void {
    const grown = new Uint32Array(this.#slots.length * 2);
    for (const hash of this.#slots) if (hash !== 0) insert(grown, hash);
    this.#slots = grown;
  }
}

function insert(slots: Uint32Array, hash: number): boolean {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const found = slots[slot]!;
    if (found === hash) return false;
    if (found === 0) {
      slots[slot] = hash;
      return true;
    }
  }
}
