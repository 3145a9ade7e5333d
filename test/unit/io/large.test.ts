import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readSellers } from '../../../src/io/readSellers.ts';
import { encode } from './helpers.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const ROWS = 20_000;

/** An export in which 1 row of 50 is broken, in four ways; each seller has two rows, and 1 row of 100 is scattered. */
function dirtyExport(): { text: string; expected: Record<string, number> } {
  const lines = ['업체ID,기업명,제품ID,제품명,HS코드,인증,희망국가,최소주문수량'];
  const expected: Record<string, number> = {};
  for (let i = 0; i < ROWS; i++) {
    const seller = i % 100 === 99 ? 0 : i >> 1;
    const cells = [
      `S${seller}`,
      `똠상사${seller}`,
      `P${i}`,
      `쀍뷁 펲시 ${i}`,
      String(330000 + (i % 5000)),
      'CE;HACCP',
      '미국',
      '1000',
    ];
    if (i % 50 === 7) {
      const spoil = [
        () => (cells[3] = `"깨진" ${cells[3]}`),
        () => (cells[0] = ''),
        () => (cells[3] = ''),
        () => cells.push('덤'),
      ][((i / 50) | 0) % 4]!;
      spoil();
      const reason = [
        'broken quotes: text after a closing quote',
        'missing seller_id',
        'missing product_name',
        'more cells than headers: 9 instead of 8',
      ][((i / 50) | 0) % 4]!;
      expected[reason] = (expected[reason] ?? 0) + 1;
    }
    lines.push(cells.join(','));
  }
  return { text: lines.join('\r\n'), expected };
}

async function read(bytes: Buffer) {
  const rejected: Record<string, number> = {};
  const reader = readSellers(bytes, {
    onReject: ({ reason }) => {
      rejected[reason] = (rejected[reason] ?? 0) + 1;
    },
  });
  const sellers: string[] = [];
  for await (const seller of reader) sellers.push(JSON.stringify(seller));
  return { sellers, rejected, report: reader.report };
}

test('a large dirty export has the same profiles and exact counts in CP949 and UTF-8', async () => {
  const { text, expected } = dirtyExport();
  const cp949 = await read(encode(text, 'cp949'));
  const utf8 = await read(encode(text, 'utf-8'));
  expect(cp949.report).toMatchObject({
    encoding: 'cp949',
    rows: ROWS,
    used: ROWS * 0.98,
    rejected: ROWS * 0.02,
    undecodable: 0,
  });
  expect(cp949.rejected).toEqual(expected);
  expect(utf8.rejected).toEqual(expected);
  expect(utf8.report).toEqual({ ...cp949.report, encoding: 'utf-8' });
  expect(utf8.sellers.length).toBe(cp949.report.profiles);
  expect(utf8.sellers).toEqual(cp949.sellers);
  expect(JSON.parse(utf8.sellers[0]!).products).toHaveLength(2 + ROWS / 100);
});

test('a kept cell does not keep the file alive', async () => {
  const filler = 'x'.repeat(2000);
  async function* rows() {
    yield 'seller_id,product_name,product_description\n';
    for (let i = 0; i < 20_000; i++) yield `a-rather-long-seller-id-${i},product,${filler}\n`;
  }
  const ids: string[] = [];
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  let count = 0;
  for await (const { id } of readSellers(rows())) if (count++ % 100 === 0) ids.push(id);
  collectGarbage();
  expect(ids).toHaveLength(200);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(10e6);
});
