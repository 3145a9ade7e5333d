import iconv from 'iconv-lite';

/**
 * Whether bytes beyond ASCII are UTF-8 (else CP949). `whole` says that the text ends with these bytes; else a character
 * cut by their end is no fault.
 *
 * Valid UTF-8 is UTF-8. With faults it still is if CP949 has no fewer, or if well-formed characters outnumber the faults:
 * in CP949 text about one pair in ten passes for UTF-8 by chance, while one damaged byte leaves the rest of a file well
 * formed (and two UTF-8 bytes of an accented letter happen to be a valid CP949 pair, so validity alone would mislead).
 */
export function looksUtf8(bytes: Buffer, whole: boolean): boolean {
  const utf8 = countUtf8(bytes, whole);
  if (utf8.faults === 0) return true;
  return utf8.characters > 4 * utf8.faults || cp949Faults(bytes, whole) >= utf8.faults;
}

/** How many bytes at the end begin a UTF-8 character that is not complete (0 to 3). */
export function incompleteUtf8Tail(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0x80 && byte < 0xc0) continue;
    return byte >= 0xc2 && byte < 0xf5 && utf8Length(byte) > back ? back : 0;
  }
  return 0;
}

function utf8Length(lead: number): 2 | 3 | 4 {
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** Well-formed characters beyond ASCII, and bytes or cut sequences that are none. */
function countUtf8(bytes: Buffer, whole: boolean): { characters: number; faults: number } {
  const end = whole ? bytes.length : bytes.length - incompleteUtf8Tail(bytes);
  let characters = 0;
  let faults = 0;
  for (let i = 0; i < end; ) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = lead >= 0xc2 && lead < 0xf5 ? wellFormedLength(bytes, i, end, lead) : 0;
    if (length === 0) faults++;
    else characters++;
    i += length || 1;
  }
  return { characters, faults };
}

/** Length of the well-formed character that starts at `i`, or 0. The second byte is limited for some leads (RFC 3629). */
function wellFormedLength(bytes: Buffer, i: number, end: number, lead: number): number {
  const length = utf8Length(lead);
  if (i + length > end) return 0;
  const second = bytes[i + 1]!;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let k = i + 2; k < i + length; k++) if (bytes[k]! >> 6 !== 2) return 0;
  return length;
}

function cp949Faults(bytes: Buffer, whole: boolean): number {
  const decoder = iconv.getDecoder('cp949');
  const text = decoder.write(bytes) + (whole ? (decoder.end() ?? '') : '');
  let faults = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) faults++;
  return faults;
}
