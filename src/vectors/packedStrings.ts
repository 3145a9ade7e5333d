/** The typed arrays of {@link PackedStrings}, as they stand in a file. */
export interface PackedStringArrays {
  bytes: Uint8Array;
  /** Where each string ends in `bytes`, doubled; odd if the string has two bytes a code unit. */
  ends: Uint32Array;
}

const MOST_BYTES = 0x7fffffff;

/**
 * Many strings in two typed arrays, decoded only when asked for: one byte a code unit where that is enough (Latin-1),
 * otherwise two (UTF-16), so that every string comes back as it was, unpaired surrogates included.
 */
export class PackedStrings {
  readonly arrays: PackedStringArrays;
  readonly #buffer: Buffer;

  constructor(arrays: PackedStringArrays) {
    this.arrays = arrays;
    const { buffer, byteOffset, byteLength } = arrays.bytes;
    this.#buffer = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
  }

  static pack(count: number, textOf: (i: number) => string): PackedStrings {
    let bytes = Buffer.allocUnsafeSlow(Math.max(64, count * 8));
    const ends = new Uint32Array(count);
    let end = 0;
    for (let i = 0; i < count; i++) {
      const text = textOf(i);
      const needed = end + text.length * 2;
      if (needed > MOST_BYTES) throw new RangeError('more than 2 GiB of names or words; an index cannot hold them');
      if (needed > bytes.length) bytes = Buffer.concat([bytes], Math.min(MOST_BYTES, needed * 2));
      const isWide = hasWideUnit(text);
      end += bytes.write(text, end, isWide ? 'utf16le' : 'latin1');
      ends[i] = end * 2 + (isWide ? 1 : 0);
    }
    return new PackedStrings({ bytes: new Uint8Array(bytes.subarray(0, end)), ends });
  }

  get count(): number {
    return this.arrays.ends.length;
  }

  at(i: number): string {
    const { ends } = this.arrays;
    const start = i === 0 ? 0 : ends[i - 1]! >>> 1;
    const end = ends[i]!;
    return this.#buffer.toString((end & 1) === 1 ? 'utf16le' : 'latin1', start, end >>> 1);
  }

  /** Whether string i is this text, without decoding it. */
  equals(i: number, text: string): boolean {
    const { bytes, ends } = this.arrays;
    const start = i === 0 ? 0 : ends[i - 1]! >>> 1;
    const end = ends[i]!;
    const width = 1 + (end & 1);
    if ((end >>> 1) - start !== text.length * width) return false;
    for (let j = 0, at = start; j < text.length; j++, at += width) {
      const unit = width === 1 ? bytes[at]! : bytes[at]! | (bytes[at + 1]! << 8);
      if (unit !== text.charCodeAt(j)) return false;
    }
    return true;
  }
}

function hasWideUnit(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return true;
  return false;
}
