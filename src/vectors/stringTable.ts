import { type PackedStringArrays, PackedStrings } from './packedStrings.ts';

/** The typed arrays of a {@link StringTable}, as they stand in a file. */
export interface StringTableArrays extends PackedStringArrays {
  /** Open addressing by hash: number + 1 of the string in each slot, 0 for none. At most half full. */
  slots: Uint32Array;
}

/** Distinct strings, numbered from 0, found by number and by text without decoding the others. Never changes. */
export class StringTable {
  readonly #strings: PackedStrings;
  readonly #slots: Uint32Array;

  constructor({ slots, ...strings }: StringTableArrays) {
    this.#strings = new PackedStrings(strings);
    this.#slots = slots;
  }

  /** @param textOf The distinct strings by number, 0 .. count - 1. */
  static build(count: number, textOf: (i: number) => string): StringTable {
    const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(1, count) * 2)));
    const mask = slots.length - 1;
    const strings = PackedStrings.pack(count, (i) => {
      const text = textOf(i);
      let slot = hash(text) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = i + 1;
      return text;
    });
    return new StringTable({ ...strings.arrays, slots });
  }

  get arrays(): StringTableArrays {
    return { ...this.#strings.arrays, slots: this.#slots };
  }

  get count(): number {
    return this.#strings.count;
  }

  at(i: number): string {
    return this.#strings.at(i);
  }

  /** The number of a string, -1 if it is not there. */
  find(text: string): number {
    const mask = this.#slots.length - 1;
    // Ends, for at least half of the slots are empty.
    for (let slot = hash(text) & mask; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const number = this.#slots[slot]! - 1;
      if (this.#strings.equals(number, text)) return number;
    }
    return -1;
  }
}

/** FNV-1a over code units, with a last mix so that low bits depend on all of them. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 15;
  return Math.imul(value, 0x2c1b3c6d) >>> 0;
}
