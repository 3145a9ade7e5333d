import { isVowelPhone } from './phones.ts';

/**
 * Coarse keys: what is left of a word when only classes of consonants (`K T P S L M N`) and the places of vowels (`V`) count. Words that
 * sound alike share a key; which of the words with a key are meant is for the alignment to say.
 */
const CLASS: Readonly<Record<string, string>> = {
  ...{ g: 'K', k: 'K', K: 'K', d: 'T', t: 'T', T: 'T', b: 'P', p: 'P', P: 'P', f: 'P', v: 'P', s: 'S', j: 'S', c: 'S', S: 'S', z: 'S' },
  ...{ r: 'L', l: 'L', m: 'M', n: 'N', N: 'N', h: '', q: '', U: '', O: '' },
};

/** No word has more keys: past that the doubtful sounds keep their first reading. */
const MOST_KEYS_OF_LETTERS = 4;
const MOST_KEYS_OF_PHONES = 16;

/**
 * The keys of a word of another script: one, or more where a sound may stand for several or for none.
 *
 * @param phones As `phonesOf` gives them.
 */
export function keysOfPhones(phones: string): string[] {
  const keys = new Keys(MOST_KEYS_OF_PHONES);
  for (let i = 0; i < phones.length; i++) {
    const phone = phones[i]!;
    const next = phones[i + 1] ?? '';
    const before = phones[i - 1] ?? '';
    if (isVowelPhone(phone)) {
      // 벤치, 오렌지, 마시멜로: after ㅈ, ㅊ and ㅅ the vowel may be there for the script alone.
      const isMute = phone === 'i' && before !== '' && 'jcsS'.includes(before) && !isVowelPhone(next || 'k');
      if (isMute) keys.add('V', '');
      else keys.add('V');
    } else if (phone === 'r' && !isVowelPhone(next)) keys.add('L', '');
    // 튼, 클: a vowel that is hardly heard may be written in the other script.
    else if (phone === 'q') next !== '' && 'nlm'.includes(next) ? keys.add('', 'V') : keys.add('');
    else if (phone === 'U' || phone === 'O') keys.add('', 'V');
    // 휠타, 후라이: ㅎ before a rounded vowel for f.
    else if (phone === 'h' && (next === 'w' || next === 'u')) keys.add('', 'P');
    else if (phone === 'N' && (next === 'g' || next === 'k')) keys.add('N');
    else if ((phone === 'g' || phone === 'k') && before === 'N') keys.add('K', '');
    else if (phone === 'T' && next !== '' && 'sScj'.includes(next)) keys.add('T', '');
    // 셔츠: ts or t of a plural or shirt.
    else if (phone === 'c' && next === 'q' && i + 2 === phones.length) keys.add('S', 'T');
    else keys.add(CLASS[phone] ?? '');
  }
  return keys.list();
}

const VOWELS = 'aeiouyw';
const SOFTENERS = 'eiy';

/** The keys of a word or stem in plain Latin letters: one, or more where letters have several sounds (ch, th, g, final c). */
export function keysOfLetters(word: string): string[] {
  const keys = new Keys(MOST_KEYS_OF_LETTERS);
  const { length } = word;
  for (let i = 0; i < length; ) {
    const group = groupAt(word, i, length);
    keys.add(...group.sounds);
    i += group.length;
  }
  return keys.list();
}

interface Group {
  readonly length: number;
  /** Alternatives, each a row of classes. */
  readonly sounds: readonly [string, ...string[]];
}

const NOTHING: readonly [string] = [''];

/** Rows of letters whose sound is not that of their letters; the longest first. */
const GROUPS: readonly (readonly [letters: string, sound: string, ...others: string[]])[] = [
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
];

const AT_START: readonly (readonly [letters: string, sound: string, length: number])[] = [
  ['kn', 'N', 2],
  ['gn', 'N', 2],
  ['pn', 'N', 2],
  ['wr', 'L', 2],
  ['wh', 'V', 2],
  ['ps', 'S', 2],
  ['pt', 'T', 2],
  ['x', 'S', 1],
];

function groupAt(word: string, i: number, end: number): Group {
  if (i === 0) {
    for (const [letters, sound, length] of AT_START) if (word.startsWith(letters)) return { length, sounds: [sound] };
  }
  const letter = word[i]!;
  const next = word[i + 1] ?? '';
  const isLast = i + 1 >= end;
  for (const [letters, ...sounds] of GROUPS) {
    if (letters[0] === letter && word.startsWith(letters, i)) return { length: letters.length, sounds };
  }
  const soft = next !== '' && SOFTENERS.includes(next);
  switch (letter) {
    case 'c':
      if (next === 'c' && SOFTENERS.includes(word[i + 2] ?? '-')) return { length: 2, sounds: ['KS'] };
      // essenc, sauc: the e of the word is cut off from its stem.
      if (isLast) return { length: 1, sounds: ['K', 'S'] };
      return { length: 1, sounds: [soft ? 'S' : 'K'] };
    case 'g':
      if (next === 'h') return { length: 2, sounds: VOWELS.includes(word[i + 2] ?? '-') ? ['K'] : NOTHING };
      // sing, and spong, the stem of sponge.
      if (isLast && word[i - 1] === 'n') return { length: 1, sounds: ['', 'S'] };
      if (next === 'n' && i + 2 === end) return { length: 1, sounds: NOTHING };
      return { length: 1, sounds: soft || isLast ? ['K', 'S'] : ['K'] };
    case 's':
      if (next === 'c' && SOFTENERS.includes(word[i + 2] ?? '-')) return { length: 2, sounds: ['S'] };
      return { length: 1, sounds: ['S'] };
    case 't':
      return { length: 1, sounds: next === 'u' && word[i + 2] === 'r' ? ['S', 'T'] : ['T'] };
    case 'm':
      return { length: isLast || (next !== 'b' && next !== 'n') || i + 2 < end ? 1 : 2, sounds: ['M'] };
    case 'r': {
      // Heard only before a vowel: car is 카.
      const after = next === 'r' || next === 'h' ? (word[i + 2] ?? '') : next;
      const isHeard = after !== '' && VOWELS.includes(after) && !(after === 'e' && i + 2 === end && i > 1);
      return { length: next === 'r' ? 2 : 1, sounds: [isHeard ? 'L' : ''] };
    }
    case 'x':
      return { length: 1, sounds: ['KS'] };
    case 'e':
      // Mostly silent at the end; coffe is the stem of coffee.
      return { length: 1, sounds: isLast && i > 1 && !VOWELS.includes(word[i - 1]!) ? ['', 'V'] : ['V'] };
    case 'q':
      return { length: 1, sounds: ['K'] };
    case 'h':
      return { length: 1, sounds: NOTHING };
    default:
      return { length: 1, sounds: [VOWELS.includes(letter) ? 'V' : (CLASS[letter] ?? '')] };
  }
}

/** Grows keys side by side. Equal neighbours are one: vowels that touch, doubled consonants. */
class Keys {
  #keys: string[] = [''];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(first: string, ...others: string[]): void {
    const all = others.length > 0 && this.#keys.length * (others.length + 1) <= this.#most ? [first, ...others] : [first];
    this.#keys = all.length === 1 ? this.#keys.map((key) => append(key, first)) : this.#keys.flatMap((key) => all.map((sound) => append(key, sound)));
  }

  list(): string[] {
    return [...new Set(this.#keys)];
  }
}

function append(key: string, sound: string): string {
  return sound !== '' && key !== '' && key[key.length - 1] === sound[0] ? key + sound.slice(1) : key + sound;
}
