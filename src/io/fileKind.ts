import { InputError } from '../errors.ts';

interface Kind {
  /** Bytes the file starts with, one character per byte. */
  magic: string;
  found: string;
  mend: string;
}

const EXCEL_MEND = 'In Excel choose File > Save As > "CSV UTF-8 (comma delimited)" and give that file.';
const EXPORT_MEND = 'Export the table as CSV and give that file.';
const UNPACK_MEND = 'Unpack it first and give the CSV file inside.';

const KINDS: readonly Kind[] = [
  { magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', found: 'an Excel 97-2003 workbook (.xls)', mend: EXCEL_MEND },
  { magic: '%PDF', found: 'a PDF document', mend: EXPORT_MEND },
  { magic: '\x1f\x8b', found: 'a gzip archive', mend: UNPACK_MEND },
  { magic: '7z\xbc\xaf\x27\x1c', found: 'a 7-Zip archive', mend: UNPACK_MEND },
  { magic: 'Rar!', found: 'a RAR archive', mend: UNPACK_MEND },
  { magic: 'PAR1', found: 'a Parquet file', mend: EXPORT_MEND },
  { magic: 'SQLite format 3\0', found: 'a SQLite database', mend: EXPORT_MEND },
  { magic: '\x89PNG', found: 'a PNG image', mend: EXPORT_MEND },
  { magic: '\xff\xd8\xff', found: 'a JPEG image', mend: EXPORT_MEND },
  { magic: 'GIF8', found: 'a GIF image', mend: EXPORT_MEND },
  { magic: '\xff\xfe\0\0', found: 'UTF-32 text', mend: 'Save it as UTF-8.' },
  { magic: '\0\0\xfe\xff', found: 'UTF-32 text', mend: 'Save it as UTF-8.' },
];

const ZIP = 'PK\x03\x04';
/** Portals often hand out such a page under the name `.xls`. */
const MARKUP = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|meta|table|\?xml|\?mso)/i;

/** Throws, with the mend, when the first bytes of a file show that it is not text. */
export function checkIsText(head: Uint8Array, file: string): void {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1');
  const kind = kindOf(start, file);
  if (kind !== undefined) throw new InputError(`this is ${kind.found}, not CSV text. ${kind.mend}`, { file });
}

function kindOf(start: string, file: string): Pick<Kind, 'found' | 'mend'> | undefined {
  if (start.startsWith(ZIP)) {
    return start.includes('xl/') || start.includes('[Content_Types].xml') || /\.xls[xmb]$/i.test(file)
      ? { found: 'an Excel workbook (.xlsx)', mend: EXCEL_MEND }
      : { found: 'a zip archive', mend: UNPACK_MEND };
  }
  const known = KINDS.find(({ magic }) => start.startsWith(magic));
  if (known !== undefined) return known;
  if (MARKUP.test(start)) return { found: 'an HTML or XML page', mend: EXCEL_MEND };
  return looksBinary(start) ? { found: 'a binary file', mend: EXPORT_MEND } : undefined;
}

/**
 * Control characters that no text has, beyond 1 in 50 bytes. NULs are left out when they lie as in UTF-16 text, see
 * {@link utf16ByNuls}; a byte order mark says so outright.
 */
function looksBinary(start: string): boolean {
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')) return false;
  const utf16 = utf16ByNuls(Buffer.from(start, 'latin1')) !== undefined;
  let controls = 0;
  for (let i = 0; i < start.length; i++) {
    const byte = start.charCodeAt(i);
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) {
      if (byte !== 0 || !utf16) controls++;
    }
  }
  // A UTF-16 Hangul syllable may hold any byte, so only NULs count against text there.
  return !utf16 && controls * 50 > start.length;
}

/**
 * UTF-16 without a byte order mark, told by where its NULs lie: ASCII characters (digits, delimiters, line ends) have one
 * as their high byte. At least 1 pair in 20 must have it there, and at most half as many elsewhere (가 is U+AC00).
 */
export function utf16ByNuls(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let even = 0;
  let odd = 0;
  const length = Math.min(head.length, 4096);
  for (let i = 0; i < length; i++) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (Math.max(even, odd) * 40 < length || length < 4) return undefined;
  if (odd > 2 * even) return 'utf-16le';
  return even > 2 * odd ? 'utf-16be' : undefined;
}
