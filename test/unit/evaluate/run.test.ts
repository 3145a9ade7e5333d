import { describe, expect, test } from 'vitest';
import { InputError, UsageError } from '../../../src/errors.ts';
import { buildRun, type RunInput, type RunRow, toRun } from '../../../src/evaluate/run.ts';
import type { Match } from '../../../src/types.ts';

const rows: RunRow[] = [
  { sellerId: 'S1', buyerId: 'B2', rank: 2 },
  { sellerId: 'S2', buyerId: 'B1', rank: 1 },
  { sellerId: 'S1', buyerId: 'B1', rank: 1 },
];
const expected = new Map([
  ['S1', ['B1', 'B2']],
  ['S2', ['B1']],
]);

function match(buyerId: string, rank: number, score = 0.5): Match {
  return { buyerId, productId: '1', rank, score, parts: {}, reasons: [] };
}

describe('buildRun', () => {
  test('orders each list by rank, wherever the rows stand', () => {
    expect(buildRun(rows)).toEqual(expected);
  });

  test('orders by rank, not by score', () => {
    const scored = [
      { sellerId: 'S1', ...match('low', 1, 0.1) },
      { sellerId: 'S1', ...match('high', 2, 0.9) },
    ];
    expect(buildRun(scored).get('S1')).toEqual(['low', 'high']);
  });

  test('orders ranks as numbers', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `B${i + 1}`);
    const shuffled = ids.map((buyerId, i) => ({ sellerId: 'S', buyerId, rank: i + 1 })).reverse();
    expect(buildRun(shuffled).get('S')).toEqual(ids);
  });

  test('closes gaps in the ranks', () => {
    const gaps = [9, 1, 4].map((rank) => ({ sellerId: 'S', buyerId: `B${rank}`, rank }));
    expect(buildRun(gaps).get('S')).toEqual(['B1', 'B4', 'B9']);
  });

  test('refuses a buyer that stands in a list twice', () => {
    const twice = [
      { sellerId: 'S1', buyerId: 'B1', rank: 1, line: 2 },
      { sellerId: 'S1', buyerId: 'B1', rank: 5, line: 6 },
    ];
    expect(() => buildRun(twice, { file: 'matches.csv' })).toThrow(
      'matches.csv:6: seller "S1" lists buyer "B1" twice, at ranks 1 (line 2) and 5; keep one of the two.',
    );
    expect(() => buildRun(twice)).toThrow(InputError);
  });

  test('refuses two buyers with the same rank, for their order would be a guess', () => {
    const tied = [
      { sellerId: 'S1', buyerId: 'B1', rank: 1, line: 2 },
      { sellerId: 'S1', buyerId: 'B2', rank: 1, line: 3 },
    ];
    expect(() => buildRun(tied, { file: 'matches.csv' })).toThrow(
      'matches.csv:3: seller "S1" has rank 1 twice, for buyers "B1" (line 2) and "B2"; give each buyer its own rank.',
    );
  });

  test.each([
    [0, '0'],
    [-1, '-1'],
    [1.5, '1.5'],
    [Number.NaN, 'NaN'],
    ['1', '"1"'],
  ])('refuses the rank %j', (rank, found) => {
    expect(() => buildRun([{ sellerId: 'S', buyerId: 'B', rank: rank as number }])).toThrow(
      `run: rank must be a whole number of 1 or more; found ${found} (seller "S", buyer "B").`,
    );
  });

  test('refuses empty ids', () => {
    expect(() => buildRun([{ sellerId: '', buyerId: 'B', rank: 1 }])).toThrow('seller_id must be a text');
    expect(() => buildRun([{ sellerId: 'S', buyerId: '', rank: 1 }])).toThrow('buyer_id must be a text');
  });
});

describe('toRun', () => {
  const results = [
    { seller: { id: 'S1', products: [] }, matches: [match('B2', 2), match('B1', 1)] },
    { seller: { id: 'S2', products: [] }, matches: [match('B1', 1)] },
  ];

  test.each<[string, RunInput]>([
    ['rows', rows],
    ['a generator of rows', rows.values()],
    ['a map of id lists', expected],
    ['an object of id lists', Object.fromEntries(expected)],
    ['results of matchAll', results],
    ['results of matchAll with seller ids', results.map((r) => ({ ...r, seller: r.seller.id }))],
    ['a map of matches', new Map(results.map((r) => [r.seller.id, r.matches]))],
    ['a map of results', new Map(results.map((r) => [r.seller.id, r]))],
    ['an object of matches', Object.fromEntries(results.map((r) => [r.seller.id, r.matches]))],
  ])('takes %s', (_, input) => {
    expect(toRun(input)).toEqual(expected);
  });

  test('keeps a seller without matches', () => {
    expect(toRun([{ seller: 'S1', matches: [] }])).toEqual(new Map([['S1', []]]));
    expect(toRun({ S1: [] })).toEqual(new Map([['S1', []]]));
  });

  test.each<[string, RunInput]>([
    ['no rows', []],
    ['an empty map', new Map()],
    ['an empty object', {}],
  ])('takes %s', (_, input) => {
    expect(toRun(input)).toEqual(new Map());
  });

  test('refuses repeated buyers in every form', () => {
    expect(() => toRun({ S1: ['B1', 'B2', 'B1'] })).toThrow(
      'run: seller "S1" lists buyer "B1" twice, at ranks 1 and 3; keep one of the two.',
    );
    expect(() => toRun([{ seller: 'S1', matches: [match('B1', 1), match('B1', 2)] }])).toThrow('twice');
  });

  test('refuses two lists of one seller', () => {
    expect(() => toRun([...results, results[0]])).toThrow('run: seller "S1" has two lists; join them into one.');
  });

  test('refuses rows and results in one list', () => {
    expect(() => toRun([...rows, ...results] as RunInput)).toThrow('are mixed; give one kind.');
  });

  test.each([
    [undefined, 'undefined'],
    ['matches.csv', '"matches.csv"'],
    [(async function* () {})(), 'an async iterable (collect its results first)'],
  ])('refuses %s as wrong usage', (input, found) => {
    expect(() => toRun(input as unknown as RunInput)).toThrow(UsageError);
    expect(() => toRun(input as unknown as RunInput)).toThrow(`found ${found}.`);
  });

  test('refuses what is no list', () => {
    expect(() => toRun({ S1: 'B1' } as unknown as RunInput)).toThrow(
      'run: seller "S1" must have a list of buyer ids or matches; found "B1".',
    );
    expect(() => toRun({ S1: [1, 2] } as unknown as RunInput)).toThrow('must list {buyerId, rank}; found 1.');
    expect(() => toRun({ S1: ['B1', null] } as unknown as RunInput)).toThrow('must list {buyerId, rank}');
    expect(() => toRun([null] as unknown as RunInput)).toThrow('found null');
    expect(() => toRun([{ seller: undefined, matches: [] }] as unknown as RunInput)).toThrow(
      'seller_id must be a text',
    );
  });
});
