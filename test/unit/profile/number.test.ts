import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInteger, readNumber, readPriceRange, readUsd } from '../../../src/profile/number.ts';

describe('readNumber', () => {
  it.each([
    ['1.5', 1.5],
    ['1200', 1200],
    ['0', 0],
  ])('reads the clean %s', (cell, value) => {
    expect(readNumber(cell)).toEqual({ value });
  });

  it.each([
    ['1,200', 1200, ['thousands']],
    ['1,234,567.5', 1234567.5, ['thousands']],
    ['3,5', 3.5, ['decimal-comma']],
    ['１２００', 1200, ['full-width']],
    ['1,200 개', 1200, ['unit', 'thousands']],
    ['500EA', 500, ['unit']],
    ['100 pcs.', 100, ['unit']],
    ['1만', 10000, ['multiplier']],
    ['5천개', 5000, ['multiplier', 'unit']],
    ['10k', 10000, ['multiplier']],
    ['5kg', 5, ['unit']],
    ['약 3', 3, ['unit']],
  ])('mends %s to %d', (cell, value, repairs) => {
    expect(readNumber(cell)).toEqual({ value, repairs });
  });

  it('takes the end of a range that is asked for', () => {
    expect(readNumber('1.5~3', 'min').value).toBe(1.5);
    expect(readNumber('1.5~3', 'max').value).toBe(3);
    expect(readNumber('$1.50 - $3.00', 'max').value).toBe(3);
  });

  it.each(['-5', 'abc', '0x10', '1e999', '1,20,3', '1.2.3', '--5'])('cannot read "%s"', (cell) => {
    expect(readNumber(cell).value).toBeUndefined();
  });

  it('never throws and never gives a negative or endless number', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.,-~$ 만천개ke') })),
        (cell) => {
          const { value } = readNumber(cell);
          if (value !== undefined) expect(value >= 0 && Number.isFinite(value)).toBe(true);
        },
      ),
    );
  });
});

describe('readUsd', () => {
  it.each(['$3.50', 'US$ 3.5', 'USD 3.5', '3.5 USD', '3.5달러', '3.50'])('reads %s as 3.5 dollars', (cell) => {
    expect(readUsd(cell, 'min').value).toBe(3.5);
  });

  it.each(['₩5000', '5000원', 'EUR 3', '€3', 'KRW 5000', '¥300'])('does not take %s for dollars', (cell) => {
    expect(readUsd(cell, 'min')).toEqual({ problem: 'other-currency' });
  });
});

describe('readInteger', () => {
  it('takes 1200.0 and refuses 12.5', () => {
    expect(readInteger('1200.0').value).toBe(1200);
    expect(readInteger('12.5')).toEqual({ problem: 'number-unreadable' });
  });
});

describe('readPriceRange', () => {
  it('reads both ends, one end or none', () => {
    expect(readPriceRange('1', '2')).toEqual({ value: { min: 1, max: 2 } });
    expect(readPriceRange('', '2')).toEqual({ value: { max: 2 } });
    expect(readPriceRange('', '-')).toEqual({});
  });

  it('swaps ends in the wrong order', () => {
    expect(readPriceRange('5', '2')).toEqual({ value: { min: 2, max: 5 }, repairs: ['swapped-range'] });
  });
});
