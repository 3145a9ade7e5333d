import { josa } from 'es-hangul';

/** Pairs of Korean particles: after a consonant / after a vowel. */
export type ParticlePair = '을/를' | '이/가' | '은/는' | '와/과' | '으로/로' | '이고/고';

// How Koreans read the last digit aloud.
const DIGITS = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];

/** The word with the particle that its last sound asks for: `화장품을`, `마스크를`, `FDA를`, `cream을`, `3307로`. */
export function withParticle(word: string, pair: ParticlePair): string {
  const reading = lastSyllable(word);
  if (pair === '이고/고') return word + (josa.pick(reading, '이/가') === '이' ? '이고' : '고');
  return word + josa.pick(reading, pair);
}

/** A Hangul syllable that sounds as the word ends: brackets and marks at the end are not read. */
function lastSyllable(word: string): string {
  const spoken = word.toLowerCase().replace(/[^a-z0-9가-힣]+$/, '');
  const last = spoken.at(-1) ?? '';
  if (last >= '0' && last <= '9') return DIGITS[Number(last)]!;
  if (last >= 'a' && last <= 'z') return latinEnding(spoken);
  return last || '이';
}

function latinEnding(word: string): string {
  const last = word.at(-1);
  if (last === 'l' || last === 'r') return last === 'l' || word.length === 1 ? '엘' : '어';
  if (last === 'm' || last === 'n' || word.endsWith('ng')) return '엔';
  // 팩, 컵: a stop after a vowel closes the syllable; after a consonant it gets a vowel of its own (마스크, 램프).
  return /(ck|[aeiou]p)$/.test(word) ? '압' : '이';
}
