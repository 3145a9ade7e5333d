import { describe, expect, it } from 'vitest';
import { analyseKorean, stemKorean } from '../../../src/text/korean.ts';
import { fragments, overlap, topics, weightOf, words } from './helpers.ts';

describe('stemKorean', () => {
  it.each([
    ['화장품을', '화장품'],
    ['마스크는', '마스크'],
    ['건강기능식품과', '건강기능식품'],
    ['화장품이나', '화장품'],
    ['크림이며', '크림'],
    ['온실에서는', '온실'],
    ['공장으로부터', '공장'],
    ['피부까지도', '피부'],
    ['어르신들께', '어르신'],
    ['냄비로', '냄비'],
    ['앱으로', '앱'],
    ['김을', '김'],
    ['차를', '차'],
    ['차량용', '차량'],
    ['젤리케이스입니다', '젤리케이스'],
    ['안마기이고', '안마기'],
  ])('takes the ending off %s', (written, stem) => {
    expect(stemKorean(written).stem).toBe(stem);
  });

  it.each([
    '김치',
    '화장품',
    '마스크',
    '크림',
    '오이',
    '고양이',
    '어린이',
    '종이',
    '로션',
    '나이',
    '떡볶이',
    '목걸이',
    '손잡이',
    '바나나',
    '사우나',
    '청포도',
    '아보카도',
    '습도',
    '알로에',
    '마이크로',
    '벨크로',
    '유기농사과',
    '전통한과',
    '피부미용',
    '아로마캔들',
    '인테리어',
    '안테나',
    '샹들리에',
    '마시멜로',
    '파프리카',
    '브로콜리',
    '고구마',
    '이유식',
    '은',
    '가을',
    '도마',
    '과자',
    '만두',
    '로봇',
    '의자',
    '유통기한',
  ])('leaves the noun %s whole', (noun) => {
    expect(stemKorean(noun)).toMatchObject({ stem: noun, cut: false });
  });

  it('gives a noun the same key with and without a particle', () => {
    for (const noun of ['고양이', '청포도', '바나나', '알로에', '마스크팩', '떡볶이', '김치', '참기름']) {
      const coda = (noun.charCodeAt(noun.length - 1) - 0xac00) % 28;
      for (const particle of [coda > 0 ? '을' : '를', coda > 0 ? '은' : '는', '의', '에', '에서', '까지', '에서는']) {
        expect(stemKorean(noun + particle).stem).toBe(noun);
      }
    }
  });

  it('chooses the particle by the sound before it', () => {
    expect(stemKorean('전문점가').stem).not.toBe('전문점');
    expect(stemKorean('유기농사과').stem).toBe('유기농사과');
    expect(stemKorean('두리안과').stem).toBe('두리안과');
  });

  it('keeps the noun inside a verb at half weight', () => {
    expect(stemKorean('세척하는')).toEqual({ stem: '세척', weight: 0.5, cut: true });
    expect(stemKorean('건조됩니다')).toEqual({ stem: '건조', weight: 0.5, cut: true });
    expect(stemKorean('자극적인').stem).toBe('자극');
  });

  it.each(['구웠습니다', '드세요', '좋아요', '있습니다', '만들어', '그리고', '위한'])(
    'gives nothing for %s',
    (verb) => {
      expect(analyseKorean(verb).tokens).toEqual([]);
    },
  );
});

describe('Korean text', () => {
  it('meets over spacing variants', () => {
    expect(overlap('마스크팩', '마스크 팩')).toBeGreaterThan(0.2);
    expect(overlap('조미김', '조미 김')).toBeGreaterThan(0.2);
    expect(overlap('기초화장품', '기초 화장품')).toBeGreaterThan(0.4);
    expect(overlap('무선충전기', '무선 충전기')).toBeGreaterThan(0.2);
  });

  it('splits compounds of three and more syllables into bigrams that meet two-syllable words', () => {
    expect(fragments('화장품')).toEqual(['화장', '장품']);
    expect(words('화장')).toEqual(['화장']);
    expect(fragments('화장')).toEqual([]);
  });

  it('joins neighbours by one bigram over the space, but not over an ending, a mark or a line break', () => {
    expect(fragments('조미 김')).toEqual(['미김']);
    expect(fragments('조미를 김')).toEqual([]);
    expect(fragments('조미, 김')).toEqual([]);
    expect(fragments('조미\n김')).toEqual([]);
  });

  it('keeps one-syllable products', () => {
    expect(topics('김, 차, 배, 쌀')).toEqual(['김', '차', '배', '쌀']);
  });

  it('counts boilerplate little, also inside compounds', () => {
    expect(weightOf('최고 품질 제품', '품질')).toBe(0.1);
    expect(topics('화장품업체입니다')).toEqual(['화장품']);
    expect(topics('프리미엄샴푸')).toEqual(['샴푸']);
    expect(topics('유제품')).toEqual(['유제품']);
    expect(weightOf('홍삼 스틱', '스틱')).toBe(0.5);
  });

  it('shows the word without its ending to people', () => {
    expect(analyseKorean('마스크를').tokens[0].surface).toBe('마스크');
  });

  it('finds something in a sentence without any space', () => {
    expect(overlap('저희회사는오래전부터마스크와화장품을만들어온소상공인업체입니다', '화장품')).toBeGreaterThan(0);
  });
});
