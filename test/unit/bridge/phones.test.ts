import { describe, expect, it } from 'vitest';
import { lettersOfPhones, phonesOf } from '../../../src/bridge/phones.ts';

describe('phonesOf', () => {
  it('takes syllables apart, with ㅓ as A and ㅡ as q', () => {
    expect(phonesOf('세럼')).toBe('serAm');
    expect(phonesOf('크림')).toBe('kqrim');
  });

  it('hears doubled sounds once and finals without a release', () => {
    expect(phonesOf('콜라겐')).toBe('kolagen');
    expect(phonesOf('백팩')).toBe('beKpeK');
    expect(phonesOf('라켓')).toBe('rakeT');
  });

  it('hears ㅅ before a y-vowel as sh, and tense consonants as plain ones', () => {
    expect(phonesOf('로션')).toBe('roSAn');
    expect(phonesOf('쇼파')).toBe('Sopa');
    expect(phonesOf('까스')).toBe('gasq');
  });

  it('gives Katakana the same phones, with the vowels that only its script needs marked', () => {
    expect(phonesOf('セラム')).toBe('seramU');
    expect(phonesOf('シャンプー')).toBe('Sanpu');
    expect(phonesOf('ドレス')).toBe('dOresU');
    expect(phonesOf('パーティ')).toBe('pati');
  });

  it('gives Cyrillic the same phones', () => {
    expect(phonesOf('глутатион')).toBe('glutation');
    expect(phonesOf('коллаген')).toBe('kolagen');
  });

  it('knows no phones of other scripts, nor of words that mix them', () => {
    expect(phonesOf('serum')).toBeUndefined();
    expect(phonesOf('面膜')).toBeUndefined();
    expect(phonesOf('비타민c')).toBeUndefined();
    expect(phonesOf('')).toBeUndefined();
  });
});

describe('lettersOfPhones', () => {
  it('reads the one row of Katakana as r and as l, with and without weak vowels', () => {
    expect(lettersOfPhones(phonesOf('クロレラ')!)).toContain('klolela');
    expect(lettersOfPhones(phonesOf('クロレラ')!)).toContain('kurorera');
  });
});
