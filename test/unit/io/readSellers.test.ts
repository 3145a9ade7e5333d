import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSellers } from '../../../src/io/readSellers.ts';
import { RejectsFile } from '../../../src/io/rejects.ts';
import type { Reject } from '../../../src/io/report.ts';
import { collect, ENCODINGS, encode, pieces } from './helpers.ts';

let folder: string;
const oldTmp = process.env.TMPDIR;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'buyermatch-sellers-'));
  process.env.TMPDIR = folder;
});
afterAll(() => {
  if (oldTmp === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = oldTmp;
  rmSync(folder, { recursive: true, force: true });
});

async function read(source: Parameters<typeof readSellers>[0], options: Parameters<typeof readSellers>[1] = {}) {
  const rejects: Reject[] = [];
  const reader = readSellers(source, { ...options, onReject: (reject) => void rejects.push(reject) });
  const sellers = await collect(reader);
  const { report } = reader;
  expect(report.rows).toBe(report.used + report.rejected);
  expect(rejects).toHaveLength(report.rejected);
  return { sellers, report, rejects };
}

const DIRTY = [
  '업체ID,기업명,제품ID,제품명,HS코드,인증,희망국가,최소단가(USD),최대단가(USD),최소주문수량,가능언어,비고',
  '001,똠방각하,P1,"마스크팩, 10매",3304.99-1000,"CE; HACCP",미국;일본,1.5,3,"1,000",한국어;영어,메모',
  '002,쀍뷁상사,,라면,190230,,베트남,,,,,',
  '',
  ',이름없음,,상품,,,,,,,,',
  '003,무명,,,,,,,,,,',
  '004,"깨진"따옴표,,상품,,,,,,,,',
  '005,밀린행,,상품,3304,CE,미국,1,2,3,ko,메모,하나,더',
  '001,,P2,세럼,330499;340111,CE,독일,,,,영어,',
  '006,짧은행,,김',
  ',,,,,,,,,,,',
].join('\r\n');

describe('sellers', () => {
  test.each(ENCODINGS)('are read from a dirty Korean export in %s', async (encoding) => {
    const { sellers, report, rejects } = await read(encode(DIRTY, encoding));
    expect(sellers).toEqual([
      {
        id: '001',
        companyName: '똠방각하',
        products: [
          {
            id: 'P1',
            name: '마스크팩, 10매',
            hsCode: '3304991000',
            certifications: ['CE', 'HACCP'],
            priceUsd: { min: 1.5, max: 3 },
            moq: 1000,
          },
          { id: 'P2', name: '세럼', hsCode: '330499', certifications: ['CE'] },
        ],
        targetMarkets: ['US', 'JP', 'DE'],
        languages: ['한국어', '영어'],
      },
      {
        id: '002',
        companyName: '쀍뷁상사',
        products: [{ id: '1', name: '라면', hsCode: '190230' }],
        targetMarkets: ['VN'],
      },
      { id: '006', companyName: '짧은행', products: [{ id: '1', name: '김' }] },
    ]);
    expect(rejects.map(({ line, id, reason }) => [line, id, reason])).toEqual([
      [5, '', 'missing seller_id'],
      [6, '003', 'missing product_name'],
      [7, '', 'broken quotes: text after a closing quote'],
      [8, '005', 'more cells than headers: 14 instead of 12'],
    ]);
    expect(rejects[2]!.record).toBe('004,"깨진"따옴표,,상품,,,,,,,,');
    expect(report).toMatchObject({
      file: '<bytes>',
      encoding: encoding.replace('-bom', ''),
      delimiter: ',',
      rows: 8,
      used: 4,
      rejected: 4,
      emptyLines: 2,
      profiles: 3,
      merged: 0,
      ignoredColumns: ['비고'],
      undecodable: 0,
    });
    expect([...report.repairs]).toEqual([
      ['thousands', { description: 'numbers with thousands separators', count: 1, firstLine: 2, example: '1,000' }],
      ['short-row', { description: expect.any(String), count: 1, firstLine: 10, example: '006,짧은행,,김' }],
    ]);
    expect(report.problems.get('hs-more-codes')).toMatchObject({ count: 1, firstLine: 9, example: '330499;340111' });
  });

  test.each([1, 2, 3, 7])('are the same from a stream in chunks of %i bytes, in CP949', async (size) => {
    const bytes = encode(DIRTY, 'cp949');
    const whole = await read(bytes);
    const cut = await read(Readable.from(pieces(bytes, size)));
    expect(cut.sellers).toEqual(whole.sellers);
    expect(cut.report).toEqual({ ...whole.report, file: '<stream>' });
  });

  test('ids stay as given, apart from spaces around them', async () => {
    const { sellers } = await read('사업자번호;제품명\n 012-34-56789 ;a\n1E5;b\n00;c\n1.0;d\n');
    expect(sellers.map(({ id }) => id)).toEqual(['012-34-56789', '1E5', '00', '1.0']);
  });

  test('rows that repeat a product are merged and counted; one id for two products is kept and counted', async () => {
    const { sellers, report } = await read(
      'seller_id,product_id,product_name,keywords,moq\ns,p1,mask,a;b,\ns,p1,mask,b;c,5\ns,p1,cream,,\ns,,soap,x,\ns,,soap,x,\ns,,soap,y,\n',
    );
    expect(sellers[0]!.products).toEqual([
      { id: 'p1', name: 'mask', keywords: ['a', 'b', 'c'], moq: 5 },
      { id: 'p1', name: 'cream' },
      { id: '3', name: 'soap', keywords: ['x'] },
      { id: '4', name: 'soap', keywords: ['y'] },
    ]);
    expect(report).toMatchObject({ rows: 6, used: 6, merged: 2 });
    expect(report.repairs.get('duplicate-product')).toMatchObject({ count: 2, firstLine: 3, example: 'mask' });
    expect(report.problems.get('same-product-id')).toMatchObject({ count: 1, firstLine: 4, example: 'p1' });
  });

  test('scattered rows of a seller are one seller, also if all ids have one hash', async () => {
    const text = 'seller_id,product_name\na,1\nb,2\na,3\nc,4\nb,5\na,6\n,7\na,8\n';
    for (const hash of [undefined, () => 1]) {
      const { sellers, report } = await read(text, { hash });
      expect(sellers.map(({ id, products }) => `${id}${products.map(({ name }) => name).join('')}`)).toEqual([
        'a1368',
        'b25',
        'c4',
      ]);
      expect(report).toMatchObject({ rows: 8, used: 7, rejected: 1, profiles: 3 });
    }
  });

  test('a column without a name at the end may hold notes; a row longer than the header is shifted all the same', async () => {
    const { report, rejects } = await read('seller_id,product_name,\n1,a,note\n2,b,shifted,\n3,c,,,\n');
    expect(report).toMatchObject({ used: 2, rejected: 1 });
    expect(rejects[0]).toMatchObject({ line: 3, reason: 'more cells than headers: 3 instead of 2' });
  });

  test('an own mapping of headers is used', async () => {
    const { sellers } = await read('거래처;item\n7;soap\n', { columns: { seller_id: '거래처', product_name: 'Item' } });
    expect(sellers).toEqual([{ id: '7', products: [{ id: '1', name: 'soap' }] }]);
  });

  test('a header alone gives no seller and no error', async () => {
    const { sellers, report } = await read('업체ID,제품명\n');
    expect(sellers).toEqual([]);
    expect(report).toMatchObject({ rows: 0, profiles: 0, emptyLines: 0 });
  });

  test('records of quotes around nothing are blank lines', async () => {
    const { report } = await read('seller_id,product_name\n"",""\n"a","b"\n" ","\n"\n');
    expect(report).toMatchObject({ rows: 1, emptyLines: 2 });
  });

  test('reading again starts anew, with the same counts', async () => {
    const reader = readSellers(DIRTY);
    const first = await collect(reader);
    const { report } = reader;
    const counts = structuredClone(report);
    expect(await collect(reader)).toEqual(first);
    expect(report).toEqual(counts);
  });

  test('counts are right at any moment', async () => {
    const reader = readSellers(DIRTY);
    for await (const _ of reader) expect(reader.report.rows).toBe(reader.report.used + reader.report.rejected);
    expect(reader.report.rows).toBe(8);
  });

  test('reading waits for an onReject that returns a promise', async () => {
    let waiting = 0;
    const onReject = async () => {
      expect(++waiting).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      waiting--;
    };
    expect(await collect(readSellers(DIRTY, { onReject }))).toHaveLength(3);
  });

  test('rejects can be written with RejectsFile', async () => {
    const path = join(folder, 'rejects.csv');
    const rejects = await RejectsFile.open(path);
    await collect(readSellers(DIRTY, { onReject: rejects.onReject }));
    await rejects.commit();
    expect(readFileSync(path, 'utf8').split('\r\n')[3]).toBe(
      '<text>,7,,broken quotes: text after a closing quote,"004,""깨진""따옴표,,상품,,,,,,,,"',
    );
  });
});

describe('leaving early', () => {
  const openFiles = () => readdirSync('/proc/self/fd').length;
  const many = `seller_id,product_name\n${Array.from({ length: 50_000 }, (_, i) => `s${i},p\n`).join('')}`;

  test.skipIf(process.platform !== 'linux')('closes the file and leaves no temporary copy', async () => {
    const path = join(folder, 'many.csv');
    writeFileSync(path, many);
    const before = openFiles();
    for (const source of [path, createReadStream(path), Readable.from(pieces(many, 1000))]) {
      for await (const seller of readSellers(source)) {
        expect(seller.id).toBe('s0');
        break;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(openFiles()).toBe(before);
    expect(readdirSync(folder).filter((name) => name.endsWith('.spool'))).toEqual([]);
  });

  test.skipIf(process.platform !== 'linux')('by an error in the loop or in onReject does so too', async () => {
    const before = openFiles();
    const path = join(folder, 'broken.csv');
    writeFileSync(path, `${many},no id\n`);
    const fail = () => {
      throw new Error('stop');
    };
    await expect(collect(readSellers(createReadStream(path), { onReject: fail }))).rejects.toThrow('stop');
    await expect(
      (async () => {
        for await (const _ of readSellers(path)) fail();
      })(),
    ).rejects.toThrow('stop');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(openFiles()).toBe(before);
  });
});
