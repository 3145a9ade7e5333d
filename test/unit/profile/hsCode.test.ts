import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHsCode, readHsCodes } from '../../../src/profile/hsCode.ts';

describe('readHsCode', () => {
  it.each([
    ['3304', '3304'],
    ['3304.99', '330499'],
    ['3304.99-1000', '3304991000'],
    ['3304 99 1000', '3304991000'],
    ['0307810000', '0307810000'],
    ['33', '33'],
  ])('reads the clean code %s as %s without a repair', (cell, code) => {
    expect(readHsCode(cell)).toEqual({ value: code });
  });

  it.each([
    ['30749', '030749', ['hs-leading-zero']],
    ['307490000', '0307490000', ['hs-leading-zero']],
    ['307', '0307', ['hs-leading-zero']],
    ['3', '03', ['hs-leading-zero']],
    ['3.30499E+09', '330499', ['hs-scientific']],
    ['3.0749E+08', '030749', ['hs-scientific', 'hs-leading-zero']],
    ['3.3E+09', '33', ['hs-scientific']],
    ['３３０４．９９', '330499', ['full-width']],
    ['HS 3304.99', '330499', ['hs-extra-text']],
    ['3304.99-1000 (기초화장품)', '3304991000', ['hs-extra-text']],
    ['[3304] 화장품', '3304', ['hs-extra-text']],
  ])('mends %s to %s and says how', (cell, value, repairs) => {
    expect(readHsCode(cell)).toEqual({ value, repairs });
  });

  it.each(["'330499", '330499.0', ' 330499 '])('takes %s for 330499, as spreadsheets write it', (cell) => {
    expect(readHsCode(cell).value).toBe('330499');
  });

  it.each(['', '-', '미정', 'N/A'])('takes "%s" for no code at all', (cell) => {
    expect(readHsCode(cell)).toEqual({});
  });

  it.each(['화장품', '9999', '7701', '0001', '12345678901', '99', 'abc', '100%'])('cannot read "%s"', (cell) => {
    expect(readHsCode(cell)).toEqual({ problem: 'hs-unreadable' });
  });

  it('gives back any clean code of an even number of digits as it is', () => {
    const code = fc.tuple(fc.integer({ min: 1, max: 76 }), fc.integer({ min: 0, max: 4 }), fc.nat(99_999_999)).map(
      ([chapter, pairs, rest]) =>
        String(chapter).padStart(2, '0') +
        String(rest)
          .padStart(8, '0')
          .slice(0, pairs * 2),
    );
    fc.assert(
      fc.property(code, (digits) => {
        expect(readHsCode(digits)).toEqual({ value: digits });
      }),
    );
  });

  it('never throws, and what it reads is a code', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.- E+HS가') })), (cell) => {
        const { value } = readHsCode(cell);
        if (value !== undefined) expect(value).toMatch(/^(\d\d){1,5}$/);
      }),
    );
  });
});

describe('readHsCodes', () => {
  it.each([
    ['330499;340111', ['330499', '340111']],
    ['3304.99, 3401.11', ['330499', '340111']],
    ['330499 340111', ['330499', '340111']],
    ['3304 99', ['330499']],
    ['3304|3304', ['3304']],
    ['3304/3401', ['3304', '3401']],
  ])('reads %s', (cell, codes) => {
    expect(readHsCodes(cell)).toEqual({ value: codes });
  });

  it('keeps the codes that can be read and tells of the others', () => {
    expect(readHsCodes('3304;화장품')).toEqual({ value: ['3304'], problem: 'hs-unreadable' });
  });
});
