/** A list of strings as two typed arrays: all UTF-8 bytes in a row, and where each string ends. */
export interface PackedStrings {
  bytes: Uint8Array;
  ends: Uint32Array;
}

export function packStrings(strings: readonly string[]): PackedStrings {
  let total = 0;
  for (const text of strings) total += Buffer.byteLength(text);
  if (total > 0xffffffff) throw new RangeError(`${total} bytes of names; an index holds 4 GiB at most`);
  const buffer = Buffer.allocUnsafeSlow(total);
  const ends = new Uint32Array(strings.length);
  let end = 0;
  for (let i = 0; i < strings.length; i++) {
    end += buffer.write(strings[i]!, end);
    ends[i] = end;
  }
  return { bytes: new Uint8Array(buffer.buffer, buffer.byteOffset, total), ends };
}

export function unpackStrings({ bytes, ends }: PackedStrings): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const strings = new Array<string>(ends.length);
  let start = 0;
  for (let i = 0; i < ends.length; i++) {
    strings[i] = buffer.toString('utf8', start, ends[i]!);
    start = ends[i]!;
  }
  return strings;
}
