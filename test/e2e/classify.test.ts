import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseString } from 'fast-csv';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from '../helpers/command.ts';

const SELLERS = [
  '사업자번호,상호명,제품ID,제품명,제품설명,키워드,HS코드,비고',
  '012-34-56789,된장집,1,재래식 된장 1kg,,,2103.90-1010,첫째',
  '012-34-56789,된장집,2,손만두 3종,,,3.30499E+09,둘째',
  '222,이름만,1,크흐즈 W-7,,홍삼 농축액,,',
  '333,모르는집,,크흐즈 W-8,,,190220,',
  '444,빈집,,,,,,',
  '555,수식집,,"=cmd|샴푸","=1",,3305,',
  '',
].join('\r\n');

function rows(csv: string): Promise<Record<string, string>[]> {
  return new Promise((resolve, reject) => {
    const all: Record<string, string>[] = [];
    parseString(csv.replace(/^\uFEFF/, ''), { headers: true })
      .on('data', (row) => all.push(row))
      .on('end', () => resolve(all))
      .on('error', reject);
  });
}

const CLASSIFY = ['classify', '--in', 's.csv', '--out', 'c.csv'];

describe('buyermatch classify', () => {
  it('reads a sellers file as it is and prints counts that add up', async () => {
    const folder = folderWith({ 's.csv': iconv.encode(SELLERS, 'cp949') });
    const { status, stdout, stderr } = run(folder, [...CLASSIFY, '--rejects', 'r.csv']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('s.csv (cp949): 6 rows = 4 classified + 1 without a code + 1 rejected');
    expect(stderr).toContain('HS codes cut to the digits that a spreadsheet left');
    expect(stderr).toContain(
      '4 given codes = 1 agree to 6 digits + 1 to 4 + 0 to 2 + 1 contradict + 1 without a candidate',
    );

    const text = readFileSync(join(folder, 'c.csv'), 'utf8');
    expect(text.startsWith('\uFEFFid,text,rank,hs_code,heading_name,confidence,given_hs_code,agrees,reasons\r\n')).toBe(
      true,
    );
    const codes = await rows(text);
    expect(codes[0]).toEqual({
      id: '012-34-56789/1',
      text: '재래식 된장 1kg',
      rank: '1',
      hs_code: '210390',
      heading_name: 'sauces and seasonings',
      confidence: '1.000000',
      given_hs_code: '2103901010',
      agrees: '6',
      reasons: '된장 = doenjang',
    });
    const best = codes.filter(({ rank }) => rank === '1' || rank === '');
    expect(best.map(({ id, hs_code, agrees }) => [id, hs_code?.slice(0, 4), agrees])).toEqual([
      ['012-34-56789/1', '2103', '6'],
      ['012-34-56789/2', '1902', '0'],
      ['222/1', expect.stringMatching(/^(1302|2106)$/), ''],
      ['333', '', ''],
      ['555', '3305', '4'],
    ]);
    expect(best[2]!.reasons).toBe('홍삼 농축액 = red ginseng extract (keywords)');
    expect(best[3]).toMatchObject({ rank: '', confidence: '', reasons: 'no known product name in the text' });
    expect(best[4]!.text).toBe("'=cmd|샴푸");

    const [reject, ...others] = await rows(readFileSync(join(folder, 'r.csv'), 'utf8'));
    expect(reject).toMatchObject({ file: 's.csv', line: '6', id: '444', reason: 'missing text' });
    expect(others).toEqual([]);
  });

  it('gives the same bytes for the same content in every encoding and delimiter', () => {
    const outputs = ['utf8', 'cp949', 'utf16-le'].flatMap((encoding) =>
      [',', ';', '\t'].map((delimiter) => {
        const content = iconv.encode(SELLERS.replaceAll(',', delimiter), encoding, { addBOM: encoding !== 'cp949' });
        const folder = folderWith({ 's.csv': content });
        expect(run(folder, CLASSIFY).status).toBe(0);
        return readFileSync(join(folder, 'c.csv'), 'utf8');
      }),
    );
    expect(new Set(outputs).size).toBe(1);
  });

  it('reads a plain table, with the line as id where it has none, and writes JSON lines in Korean', () => {
    const folder = folderWith({ 't.csv': '품목,내용\n홍삼 농축액,6년근\n식품,\n"기타","된장, 간장"\n' });
    const { stdout, stderr } = run(folder, [
      'classify',
      ...['--in', 't.csv', '--out', '-', '--format', 'jsonl', '--lang', 'ko', '--top', '1', '--quiet'],
    ]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ id: '2', text: '홍삼 농축액', rank: 1 });
    expect(lines[0].confidence).toBeGreaterThan(0);
    expect(lines[1]).toEqual({
      id: '3',
      text: '식품',
      reasons: expect.stringMatching(/^HS 코드가 정해지지 않는 넓은 품목군만 있음: /),
    });
    expect(lines[2]).toMatchObject({ id: '4', hs_code: '210390', heading_name: '소스·양념류' });
    expect(stderr).toBe(
      't.csv (utf-8): 3 rows = 2 classified + 1 without a code + 0 rejected\n3 rows in the standard output\n',
    );
  });

  it('takes the headers of a config file, also those of its sellers', () => {
    const files = {
      't.csv': 'Nr;Ware\n7;red ginseng extract\n',
      'texts.json': '{"columns": {"texts": {"text": "Ware", "id": "Nr"}}, "format": "jsonl"}',
      'sellers.json': '{"columns": {"sellers": {"product_name": "Ware", "seller_id": "Nr"}}, "format": "jsonl"}',
    };
    for (const config of ['texts.json', 'sellers.json']) {
      const { stdout } = run(folderWith(files), ['classify', '--in', 't.csv', '--out', '-', '--config', config]);
      expect(JSON.parse(stdout.split('\n')[0]!)).toMatchObject({ id: '7', text: 'red ginseng extract' });
    }
  });

  it.each([
    ['a missing file', ['classify', '--in', 'nowhere.csv', '--out', 'c.csv'], 1, 'nowhere.csv: '],
    ['a missing column', ['classify', '--in', 'x.csv', '--out', 'c.csv'], 1, 'no column for text'],
    ['its own input as output', ['classify', '--in', 's.csv', '--out', 's.csv'], 2, 'are the same file'],
    ['a value out of range', [...CLASSIFY, '--top', '0'], 2, '1 to 1000'],
    ['no input', ['classify', '--out', 'c.csv'], 2, '--in'],
  ])('for %s leaves nothing behind and says what is right', (_, args, code, message) => {
    const folder = folderWith({ 's.csv': SELLERS, 'x.csv': 'a,b\n1,2\n' });
    const { status, stderr } = run(folder, args);
    expect(status).toBe(code);
    expect(stderr).toContain(message);
    expect(readdirSync(folder).sort()).toEqual(['s.csv', 'x.csv']);
    expect(existsSync(join(folder, 'c.csv'))).toBe(false);
  });
});
