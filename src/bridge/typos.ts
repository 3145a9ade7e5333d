/** Jamo that are taken for each other: they sound alike or differ by one stroke. Positions in the tables of Unicode. */
const ALIKE = {
  // ㄱㄲㅋ ㄷㄸㅌ ㅂㅃㅍ ㅅㅆ ㅈㅉㅊ
  onsets: [
    [0, 1, 15],
    [3, 4, 16],
    [7, 8, 17],
    [9, 10],
    [12, 13, 14],
  ],
  // ㅐㅔ ㅒㅖ ㅙㅚㅞ ㅏㅓㅐ ㅓㅗ ㅗㅜ ㅡㅜ ㅢㅣ ㅟㅣ ㅑㅏ ㅛㅗ ㅠㅜ ㅕㅓ
  vowels: [
    [1, 5],
    [3, 7],
    [10, 11, 15],
    [0, 4],
    [0, 1],
    [4, 8],
    [8, 13],
    [13, 18],
    [19, 20],
    [16, 20],
    [0, 2],
    [8, 12],
    [13, 17],
    [4, 6],
  ],
  // none and ㅅ; ㄱㄲㅋ; ㄷㅅㅆㅈㅊㅌㅎ; ㅂㅍ; ㄴㅇ; ㄹ and none
  codas: [
    [0, 19],
    [1, 2, 24],
    [7, 19, 20, 22, 23, 25, 27],
    [17, 26],
    [4, 21],
    [0, 8],
  ],
} as const;

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const ONSETS = 19;
const VOWELS = 21;
const CODAS = 28;

/** Shorter words have too many neighbours that mean something else. */
export const LEAST_SYLLABLES_OF_TYPO = 4;

/**
 * The known word that differs from this one in a single jamo, if there is exactly one; one with a jamo that is taken for the other goes
 * before the rest, which are for words of five syllables or more. Undefined for words of less than four.
 *
 * @example nearestByJamo('액세소리', (word) => word === '액세서리') // '액세서리'
 */
export function nearestByJamo(word: string, isKnown: (word: string) => boolean): string | undefined {
  if (word.length < LEAST_SYLLABLES_OF_TYPO) return undefined;
  const alike: string[] = [];
  const others: string[] = [];
  for (let i = 0; i < word.length; i++) {
    const number = word.charCodeAt(i) - FIRST_SYLLABLE;
    if (number < 0 || number > LAST_SYLLABLE - FIRST_SYLLABLE) return undefined;
    const jamo = [Math.floor(number / (VOWELS * CODAS)), Math.floor(number / CODAS) % VOWELS, number % CODAS];
    const tables = [ALIKE.onsets, ALIKE.vowels, ALIKE.codas];
    [ONSETS, VOWELS, CODAS].forEach((count, place) => {
      for (let other = 0; other < count; other++) {
        if (other === jamo[place]) continue;
        const changed = jamo.with(place, other);
        const syllable = String.fromCharCode(
          FIRST_SYLLABLE + (changed[0]! * VOWELS + changed[1]!) * CODAS + changed[2]!,
        );
        const neighbour = word.slice(0, i) + syllable + word.slice(i + 1);
        if (!isKnown(neighbour)) continue;
        const isAlike = tables[place]!.some(
          (group: readonly number[]) => group.includes(other) && group.includes(jamo[place]!),
        );
        (isAlike ? alike : others).push(neighbour);
      }
    });
  }
  // 스마트카 is no misspelt 스마트키: four syllables that differ by any jamo may be two words.
  const found = alike.length > 0 || word.length === LEAST_SYLLABLES_OF_TYPO ? alike : others;
  return found.length === 1 ? found[0] : undefined;
}
