import { describe, expect, test } from 'vitest';
import { MAX_LENGTH } from '../../../src/io/quoteTrail.ts';
import { split } from './helpers.ts';

const LONG = 'longer than 1,000 lines or 1 MB';

describe('records', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('are told apart by %s, with or without one at the end', (_, eol) => {
    const expected = {
      records: [
        [1, 'a,b'],
        [2, 'c,d'],
      ],
      broken: [],
      emptyLines: 0,
    };
    expect(split(`a,b${eol}c,d`)).toEqual(expected);
    expect(split(`a,b${eol}c,d${eol}`)).toEqual(expected);
  });

  test('are the same however the text is cut, also between CR and LF', () => {
    const text = 'a,b\r\n"x\r\ny",d\r\r\n\n1,"2""3"\n"open,5\n6,7\r\n"8","9"x\n10,11';
    const whole = split(text, { cells: 2 });
    expect(whole.records.map(([line]) => line)).toEqual([1, 2, 6, 8, 10]);
    expect(whole.broken).toEqual([
      [7, 'text after a closing quote'],
      [9, 'text after a closing quote'],
    ]);
    for (const size of [1, 2, 3, 7]) expect(split(text, { cells: 2, size })).toEqual(whole);
  });

  test('keep the physical line on which they start when cells have line breaks', () => {
    expect(split('h\n"a\nb\r\nc\rd"\ne').records).toEqual([
      [1, 'h'],
      [2, '"a\nb\r\nc\rd"'],
      [6, 'e'],
    ]);
  });

  test('blank lines and lines of delimiters and spaces are no records, and are counted', () => {
    const { records, emptyLines } = split('a,b\n\n , \n,\n\u3000\n\t\nc,d\n\n');
    expect(records).toEqual([
      [1, 'a,b'],
      [7, 'c,d'],
    ]);
    expect(emptyLines).toBe(6);
  });

  test('a quote in the middle of a cell is a character, and does not open a quoted cell', () => {
    expect(split('a 5" tube,b\nc,d"\n').records.map(([line]) => line)).toEqual([1, 2]);
  });

  test('a quote opens a cell after spaces, and spaces may follow the closing one', () => {
    expect(split('a, "b\nc" ,d\ne').records.map(([line]) => line)).toEqual([1, 3]);
  });

  test('delimiters inside quotes do not count, those of another kind never do', () => {
    expect(split('"a;b";"c\nd"\n', { delimiter: ';' }).records).toEqual([[1, '"a;b";"c\nd"']]);
    expect(split('x\t"a\nb"\n', { delimiter: '\t' }).records).toEqual([[1, 'x\t"a\nb"']]);
  });
});

describe('recovery', () => {
  test('text after a closing quote costs its line only', () => {
    expect(split('1,a\n2,"b"c\n3,d\n')).toEqual({
      records: [
        [1, '1,a'],
        [3, '3,d'],
      ],
      broken: [[2, 'text after a closing quote']],
      emptyLines: 0,
    });
  });

  test('a quote that is never closed costs its line only', () => {
    const { records, broken } = split('1,a\n2,"b\n3,c\n4,d\n', { cells: 2 });
    expect(records.map(([line]) => line)).toEqual([1, 3, 4]);
    expect(broken).toEqual([[2, 'a quote that is never closed']]);
  });

  test('a stray quote that pairs with one many lines on gives up its own line only', () => {
    const { records, broken } = split('1,"a,x\n2,b,y\n3,c,z\n4,d,"\n5,e,v\n', { cells: 3 });
    // Line 4 then has an open quote itself, up to the end.
    expect(broken).toEqual([
      [1, 'a quote that swallows the lines after it'],
      [4, 'a quote that is never closed'],
    ]);
    expect(records.map(([line]) => line)).toEqual([2, 3, 5]);
  });

  test('a cell with line breaks is believed when the record has the right number of cells', () => {
    expect(split('1,"a,b\nc,d\ne",x\n2,y,z\n', { cells: 3 }).records.map(([line]) => line)).toEqual([1, 4]);
  });

  test('a cell with line breaks in a short row is believed when no line of it looks like a row', () => {
    expect(split('1,"a\nb"\n2,y,z\n', { cells: 3 }).records.map(([line]) => line)).toEqual([1, 3]);
  });

  test('a record of 1,000 lines is believed, one of 1,001 lines is given up at its first', () => {
    const cell = (lines: number) => `1,"${Array.from({ length: lines }, () => 'x').join('\n')}"\n2,y\n`;
    expect(split(cell(1000), { cells: 2 })).toMatchObject({ broken: [], records: { length: 2 } });
    const { broken, records } = split(cell(1001), { cells: 2 });
    expect(broken).toEqual([[1, LONG]]);
    expect(records.at(-1)).toEqual([1002, '2,y']);
    expect(records).toHaveLength(1001);
  });

  test.each([1000, 64 * 1024, 3 * MAX_LENGTH])('a line longer than 1 MB is given up, read in pieces of %i', (size) => {
    const long = 'x'.repeat(MAX_LENGTH + 1);
    const { records, broken } = split(`1,a\n2,${long}\n3,"${long}\n4,b\n${'y'.repeat(MAX_LENGTH)}\n5`, { size });
    expect(broken).toEqual([
      [2, LONG],
      [3, LONG],
    ]);
    expect(records.map(([line]) => line)).toEqual([1, 4, 5, 6]);
  });

  test('a record longer than 1 MB over several lines is given up at its first line, whatever the pieces', () => {
    const line = `${'z'.repeat(99_999)}\n`;
    const text = `1,"a\n${line.repeat(12)}",c\n2,b\n`;
    const whole = split(text, { cells: 3 });
    expect(whole.broken).toEqual([
      [1, LONG],
      [14, 'a quote that is never closed'],
    ]);
    expect(whole.records).toHaveLength(13);
    for (const size of [999, 70_000]) expect(split(text, { cells: 3, size })).toEqual(whole);
  });
});

describe('a file of stray quotes takes linear time', () => {
  const patterns = {
    'that open again on every line': 'x","y\n',
    'that never close': 'a,"b\n',
    'that close on the next line': '",\n',
    'in threes': '"""\n',
    'after a cell': 'a,"\n',
  };
  test.each(Object.entries(patterns))('%s', (_, pattern) => {
    const time = (lines: number): number => {
      const text = pattern.repeat(lines);
      const start = performance.now();
      const { records, broken } = split(text, { cells: 7, size: 256 * 1024 });
      expect(records.length + broken.length).toBeGreaterThan(0);
      return performance.now() - start;
    };
    time(20_000);
    expect(time(1_000_000)).toBeLessThan(5_000);
  });

  test('before lines of 1 MB', () => {
    const text = `${'x","y\n'.repeat(999)}${'z'.repeat(MAX_LENGTH - 10_000)}\n`.repeat(20);
    const start = performance.now();
    split(text, { cells: 7, size: 256 * 1024 });
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
