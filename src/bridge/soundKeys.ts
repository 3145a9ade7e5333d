import { KeySet } from './keySet.ts';
import { isVowelPhone } from './phones.ts';

/**
 * Coarse keys: what is left of a word when only classes of consonants (`K T P S L M N`) and the places of vowels (`V`) count. Words that
 * sound alike share a key; which of the words with a key are meant is for the alignment to say.
 */
const CLASS: Readonly<Record<string, string>> = {
  ...{
    g: 'K',
    k: 'K',
    K: 'K',
    d: 'T',
    t: 'T',
    T: 'T',
    b: 'P',
    p: 'P',
    P: 'P',
    f: 'P',
    v: 'P',
    s: 'S',
    j: 'S',
    c: 'S',
    S: 'S',
    z: 'S',
  },
  ...{ r: 'L', l: 'L', m: 'M', n: 'N', N: 'N', h: '', q: '', U: '', O: '' },
};

const MOST_KEYS_OF_LETTERS = 4;
const MOST_KEYS_OF_PHONES = 16;

const ofPhones = new KeySet(MOST_KEYS_OF_PHONES);
const ofLetters = new KeySet(MOST_KEYS_OF_LETTERS);

/**
 * The keys of a word of another script, as hashes: one, or more where a sound may stand for several or for none.
 *
 * @param phones As `phonesOf` gives them.
 */
export function keysOfPhones(phones: string): number[] {
  ofPhones.clear();
  for (let i = 0; i < phones.length; i++) ofPhones.add(soundsOfPhone(phones, i));
  return ofPhones.list();
}

function soundsOfPhone(phones: string, i: number): readonly string[] {
  const phone = phones[i]!;
  const next = phones[i + 1] ?? '-';
  const before = phones[i - 1] ?? '-';
  if (isVowelPhone(phone)) {
    // 벤치, 오렌지, 마시멜로: after ㅈ, ㅊ and ㅅ the vowel may be there for the script alone.
    return phone === 'i' && 'jcsS'.includes(before) && !isVowelPhone(next) ? ['V', ''] : ['V'];
  }
  if (phone === 'r' && !isVowelPhone(next)) return ['L', ''];
  // 튼, 클: a vowel that is hardly heard may be written in the other script.
  if (phone === 'q' && 'nlm'.includes(next)) return ['', 'V'];
  if (phone === 'U' || phone === 'O') return ['', 'V'];
  // 휠타, 후라이: ㅎ before a rounded vowel for f.
  if (phone === 'h' && (next === 'w' || next === 'u')) return ['', 'P'];
  // 행거: hanger.
  if ((phone === 'g' || phone === 'k') && before === 'N') return ['K', ''];
  if (phone === 'T' && 'sScj'.includes(next)) return ['T', ''];
  // 셔츠: ts, or the t of shirt.
  if (phone === 'c' && next === 'q' && i + 2 === phones.length) return ['S', 'T'];
  return [CLASS[phone] ?? ''];
}

const VOWELS = 'aeiouyw';
const SOFTENERS = 'eiy';

/** The keys of a word or stem in plain Latin letters: one, or more where letters have several sounds (ch, th, g, final c). */
export function keysOfLetters(word: string): number[] {
  ofLetters.clear();
  for (let i = 0; i < word.length; ) {
    const { length, sounds } = groupAt(word, i);
    ofLetters.add(sounds);
    i += length;
  }
  return ofLetters.list();
}

interface Group {
  readonly length: number;
  /** Alternatives, each a row of classes. */
  readonly sounds: readonly string[];
}

/** Made once: a million words are read letter by letter. */
function group(length: number, ...sounds: string[]): Group {
  return { length, sounds };
}

/** Rows of letters whose sound is not that of their letters, the longest first, by their first letter. */
const GROUPS = byFirstLetter([
  ['tsch', 'S'],
  ['tch', 'S'],
  ['sch', 'S', 'SK'],
  ['tio', 'SV'],
  ['sio', 'SV'],
  ['cqu', 'KV'],
  ['dg', 'S'],
  ['dj', 'S'],
  ['tz', 'S'],
  ['ch', 'S', 'K'],
  ['sh', 'S'],
  ['ph', 'P'],
  ['th', 'T', 'S'],
  ['ck', 'K'],
  ['qu', 'KV'],
  ['cc', 'K'],
  ...[...'bdfjklnpqstvz'].map((letter) => [letter, CLASS[letter] ?? 'K'] as const),
  ...[...'aiouyw'].map((letter) => [letter, 'V'] as const),
]);

