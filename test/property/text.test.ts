import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/text/index.ts';

const SCRIPTS = [
  'abcdefgh ijklmnoprstuvyzABCXYZ',
  'áéíóúñçãõüßøåđơưệ',
  '0123456789',
  '가각나다라마바사아자차카타파하김치장품을를이은는에서로의도',
  '汉字漢化妆品護膚料理',
  'アイウエオカキクサシバパー',
  'กขคงจฉชซิีึืุู่้ำ',
  'абвгдеёжзийк',
  'αβγδέςσ',
  'ابتثجحةىأإآُ',
  'אבגדה',
  'कखगघिी',
  " '-.,;/()+%",
  '\n\t',
];
const character = fc.oneof(...SCRIPTS.map((script) => fc.constantFrom(...script)));
const text = fc.string({ unit: character, maxLength: 60 });
const word = fc.constantFrom(
  '마스크팩',
  '화장품을',
  '조미',
  '김',
  'soap',
  'Skin',
  'crèmes',
  'n95',
  '30g',
  '500',
  'ml',
  '护肤品',
  'コスメ',
  'ครีม',
  'паста',
  'منتجات',
  '3종',
  '세트',
);
/** Marks only on letters of their own script: across scripts their canonical order would move them to another word. */
const clusters = fc.string({
  unit: fc.oneof(
    ...SCRIPTS.filter((script) => !/[\u0e31-\u0e4e\u064b-\u0652\u093f-\u094d]/.test(script)).map((script) =>
      fc.constantFrom(...script),
    ),
    fc.constantFrom('กี', 'ที่', 'น้ำ', 'ผู้', 'مُ', 'أَ', 'कि', 'की', 'ガ', 'ぱ'),
  ),
  maxLength: 60,
});
const sentence = fc.array(word, { maxLength: 8 }).map((parts) => parts.join(' '));

const keys = (value: string) => tokenize(value).map(({ term, weight, kind }) => `${term} ${weight} ${kind}`);

describe('tokenize', () => {
  it('never throws, and gives terms with sensible weights', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }), text),
        (value) => {
          for (const token of tokenize(value)) {
            expect(token.term.length).toBeGreaterThan(0);
            expect(token.term.length).toBeLessThanOrEqual(64);
            expect(Buffer.from(token.term).toString()).toBe(token.term);
            expect(token.weight).toBeGreaterThan(0);
            expect(token.weight).toBeLessThanOrEqual(1);
            expect(token.surface).not.toBe('');
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('gives the same for arbitrary UTF-16', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 });
    fc.assert(
      fc.property(units, (codes) => {
        const value = String.fromCharCode(...codes);
        expect(tokenize(value)).toEqual(tokenize(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on the composition of the characters', () => {
    fc.assert(
      fc.property(fc.oneof(clusters, sentence), (value) => {
        expect(keys(value.normalize('NFD'))).toEqual(keys(value.normalize('NFC')));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on the width of the characters', () => {
    const ascii = fc.string({ unit: fc.constantFrom(..."abcdeinorst XYZ0129 ,;.'-+"), maxLength: 60 });
    fc.assert(
      fc.property(ascii, (value) => {
        expect(keys(toFullWidth(value))).toEqual(keys(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes sentences apart: two texts with a full stop between give the tokens of both', () => {
    fc.assert(
      fc.property(fc.oneof(text, sentence), fc.oneof(text, sentence), (one, other) => {
        // Letters that only Vietnamese has keep the marks of the whole text.
        const vietnamese = [one, other].filter((part) => /[\u1ea0-\u1ef9ơưƠƯ]/.test(part.normalize('NFC')));
        fc.pre(vietnamese.length !== 1);
        expect(keys(`${one}. ${other}`)).toEqual([...keys(one), ...keys(other)]);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a megabyte of anything in linear time', () => {
    for (const unit of [
      '가',
      '들',
      '의',
      '汉',
      'ก',
      'a',
      'a1',
      "a'",
      '<a ',
      '@',
      '&a',
      'é'.normalize('NFD'),
      '입니다',
      'www.',
      '\u200b',
    ]) {
      const started = performance.now();
      tokenize(unit.repeat(Math.floor(1_000_000 / unit.length)));
      expect(performance.now() - started).toBeLessThan(15_000);
    }
  });
});

function toFullWidth(value: string): string {
  return value
    .replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    .replaceAll(' ', '\u3000');
}
