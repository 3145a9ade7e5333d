import sounds from '../../data/text/sounds.json';

/**
 * How much the syllables of a Korean word speak for a loan, in hundredths of log-odds, their mean: ㅋ, ㅌ, ㅍ, ㄹ at the start of a syllable and ㅡ speak
 * for it, tense onsets, heavy codas and 장, 기, 용, 품 against. 0 for other scripts, whose Katakana says loan by itself.
 */
export function loanLikeness(word: string): number {
  const { jamo, syllables } = sounds.loan as Record<'jamo' | 'syllables', Readonly<Record<string, number>>>;
  let sum = 0;
  for (let i = 0; i < word.length; i++) {
    const number = word.charCodeAt(i) - FIRST_SYLLABLE;
    if (number < 0 || number > 11171) return 0;
    const whole = syllables[word[i]!];
    sum +=
      whole ??
      (jamo[`o${Math.floor(number / 588)}`] ?? 0) +
        (jamo[`v${Math.floor((number % 588) / 28)}`] ?? 0) +
        (jamo[`c${number % 28}`] ?? 0);
  }
  return sum / Math.max(1, word.length);
}

const FIRST_SYLLABLE = 0xac00;
