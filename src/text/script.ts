/**
 * Classes of characters, decided by own ranges of code points and not by `\p{...}`, whose answer changes with the Unicode
 * version of each Node. Everything that is not listed separates words, surrogates (hence emoji) included; so only characters
 * that have been assigned for long ever reach `normalize` and `toLowerCase`, which are stable for those.
 */
export const Script = {
  separator: 0,
  space: 1,
  /** Zero-width characters: inside a word, and worth nothing. */
  ignorable: 2,
  /** Combining marks: part of the character before. */
  mark: 3,
  digit: 4,
  latin: 5,
  /** Apostrophes; they hold Latin words together and separate all others. */
  apostrophe: 6,
  hangul: 7,
  han: 8,
  hiragana: 9,
  katakana: 10,
  /** Thai, Lao, Khmer and Burmese: written without spaces. */
  southeastAsian: 11,
  cyrillic: 12,
  greek: 13,
  arabic: 14,
  hebrew: 15,
  /** Devanagari and the other scripts of India, Armenian, Georgian, Ethiopic: words by spaces. */
  other: 16,
} as const;

export type Script = (typeof Script)[keyof typeof Script];

/** Script class of every UTF-16 code unit: `scriptTable()['가'.charCodeAt(0)] === Script.hangul`. */
export function scriptTable(): Uint8Array {
  table ??= buildTable();
  return table;
}

let table: Uint8Array | undefined;

function buildTable(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (const [script, ranges] of RANGES) {
    for (const [first, last] of ranges) classes.fill(script, first, last + 1);
  }
  return classes;
}

type Range = readonly [first: number, last: number];

