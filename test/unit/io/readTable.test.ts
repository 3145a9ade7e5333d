import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { readQrels, readRun } from '../../../src/io/readJudgements.ts';
import { readTable } from '../../../src/io/readTable.ts';
import { collect, ENCODINGS, encode } from './helpers.ts';

const folder = mkdtempSync(join(tmpdir(), 'buyermatch-table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const message = (work: AsyncIterable<unknown>) =>
  collect(work).then(
    () => 'no error',
    (error: Error) => (error instanceof InputError ? error.message : `wrong class: ${error}`),
  );

describe('a table', () => {
  test('gives cells by column with their lines; missing optional cells are empty, other columns ignored', async () => {
    const text = 'x,Buyer ID,name\n\n1,b1, 한국 \n2,b2\n3,"b\n3",n\n4,b4,n\n';
    const rows = await collect(readTable(text, { required: ['buyer_id'], optional: ['name', 'aliases'] }));
    expect(rows.map(({ line, cells }) => [line, cells.buyer_id, cells.name, cells.aliases])).toEqual([
      [3, 'b1', '한국', ''],
      [4, 'b2', '', ''],
      [5, 'b\n3', 'n', ''],
      [7, 'b4', 'n', ''],
    ]);
  });

  test.each(ENCODINGS)('is read in %s', async (encoding) => {
    const bytes = encode('바이어,이름\nb1,똠방각하\n', encoding);
    const rows = await collect(
      readTable(bytes, { required: ['id'], optional: ['name'], accepted: { id: ['바이어'], name: ['이름'] } }),
    );
    expect(rows).toEqual([{ file: '<bytes>', line: 2, cells: { id: 'b1', name: '똠방각하' } }]);
  });

  test('a broken row is an error with its line, or goes to onReject', async () => {
    const text = 'id,n\na,1\nb,"2"x\n,3\nc,4\n';
    expect(await message(readTable(text, { required: ['id'] }))).toBe(
      '<text>:3: broken quotes: text after a closing quote. Correct the row or delete it.',
    );
    const rejects: unknown[] = [];
    const rows = await collect(readTable(text, { required: ['id'], onReject: (reject) => void rejects.push(reject) }));
    expect(rows.map(({ cells }) => cells.id)).toEqual(['a', 'c']);
    expect(rejects).toEqual([
      { file: '<text>', line: 3, id: '', reason: 'broken quotes: text after a closing quote', record: 'b,"2"x' },
      { file: '<text>', line: 4, id: '', reason: 'missing id', record: ',3' },
    ]);
  });

  test('a header alone is a table without rows; blank lines alone or a broken header are errors', async () => {
    expect(await collect(readTable('id\n', { required: ['id'] }))).toEqual([]);
    expect(await message(readTable('\n \n', { required: ['id'] }))).toBe(
      '<text>: the file has only blank lines; expected a header line and rows under it.',
    );
    expect(await message(readTable('"id"x,"n\n1,2\n', { required: ['id'] }))).toBe(
      '<text>:1: the header line has a broken quote; remove the stray " and run again.',
    );
    expect(await message(readTable('ids,n\n', { required: ['seller_id'] }))).toContain(
      '<text>:1: no column for seller_id; found: "ids", "n".',
    );
  });
});

describe('qrels', () => {
  test('are rows of seller, buyer and grade; further columns are ignored', async () => {
    const rows = await collect(readQrels('grade,seller_id,note,buyer_id\n3,s1,x,b1\n0,s1,,b2\n'));
    expect(rows).toEqual([
      { sellerId: 's1', buyerId: 'b1', grade: 3, line: 2 },
      { sellerId: 's1', buyerId: 'b2', grade: 0, line: 3 },
    ]);
  });

  test.each(['4', '-1', '1.5', 'high', '3 0'])('grade %j is an error that names the line', async (grade) => {
    expect(await message(readQrels(`seller_id,buyer_id,grade\ns1,b1,1\ns1,b2,${grade}\n`))).toBe(
      `<text>:3: grade must be 0, 1, 2 or 3; found "${grade}". Correct it or delete the row.`,
    );
  });

  test('an empty cell is an error', async () => {
    expect(await message(readQrels('seller_id,buyer_id,grade\ns1,b1,\n'))).toBe(
      '<text>:2: missing grade. Correct the row or delete it.',
    );
  });
});

describe('a run', () => {
  test('is read from matches.csv, its guarded ids as they were', async () => {
    const rows = await collect(readRun("seller_id,product_id,rank,buyer_id,score\ns1,1,1,'=b,0.9\ns1,1,2,-5,0.8\n"));
    expect(rows).toEqual([
      { sellerId: 's1', buyerId: '=b', rank: 1, line: 2 },
      { sellerId: 's1', buyerId: '-5', rank: 2, line: 3 },
    ]);
  });

  test('is read from .jsonl', async () => {
    const path = join(folder, 'matches.jsonl');
    writeFileSync(
      path,
      '{"seller_id":"s1","rank":1,"buyer_id":"\'b","score":1}\r\n\n{"seller_id":"s1","rank":2,"buyer_id":"b2"}',
    );
    expect(await collect(readRun(path))).toEqual([
      { sellerId: 's1', buyerId: "'b", rank: 1, line: 1 },
      { sellerId: 's1', buyerId: 'b2', rank: 2, line: 3 },
    ]);
  });

  test('a bad rank, id or JSON line is an error that names the line', async () => {
    for (const rank of ['0', '1.5', 'x', '99999999999999999999']) {
      expect(await message(readRun(`seller_id,buyer_id,rank\ns,b,${rank}\n`))).toContain(
        '<text>:2: rank must be a whole number from 1; found ',
      );
    }
    expect(await message(readRun('{"seller_id":"s","buyer_id":"b","rank":"1"}\n'))).toBe(
      '<text>:1: rank must be a whole number from 1; found "1". Correct it or delete the row.',
    );
    expect(await message(readRun('{"seller_id":5,"buyer_id":"b","rank":1}\n'))).toBe(
      '<text>:1: seller_id must be a text that is not empty; found 5. Correct it or delete the row.',
    );
    expect(await message(readRun('{"seller_id":"s","buyer_id":"b","rank":1}\n{"s\n'))).toContain(
      '<text>:2: not a JSON object: ',
    );
  });
});
