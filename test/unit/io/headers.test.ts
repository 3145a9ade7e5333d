import { describe, expect, test } from 'vitest';
import { findHeader } from '../../../src/io/delimiter.ts';
import { BUYER_COLUMNS, normalizeHeader, SELLER_COLUMNS } from '../../../src/io/headers.ts';
import { type ColumnMapping, countRecognized, matchHeaders } from '../../../src/io/matchHeaders.ts';

const place = { file: 'buyers.csv', line: 1 };
const buyers = (cells: string[], mapping?: ColumnMapping) => matchHeaders(cells, BUYER_COLUMNS, mapping, place);
const positions = (cells: string[], mapping?: ColumnMapping) => Object.fromEntries(buyers(cells, mapping).positions);

describe('headers', () => {
  test.each([' HS 코드 ', 'ＨＳ코드', 'hs_코드*', 'HS-코드', 'HS.코드', 'HS코드(10단위)', 'HS코드（선택）'])(
    '%j is HS코드',
    (header) => {
      expect(normalizeHeader(header)).toBe('hs코드');
    },
  );

  test('every accepted header of both tables finds its column', () => {
    for (const table of [SELLER_COLUMNS, BUYER_COLUMNS]) {
      const required = table.filter((column) => 'required' in column).map(({ name }) => name as string);
      for (const { name, accepted } of table) {
        for (const header of [name, ...accepted]) {
          const cells = [...required.filter((other) => other !== name), header];
          expect(matchHeaders(cells, table, {}, place).positions.get(name)).toEqual([cells.length - 1]);
        }
      }
    }
  });

  test('the first accepted name wins, not the first column, and the others are listed as ignored', () => {
    const { positions, ignored } = buyers(['상호명', '바이어ID', '바이어명', '메모', '바이어명']);
    expect(positions.get('company_name')).toEqual([2]);
    expect(ignored).toEqual(['상호명', '메모', '바이어명']);
  });

  test('all columns of interested products are taken, in the order of the file', () => {
    expect(positions(['카테고리', 'buyer_id', '제목', 'interested_products'])).toEqual({
      buyer_id: [1],
      interested_products: [0, 2, 3],
    });
  });

  test('a mapping overrides, may name several columns, and takes them from others', () => {
    expect(
      positions(['거래처 번호', '상호명', '비고', '국가'], { buyer_id: '거래처번호', description: ['비고', '상호명'] }),
    ).toEqual({
      buyer_id: [0],
      description: [2, 1],
      country: [3],
    });
  });

  test('a mapping to a header that is missing, or of an unknown column, is an error with the mend', () => {
    expect(() => buyers(['a', 'b'], { buyer_id: 'c' })).toThrow(
      'buyers.csv:1: no column "c", which is mapped to buyer_id; found: "a", "b". Correct the mapping.',
    );
    expect(() => buyers(['a'], { buyerid: 'a' })).toThrow(
      'columns: "buyerid" is no column, did you mean "buyer_id"? Known: buyer_id, ',
    );
  });

  test('a missing required column is told with what is accepted, what was found and a near miss', () => {
    expect(() => buyers(['바이어 번호', '회사명'])).toThrow(
      'buyers.csv:1: no column for buyer_id (also accepted: 바이어ID); found: "바이어 번호", "회사명". ' +
        'Did you mean "바이어 번호" for buyer_id? Rename the column, or map it with --config.',
    );
    expect(() => buyers(Array.from({ length: 14 }, (_, i) => `열${i}`))).toThrow('"열11", .... Rename the column');
    expect(() => matchHeaders(['회사'], SELLER_COLUMNS, {}, place)).toThrow(
      'no column for seller_id (also accepted: 업체ID, 기업ID, 사업자번호) and product_name (also accepted: 제품명, 상품명, 품목명); found: "회사". Rename',
    );
  });
});

describe('the delimiter', () => {
  const find = (text: string) => findHeader(text, (cells) => countRecognized(cells, BUYER_COLUMNS));

  test.each([[','], [';'], ['\t'], ['|']])('%j is found by the headers that are recognised', (delimiter) => {
    const header = ['buyer_id', '국가', 'a,b;c|d'].join(delimiter);
    expect(find(`${header}\n1,2,3,4,5\n`)).toMatchObject({ delimiter, records: 1, line: 1 });
  });

  test('is the one that makes most cells when no header is known', () => {
    expect(find('x;y;z,w\n')?.delimiter).toBe(';');
  });

  test("is what Excel's first line says", () => {
    expect(find('sep=;\r\nbuyer_id;국가\r\n')).toEqual({
      delimiter: ';',
      records: 2,
      line: 2,
      cells: ['buyer_id', '국가'],
    });
    expect(find('SEP=\t\nbuyer_id\t국가\n')).toMatchObject({ delimiter: '\t', line: 2 });
  });

  test('may stand after blank lines, and in a header with quotes and line breaks', () => {
    expect(find('\n,,\n"buyer_id";"국가\n(ISO)"\n1;KR\n')).toMatchObject({
      delimiter: ';',
      line: 3,
      cells: ['buyer_id', '국가\n(ISO)'],
    });
  });

  test('cannot be told from blank lines', () => {
    expect(find('\n \n')).toBeUndefined();
  });
});
