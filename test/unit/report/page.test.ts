import { describe, expect, it } from 'vitest';
import { markedSpans } from '../../../src/report/page/marks.ts';
import { initialsOf, noFilters, select } from '../../../src/report/page/search.ts';
import { WORDS } from '../../../src/report/page/words.ts';
import type { SellerLine } from '../../../src/report/reportData.ts';

const marked = (text: string, words: string[]) => markedSpans(text, words).map(([from, to]) => text.slice(from, to));

describe('the words that are marked', () => {
  it('are found whatever their case, and join where they overlap', () => {
    expect(marked('Red GINSENG extract', ['ginseng', 'red'])).toEqual(['Red', 'GINSENG']);
    expect(marked('마스크팩 10매', ['마스', '스크', '크팩'])).toEqual(['마스크팩']);
  });

  it('start at the start of a word in scripts with spaces, and anywhere in Hangul', () => {
    expect(marked('martini in a tin', ['tin'])).toEqual(['tin']);
    expect(marked('탈모샴푸', ['샴푸'])).toEqual(['샴푸']);
    expect(marked('маска, полумаска', ['маска'])).toEqual(['маска']);
  });

  it('stand where they stand, even when lower case is longer', () => {
    expect(marked('İİ mask', ['mask'])).toEqual(['mask']);
  });

  it('never loop on an empty word', () => {
    expect(marked('mask', ['', 'mask'])).toEqual(['mask']);
  });
});

const line = (given: Partial<SellerLine>): SellerLine => ({
  id: 'S',
  name: '',
  goods: '',
  matches: 1,
  best: 0.5,
  chapters: [],
  countries: [],
  ...given,
});

describe('the list', () => {
  const sellers = [
    line({ id: 'S1', name: '나라홍삼', goods: '홍삼 스틱', best: 0.4, countries: ['VN'] }),
    line({ id: 'S2', name: '가람식품', goods: '조미김', best: 0.9, countries: ['US'], chapters: ['20'] }),
    line({ id: 'S3', name: 'Hansol', goods: 'toner pads', matches: 0, best: 0 }),
  ];
  const found = (filters: Partial<ReturnType<typeof noFilters>>) => select(sellers, { ...noFilters(), ...filters });

  it('is searched by name, id and product, whatever the case, and by initial sounds', () => {
    expect(found({ text: 'HANSOL' })).toEqual([2]);
    expect(found({ text: 's2' })).toEqual([1]);
    expect(found({ text: 'ㅎㅅ' })).toEqual([0]);
    expect(found({ text: '홍ㅅ' })).toEqual([]);
    expect(initialsOf('홍삼 stick')).toBe('ㅎㅅ stick');
  });

  it('is filtered by all filters together, and sorted', () => {
    expect(found({ state: 'without' })).toEqual([2]);
    expect(found({ least: 0.5 })).toEqual([1]);
    expect(found({ country: 'VN', least: 0.5 })).toEqual([]);
    expect(found({ chapter: '20' })).toEqual([1]);
    expect(found({ sort: 'score' })).toEqual([1, 0, 2]);
    expect(found({ sort: 'name' })).toEqual([2, 1, 0]);
  });
});

describe('the texts of the page', () => {
  it('are there in both languages, in the same shape, and none is empty', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
        : typeof value;
    expect(shape(WORDS.en)).toEqual(shape(WORDS.ko));
    expect(JSON.stringify(WORDS)).not.toMatch(/:""/);
  });
});