const AT_START = byFirstLetter([
  ['kn', 'N'],
  ['gn', 'N'],
  ['pn', 'N'],
  ['wr', 'L'],
  ['wh', 'V'],
  ['ps', 'S'],
  ['pt', 'T'],
  ['x', 'S'],
]);

const ONE = {
  K: group(1, 'K'),
  S: group(1, 'S'),
  M: group(1, 'M'),
  L: group(1, 'L'),
  V: group(1, 'V'),
  none: group(1, ''),
};
const TWO = {
  K: group(2, 'K'),
  S: group(2, 'S'),
  M: group(2, 'M'),
  L: group(2, 'L'),
  KS: group(2, 'KS'),
  none: group(2, ''),
};
const HARD_OR_SOFT = group(1, 'K', 'S');
const SILENT_OR_SOFT = group(1, '', 'S');
const SOFT_T = group(1, 'S', 'T');
const SILENT_E = group(1, '', 'V');
const X = group(1, 'KS');

function groupAt(word: string, i: number): Group {
  const code = word.charCodeAt(i) - FIRST_LETTER;
  const next = word[i + 1] ?? '-';
  const isLast = i + 1 === word.length;
  if (i === 0) for (const row of AT_START[code]!) if (word.startsWith(row.letters)) return row.group;
  switch (word[i]) {
    case 'c':
      if (next === 'c' && SOFTENERS.includes(word[i + 2] ?? '-')) return TWO.KS;
      // essenc, sauc: the e of the word is cut off from its stem.
      if (isLast) return HARD_OR_SOFT;
      if (SOFTENERS.includes(next)) return ONE.S;
      return groupOf(word, i, code) ?? ONE.K;
    case 'e':
      // Mostly silent at the end; coffe is the stem of coffee.
      return isLast && i > 1 && !VOWELS.includes(word[i - 1]!) ? SILENT_E : ONE.V;
    case 'g':
      if (next === 'h') return VOWELS.includes(word[i + 2] ?? '-') ? TWO.K : TWO.none;
      // sing, and spong, the stem of sponge.
      if (isLast && word[i - 1] === 'n') return SILENT_OR_SOFT;
      // nurungj: ng is one sound before a consonant other than l and r (angle).
      if (word[i - 1] === 'n' && !isLast && !VOWELS.includes(next) && next !== 'l' && next !== 'r') return ONE.none;
      if (next === 'n' && i + 2 === word.length) return ONE.none;
      return SOFTENERS.includes(next) || isLast ? HARD_OR_SOFT : ONE.K;
    case 'h':
      return ONE.none;
    case 'm':
      return (next === 'b' || next === 'n') && i + 2 === word.length ? TWO.M : ONE.M;
    case 'r':
      return soundOfR(word, i, next);
    case 's':
      if (next === 'c' && SOFTENERS.includes(word[i + 2] ?? '-')) return TWO.S;
      return groupOf(word, i, code) ?? ONE.S;
    case 't':
      return next === 'u' && word[i + 2] === 'r' ? SOFT_T : (groupOf(word, i, code) ?? ONE.none);
    case 'x':
      return X;
    default:
      return groupOf(word, i, code) ?? ONE.none;
  }
}

/** Heard only before a vowel: car is 카. */
function soundOfR(word: string, i: number, next: string): Group {
  const length = next === 'r' ? 2 : 1;
  const after = next === 'r' || next === 'h' ? (word[i + 2] ?? '-') : next;
  const isFinalE = after === 'e' && i + 2 === word.length && i > 1;
  const isHeard = VOWELS.includes(after) && !isFinalE;
  if (length === 1) return isHeard ? ONE.L : ONE.none;
  return isHeard ? TWO.L : TWO.none;
}

function groupOf(word: string, i: number, code: number): Group | undefined {
  for (const row of GROUPS[code]!) if (word.startsWith(row.letters, i)) return row.group;
  return undefined;
}

const FIRST_LETTER = 97;

function byFirstLetter(rows: readonly (readonly [letters: string, ...sounds: string[]])[]) {
  const table: { letters: string; group: Group }[][] = Array.from({ length: 26 }, () => []);
  for (const [letters, ...sounds] of rows) {
    table[letters.charCodeAt(0) - 97]!.push({ letters, group: group(letters.length, ...sounds) });
  }
  return table;
}
