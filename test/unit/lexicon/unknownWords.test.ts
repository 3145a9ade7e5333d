import { describe, expect, it } from 'vitest';
import { builtInLexicon, unknownWords } from '../../../src/lexicon/index.ts';

const words = (text: string) => unknownWords(text, builtInLexicon()).map(({ word }) => word);

describe('unknownWords', () => {
  it('are those that no term covers', () => {
    expect(words('마스크팩, 홍삼 스틱')).toEqual([]);
    expect(words('바쿠치올 마스크팩')).toEqual(['바쿠치올']);
  });

  it('are the stretches between known parts of one word', () => {
    expect(words('바쿠치올마스크팩')).toEqual(['바쿠치올']);
  });

  it('have their particles off, and keep the whole beside', () => {
    expect(unknownWords('바쿠치올을 찾는', builtInLexicon())[0]).toMatchObject({
      word: '바쿠치올',
      whole: '바쿠치올을',
    });
  });

  it('are no words of trade and no function words', () => {
    expect(words('고품질 제품 공급업체입니다')).toEqual([]);
  });

  it('come in Katakana, Cyrillic and stemmed Latin too', () => {
    expect(words('バクチオール')).toEqual(['バクチオール']);
    expect(words('Бакучиол')).toEqual(['бакучиол']);
    expect(words('Bakuchiols')).toEqual(['bakuchiol']);
  });
});
