import { describe, expect, test } from 'vitest';
import { InputError, UsageError } from '../../../src/errors.ts';
import { buildQrels, type QrelRow, type QrelsInput, toQrels } from '../../../src/evaluate/qrels.ts';

const rows: QrelRow[] = [
  { sellerId: 'S1', buyerId: 'B1', grade: 3 },
  { sellerId: 'S2', buyerId: 'B1', grade: 0 },
  { sellerId: 'S1', buyerId: 'B2', grade: -1 },
];
const expected = new Map([
  [
    'S1',
    new Map([
      ['B1', 3],
      ['B2', -1],
    ]),
  ],
  ['S2', new Map([['B1', 0]])],
]);

describe('buildQrels', () => {
  test('collects the rows of a seller wherever they stand', () => {
    expect(buildQrels(rows)).toEqual(expected);
  });

  test('takes any whole grade', () => {
    const qrels = buildQrels([{ sellerId: 'S', buyerId: 'B', grade: 17 }]);
    expect(qrels.get('S')?.get('B')).toBe(17);
  });

  test('takes the same judgement twice', () => {
    expect(buildQrels([...rows, rows[0]])).toEqual(expected);
  });

  test('refuses two grades for one pair and names the pair, the lines and the mend', () => {
    const contradicting = [
      { sellerId: 'S1', buyerId: 'B1', grade: 1, line: 2 },
      { sellerId: 'S1', buyerId: 'B1', grade: 3, line: 7 },
    ];
    expect(() => buildQrels(contradicting, { file: 'qrels.csv' })).toThrow(
      'qrels.csv:7: seller "S1", buyer "B1" is graded 1 (line 2) and 3; keep one of the two rows.',
    );
    expect(() => buildQrels(contradicting.map(({ line: _, ...row }) => row))).toThrow(
      'qrels: seller "S1", buyer "B1" is graded 1 and 3; keep one of the two rows.',
    );
  });

  test('gives file and line as fields', () => {
    try {
      buildQrels([{ sellerId: 'S', buyerId: 'B', grade: 0.5, line: 9 }], { file: 'q.csv' });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect(error).toMatchObject({ file: 'q.csv', line: 9, exitCode: 1 });
    }
  });

  test.each([
    [0.5, '0.5'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    ['2', '"2"'],
    [undefined, 'undefined'],
  ])('refuses the grade %j', (grade, found) => {
    expect(() => buildQrels([{ sellerId: 'S', buyerId: 'B', grade: grade as number }])).toThrow(
      `qrels: grade must be a whole number, usually 0..3; found ${found} (seller "S", buyer "B").`,
    );
  });

  test('refuses ids that are empty or no text', () => {
    expect(() => buildQrels([{ sellerId: '', buyerId: 'B', grade: 1 }])).toThrow(
      'qrels: seller_id must be a text that is not empty; found "".',
    );
    expect(() => buildQrels([{ sellerId: 'S', buyerId: 12 as unknown as string, grade: 1 }])).toThrow(
      'qrels: buyer_id must be a text that is not empty; found 12.',
    );
  });
});

describe('toQrels', () => {
  test.each<[string, QrelsInput]>([
    ['rows', rows],
    ['a generator of rows', rows.values()],
    ['nested maps', expected],
    ['a map of objects', new Map([...expected].map(([id, grades]) => [id, Object.fromEntries(grades)]))],
    ['nested objects', { S1: { B1: 3, B2: -1 }, S2: { B1: 0 } }],
    ['an object of maps', Object.fromEntries(expected)],
  ])('takes %s', (_, input) => {
    expect(toQrels(input)).toEqual(expected);
  });

  test('keeps ids that objects treat in a special way', () => {
    const qrels = toQrels([{ sellerId: '__proto__', buyerId: 'constructor', grade: 2 }]);
    expect(qrels.get('__proto__')?.get('constructor')).toBe(2);
  });

  test('a seller with an empty map is not judged', () => {
    expect([...toQrels({ S1: { B1: 1 }, S2: {} }).keys()]).toEqual(['S1']);
  });

  test.each<[string, QrelsInput]>([
    ['no rows', []],
    ['an empty map', new Map()],
    ['an empty object', {}],
    ['sellers without judgements', { S1: {} }],
  ])('refuses %s', (_, input) => {
    expect(() => toQrels(input)).toThrow(InputError);
    expect(() => toQrels(input)).toThrow(/^qrels: no judgement in it, so there is nothing to measure/);
  });

  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['qrels.csv', '"qrels.csv"'],
    [(async function* () {})(), 'an async iterable (collect its rows first)'],
  ])('refuses %s as wrong usage', (input, found) => {
    expect(() => toQrels(input as unknown as QrelsInput)).toThrow(UsageError);
    expect(() => toQrels(input as unknown as QrelsInput)).toThrow(`found ${found}.`);
  });

  test('refuses what is no row and no map of grades', () => {
    expect(() => toQrels(['S1'] as unknown as QrelsInput)).toThrow('found "S1"');
    expect(() => toQrels({ S1: ['B1'] } as unknown as QrelsInput)).toThrow('found an array');
    expect(() => toQrels({ S1: 3 } as unknown as QrelsInput)).toThrow(
      'qrels: seller "S1" must have a map of buyer id to grade; found 3.',
    );
  });
});
