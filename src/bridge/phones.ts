import { Script, scriptTable } from '../text/script.ts';

/**
 * A word of Hangul, Katakana or Cyrillic as phones, one character each, the same alphabet for the three; undefined for other words.
 *
 * Consonants are `g k n d t r m b p s j c h S(sh) f v z`, at a syllable's end `K T P N l`; vowels `a e A(ㅓ) o u i`, glides `y w`; and
 * vowels that are written only because the script needs one: `q` (ㅡ), `U` (ス, ク) and `O` (ト). Tense consonants are plain ones.
 *
 * @example phonesOf('세럼') // 'serAm'
 * @example phonesOf('セラム') // 'seramU'
 */
export function phonesOf(word: string): string | undefined {
  switch (scriptTable()[word.charCodeAt(0)]) {
    case Script.hangul:
      return hangulPhones(word);
    case Script.katakana:
      return katakanaPhones(word);
    case Script.cyrillic:
      return cyrillicPhones(word);
    default:
      return undefined;
  }
}

/**
 * Phones of a vocabulary's word as the Latin letters that are nearest: several readings, for Katakana has one row for r and l, and vowels
 * that may be there for the script alone.
 */
export function lettersOfPhones(phones: string): string[] {
  const readings = new Set<string>();
  for (const weak of ['', 'u']) {
    let letters = '';
    for (let i = 0; i < phones.length; i++) {
      const phone = phones[i]!;
      letters += phone === 'U' ? weak : phone === 'O' ? (weak === '' ? '' : 'o') : (LETTERS[phone] ?? phone);
    }
    readings.add(letters).add(letters.replaceAll('r', 'l'));
  }
  return [...readings];
}

const LETTERS: Readonly<Record<string, string>> = { c: 'ch', S: 'sh', K: 'k', T: 't', P: 'p', N: 'ng', A: 'eo', q: '' };

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
// ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ
const ONSETS = 'g g n d d r m b b s s  j j c k t p h'.split(' ');
// ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅘ ㅙ ㅚ ㅛ ㅜ ㅝ ㅞ ㅟ ㅠ ㅡ ㅢ ㅣ
const VOWELS = 'a e ya ye A e yA ye o wa we we yo u wA we wi yu q i i'.split(' ');
// none ㄱ ㄲ ㄳ ㄴ ㄵ ㄶ ㄷ ㄹ ㄺ ㄻ ㄼ ㄽ ㄾ ㄿ ㅀ ㅁ ㅂ ㅄ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ
const CODAS = ' K K K n n n T l K m l l l P l m P P T T N T T K T P T'.split(' ');

function hangulPhones(word: string): string | undefined {
  let phones = '';
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (unit < FIRST_SYLLABLE || unit > LAST_SYLLABLE) return undefined;
    const syllable = unit - FIRST_SYLLABLE;
    let onset = ONSETS[Math.floor(syllable / 588)]!;
    let vowel = VOWELS[Math.floor((syllable % 588) / 28)]!;
    const before = phones[phones.length - 1];
    // ㄹㄹ, ㄴㄴ and ㅁㅁ are one sound.
    if (onset === 'r' && before === 'l') onset = '';
    else if ((onset === 'n' || onset === 'm') && before === onset) onset = '';
    // 션, 쉬: sh; 쥬, 쵸: the glide is not heard.
    const glided = vowel[0] === 'y' || vowel === 'wi';
    if (onset === 's' && glided) onset = 'S';
    if ((onset === 'S' && glided) || ((onset === 'j' || onset === 'c') && vowel[0] === 'y')) vowel = vowel.slice(1);
    phones += onset + vowel + CODAS[syllable % 28]!;
  }
  return phones;
}

const KANA_ROWS: Readonly<Record<string, string>> = {
  アイウエオ: 'a i u e o',
  カキクケコ: 'ka ki kU ke ko',
  ガギグゲゴ: 'ga gi gU ge go',
  サシスセソ: 'sa Si sU se so',
  ザジズゼゾ: 'za ji zU ze zo',
  タチツテト: 'ta ci cU te tO',
  ダヂヅデド: 'da ji zU de dO',
  ナニヌネノ: 'na ni nu ne no',
  ハヒフヘホ: 'ha hi fU he ho',
  バビブベボ: 'ba bi bU be bo',
  パピプペポ: 'pa pi pU pe po',
  マミムメモ: 'ma mi mU me mo',
  ヤユヨ: 'ya yu yo',
  ラリルレロ: 'ra ri rU re ro',
  ワヰヱヲンヴ: 'wa i e o n vU',
};

const SMALL: Readonly<Record<string, string>> = {
  ...{ ァ: 'a', ィ: 'i', ゥ: 'u', ェ: 'e', ォ: 'o', ャ: 'ya', ュ: 'yu', ョ: 'yo' },
};

let loadedKana: Map<string, string> | undefined;

function kana(): Map<string, string> {
  loadedKana ??= new Map(
    Object.entries(KANA_ROWS).flatMap(([row, sounds]) =>
      sounds.split(' ').map((sound, i) => [row[i]!, sound] as const),
    ),
  );
  return loadedKana;
}

function katakanaPhones(word: string): string | undefined {
  let phones = '';
  for (const sign of word) {
    const small = SMALL[sign];
    if (small !== undefined) {
      // ティ is ti, ファ fa, シャ Sa, ジュ ju: the small vowel stands for the one before.
      const soft = /[Sjc]i$/.test(phones);
      phones = phones.replace(/[aeiouUO]$/, '') + (soft ? small.replace('y', '') : small);
    } else if (sign === 'ー') {
      // Long, hence meant: ブルー is bru, not br.
      phones = phones.replace(/U$/, 'u').replace(/O$/, 'o');
    } else if (sign !== 'ッ' && sign !== '・') {
      const sound = kana().get(sign);
      if (sound === undefined) return undefined;
      phones += sound;
    }
  }
  return phones;
}

const CYRILLIC: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    ё: 'yo',
    є: 'e',
    ж: 'j',
    з: 'z',
    и: 'i',
    і: 'i',
    ї: 'i',
    й: 'i',
  },
  ...{
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ў: 'v',
    ф: 'f',
    х: 'h',
    ц: 'c',
    ч: 'c',
  },
  ...{ ш: 'S', щ: 'S', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};

function cyrillicPhones(word: string): string | undefined {
  let phones = '';
  for (let i = 0; i < word.length; i++) {
    const sound = CYRILLIC[word[i]!];
    if (sound === undefined) return undefined;
    // дд, лл: one sound.
    if (sound !== phones[phones.length - 1] || isVowelPhone(sound)) phones += sound;
  }
  return phones;
}

const VOWEL_PHONES = 'aeAouiyw';

/** Whether a phone is a full vowel or a glide. */
export function isVowelPhone(phone: string): boolean {
  return VOWEL_PHONES.includes(phone);
}
