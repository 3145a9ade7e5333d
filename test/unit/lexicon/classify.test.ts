import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify, UsageError } from '../../../src/index.ts';

describe('classify', () => {
  it('gives the code of the head first, with what the text calls it', () => {
    const [first] = classify('재래식 된장 1kg');
    expect(first).toMatchObject({ code: '210390', heading: '2103', confidence: 1 });
    expect(first!.concepts[0]).toEqual({ word: '된장', en: 'doenjang', ko: '된장', kind: 'product' });
  });

  it('gives the heading alone where the kind of goods has several subheadings or none', () => {
    expect(classify('만두')[0]!.code).toBe('190220');
    expect(classify('glass noodles with dumplings').map(({ code }) => code)).toContain('1902');
  });

  it('gives nothing for a text that names no kind of goods with a code', () => {
    for (const text of ['', 'qwxz 12', '식품']) expect(classify(text)).toEqual([]);
  });

  it('knows the goods of a text in any language of the lexicon', () => {
    for (const text of ['shampoo for dogs', 'champú', '洗发水', 'шампунь', 'シャンプー'])
      expect(classify(text)[0]?.heading).toMatch(/^330[57]$/);
  });

  it.each([0, 1.5, 1001, Number.NaN])('refuses the limit %s', (limit) => {
    expect(() => classify('김', { limit })).toThrow(UsageError);
  });

  it('refuses a text that is none', () => {
    expect(() => classify(undefined as unknown as string)).toThrow('text is undefined; give a string.');
  });

  it('gives each heading once, best first, within 0 and 1, and shorter lists as beginnings of longer ones', () => {
    const word = fc.constantFrom(
      '홍삼',
      '농축액',
      'shampoo',
      '샴푸',
      'for',
      'silicone',
      '만두',
      ',',
      '김치',
      'tea',
      'case',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (words, limit) => {
        const all = classify(words.join(' '), { limit: 1000 });
        const headings = all.map(({ heading }) => heading);
        expect(new Set(headings).size).toBe(headings.length);
        expect(all.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1 + 1e-9);
        for (const [n, { code, heading, confidence, concepts }] of all.entries()) {
          expect(code).toMatch(/^\d{4}(\d{2})?$/);
          expect(code.startsWith(heading)).toBe(true);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(n === 0 ? 1 : all[n - 1]!.confidence);
          expect(concepts.length).toBeGreaterThan(0);
        }
        expect(classify(words.join(' '), { limit })).toEqual(all.slice(0, limit));
      }),
    );
  });
});