/** Later lines win over earlier ones. */
const RANGES: readonly (readonly [Script, readonly Range[]])[] = [
  // A line break is no space: two lines of a cell are two items, and no Korean word runs over both.
  [
    Script.space,
    [
      [0x09, 0x09],
      [0x20, 0x20],
      [0xa0, 0xa0],
      [0x2000, 0x200a],
      [0x202f, 0x202f],
      [0x205f, 0x205f],
      [0x3000, 0x3000],
    ],
  ],
  [
    Script.ignorable,
    [
      [0xad, 0xad],
      [0x200b, 0x200f],
      [0x202a, 0x202e],
      [0x2060, 0x2064],
      [0xfeff, 0xfeff],
      [0xfe00, 0xfe0f],
    ],
  ],
  [
    Script.mark,
    [
      [0x300, 0x36f],
      [0x3099, 0x309a],
    ],
  ],
  [
    Script.latin,
    [
      [0x41, 0x5a],
      [0x61, 0x7a],
      [0xc0, 0xd6],
      [0xd8, 0xf6],
      [0xf8, 0x24f],
      [0x259, 0x259],
      [0x1e00, 0x1eff],
      [0x212a, 0x212b],
      [0x3371, 0x3376],
      [0x3380, 0x33df],
      [0xfb00, 0xfb06],
      [0xff21, 0xff3a],
      [0xff41, 0xff5a],
    ],
  ],
  [
    Script.apostrophe,
    [
      [0x27, 0x27],
      [0x60, 0x60],
      [0x2bc, 0x2bc],
      [0x2018, 0x2019],
      [0x2032, 0x2032],
      [0xff07, 0xff07],
    ],
  ],
  [
    Script.greek,
    [
      [0x370, 0x373],
      [0x376, 0x377],
      [0x37b, 0x37d],
      [0x386, 0x386],
      [0x388, 0x3ff],
      [0x1f00, 0x1fbc],
      [0x1fbe, 0x1fbe],
      [0x1fc2, 0x1fcc],
      [0x1fd0, 0x1fdb],
      [0x1fe0, 0x1fec],
      [0x1ff2, 0x1ffc],
      [0x2126, 0x2126],
    ],
  ],
  [
    Script.cyrillic,
    [
      [0x400, 0x481],
      [0x48a, 0x52f],
    ],
  ],
  [
    Script.hebrew,
    [
      [0x591, 0x5bd],
      [0x5bf, 0x5bf],
      [0x5c1, 0x5c2],
      [0x5c4, 0x5c5],
      [0x5c7, 0x5c7],
      [0x5d0, 0x5ea],
      [0xfb1d, 0xfb28],
      [0xfb2a, 0xfb36],
      [0xfb38, 0xfb4f],
    ],
  ],
  [
    Script.arabic,
    [
      [0x620, 0x65f],
      [0x670, 0x6d3],
      [0x6d5, 0x6d5],
      [0x6ee, 0x6ef],
      [0x6fa, 0x6fc],
      [0xfb50, 0xfbb1],
      [0xfbd3, 0xfbff],
      [0xfe70, 0xfefc],
    ],
  ],
  [
    Script.other,
    [
      [0x531, 0x556],
      [0x561, 0x587],
      [0x900, 0xdff],
      [0x10a0, 0x10c5],
      [0x10d0, 0x10fa],
      [0x1200, 0x135a],
      [0xfb13, 0xfb17],
    ],
  ],
  [
    Script.southeastAsian,
    [
      [0xe01, 0xe3a],
      [0xe40, 0xe4e],
      [0xe81, 0xecd],
      [0xedc, 0xedd],
      [0x1000, 0x103f],
      [0x1050, 0x108f],
      [0x1780, 0x17d3],
      [0x17dc, 0x17dd],
    ],
  ],
  // Modern syllables, and the modern letters that decompose them (NFD); single ㅋㅋ and the old letters separate.
  [
    Script.hangul,
    [
      [0xac00, 0xd7a3],
      [0x1100, 0x1112],
      [0x1161, 0x1175],
      [0x11a8, 0x11c2],
    ],
  ],
  [
    Script.han,
    [
      [0x2f00, 0x2fd5],
      [0x3005, 0x3005],
      [0x3007, 0x3007],
      [0x3400, 0x4dbf],
      [0x4e00, 0x9fff],
      [0xf900, 0xfa6b],
      [0xfa70, 0xface],
    ],
  ],
  [
    Script.hiragana,
    [
      [0x3041, 0x3096],
      [0x309d, 0x309e],
    ],
  ],
  [
    Script.katakana,
    [
      [0x30a1, 0x30fa],
      [0x30fc, 0x30fe],
      [0x31f0, 0x31ff],
      [0xff66, 0xff9f],
    ],
  ],
  // ASCII, superscripts, Arabic-Indic, Devanagari to Malayalam, Thai, Lao, Burmese, Khmer, subscripts, full width.
  [
    Script.digit,
    [
      [0x30, 0x39],
      [0xb2, 0xb3],
      [0xb9, 0xb9],
      [0x660, 0x669],
      [0x6f0, 0x6f9],
      [0x966, 0x96f],
      [0x9e6, 0x9ef],
      [0xa66, 0xa6f],
      [0xae6, 0xaef],
      [0xb66, 0xb6f],
      [0xbe6, 0xbef],
      [0xc66, 0xc6f],
      [0xce6, 0xcef],
      [0xd66, 0xd6f],
      [0xe50, 0xe59],
      [0xed0, 0xed9],
      [0x1040, 0x1049],
      [0x17e0, 0x17e9],
      [0x2070, 0x2070],
      [0x2074, 0x2079],
      [0x2080, 0x2089],
      [0xff10, 0xff19],
    ],
  ],
  // Danda and the like end sentences; × and ÷ stand between the letters of Latin-1.
  [
    Script.separator,
    [
      [0xd7, 0xd7],
      [0xf7, 0xf7],
      [0x964, 0x965],
      [0x970, 0x970],
      [0x66a, 0x66d],
      [0x6d4, 0x6d4],
      [0xdf4, 0xdf4],
    ],
  ],
];
