import { describe, expect, it } from 'vitest';
import { nearestByJamo } from '../../../src/bridge/typos.ts';

const knows =
  (...words: string[]) =>
  (word: string) =>
    words.includes(word);

describe('nearestByJamo', () => {
  it('finds the word that differs in one jamo', () => {
    expect(nearestByJamo('액세소리', knows('액세서리'))).toBe('액세서리');
    expect(nearestByJamo('청소기필더', knows('청소기필터'))).toBe('청소기필터');
  });

  it('leaves short words alone, which have too many neighbours', () => {
    expect(nearestByJamo('필더', knows('필터'))).toBeUndefined();
  });

  it('takes four syllables for others only by jamo that are taken for each other', () => {
    expect(nearestByJamo('스마트카', knows('스마트키'))).toBeUndefined();
    expect(nearestByJamo('스마트캐이', knows('스마트케이'))).toBe('스마트케이');
  });

  it('gives nothing where two words are as near', () => {
    expect(nearestByJamo('가나다라마', knows('가나다라바', '가나다라사'))).toBeUndefined();
  });

  it('is for Hangul alone', () => {
    expect(nearestByJamo('serum', () => true)).toBeUndefined();
  });
});
