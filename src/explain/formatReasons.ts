import type { Language, Reason } from '../types.ts';
import { englishSentence } from './english.ts';
import { koreanSentence } from './korean.ts';

/**
 * The reasons of a match as one sentence that a non-specialist understands.
 *
 * @example formatReasons(match.reasons, 'ko') // "양쪽 모두 '홍삼'을 말하고, 베트남은 희망국가입니다."
 */
export function formatReasons(reasons: readonly Reason[], language: Language = 'en'): string {
  return language === 'ko' ? koreanSentence(reasons) : englishSentence(reasons);
}
