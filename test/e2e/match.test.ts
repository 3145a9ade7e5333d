import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseString } from 'fast-csv';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from '../helpers/command.ts';

const SELLERS = [
  '사업자번호,상호명,제품명,키워드,HS코드,보유인증,수출희망국가,제외국가,비고',
  '012-34-56789,햇살뷰티,비타민 세럼,세럼;serum,3.30499E+09,FDA,베트남,,첫째',
  '012-34-56789,햇살뷰티,똠얌 마스크팩,마스크팩,3304.99-1000,FDA,베트남,,둘째',
  '222,달빛식품,조미김,seaweed snack,200899,HACCP,미국,일본,',
  ',이름만,상품,,,,,,',
  '333,빈상품,,,,,,,',
  '',
  '444,외톨이,뜨개바늘,,,,,,',
].join('\r\n');

const BUYERS = [
  '바이어ID,바이어명,국가,관심품목,HS코드,요구인증,최근활동일,유효기간',
  'B1,Sen Vang Beauty,베트남,serum; mask pack,330499,FDA,2026.3.1,',
  'B2,Tokyo Nori,일본,seaweed snack,200899,,20260301,',
  'B3,Harbor Foods,USA,seaweed snack,200899,HACCP,2026-02-01,',
  'B3,Harbor Foods,USA,rice cake,190230,,2026-04-01,',
  'B4,Old Request GmbH,Germany,serum,330499,,2026-01-01,2026-01-31',
  'B5,=cmd|calc,France,마스크 팩,,,2026-01-01,',
].join('\n');

function rows(csv: string): Promise<Record<string, string>[]> {
  return new Promise((resolve, reject) => {
    const all: Record<string, string>[] = [];
    parseString(csv.replace(/^\uFEFF/, ''), { headers: true })
      .on('data', (row) => all.push(row))
      .on('end', () => resolve(all))
      .on('error', reject);
  });
}

const MATCH = ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', 'm.csv'];

describe('buyermatch match', () => {
  it('reads two CP949 exports with Korean headers and prints counts that add up', async () => {
    const folder = folderWith({ 's.csv': iconv.encode(SELLERS, 'cp949'), 'b.csv': iconv.encode(BUYERS, 'cp949') });
    const { status, stdout, stderr } = run(folder, [...MATCH, '--rejects', 'r.csv', '--lang', 'ko']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('s.csv (cp949): 6 rows = 4 used + 2 rejected; 3 sellers');
    expect(stderr).toContain('b.csv (cp949): 6 rows = 6 used + 0 rejected; 5 buyers; 1 rows merged');
    expect(stderr).toContain('2 sellers with matches, 1 without');
    expect(stderr).toContain('as of 2026-04-01: 1 buyers not matched, since their request ended before');

    const text = readFileSync(join(folder, 'm.csv'), 'utf8');
    expect(text.startsWith('\uFEFFseller_id,product_id,rank,buyer_id,buyer_name,country,score,text,hs,market,')).toBe(
      true,
    );
    const matches = await rows(text);
    const best = matches.filter(({ rank }) => rank === '1').map(({ seller_id, buyer_id }) => [seller_id, buyer_id]);
    expect(best).toEqual([
      ['012-34-56789', 'B1'],
      ['222', 'B3'],
    ]);
    expect(matches.some(({ buyer_id }) => buyer_id === 'B4')).toBe(false);
    expect(matches.filter(({ seller_id, buyer_id }) => seller_id === '222' && buyer_id === 'B2')).toEqual([]);
    expect(matches[0]!.reasons).toMatch(/희망국가\(베트남\)의 바이어.*\.$/);

    const rejects = await rows(readFileSync(join(folder, 'r.csv'), 'utf8'));
    expect(rejects.map(({ file, line, id }) => [file, line, id])).toEqual([
      ['s.csv', '5', ''],
      ['s.csv', '6', '333'],
    ]);
  });

  it('gives the same bytes for the same content in every encoding', () => {
    const outputs = ['utf8', 'cp949', 'utf16-le'].map((encoding) => {
      const options = { addBOM: encoding !== 'cp949' };
      const folder = folderWith({
        's.csv': iconv.encode(SELLERS, encoding, options),
        'b.csv': iconv.encode(BUYERS, encoding, options),
      });
      expect(run(folder, MATCH).status).toBe(0);
      return readFileSync(join(folder, 'm.csv'), 'utf8');
    });
    expect(outputs[1]).toBe(outputs[0]);
    expect(outputs[2]).toBe(outputs[0]);
  });

  it('gives the same bytes from an index file as from the CSV file', () => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS });
    expect(run(folder, MATCH).status).toBe(0);
    expect(run(folder, ['index', '--buyers', 'b.csv', '--out', 'b.bmx']).status).toBe(0);
    expect(run(folder, ['match', '--sellers', 's.csv', '--index', 'b.bmx', '--out', 'm2.csv']).status).toBe(0);
    expect(readFileSync(join(folder, 'm2.csv'), 'utf8')).toBe(readFileSync(join(folder, 'm.csv'), 'utf8'));
  });

  it('names a buyer whose only evidence is a word by its sound, and says so', async () => {
    const folder = folderWith({
      's.csv': 'seller_id,product_name\nS1,바쿠치올',
      'b.csv': 'buyer_id,interested_products\nB1,bakuchiol\nB2,steel pipe',
    });
    for (const [language, reason] of [
      ['en', '바쿠치올 ~ bakuchiol by sound.'],
      ['ko', '소리가 같은 말(바쿠치올 ≈ bakuchiol)이 있습니다.'],
    ] as const) {
      expect(run(folder, [...MATCH, '--lang', language]).status).toBe(0);
      const matches = await rows(readFileSync(join(folder, 'm.csv'), 'utf8'));
      expect(matches.map(({ buyer_id, reasons }) => [buyer_id, reasons])).toEqual([['B1', reason]]);
    }
  });

  it('neutralises cells that a spreadsheet would run', async () => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS });
    run(folder, MATCH);
    const names = (await rows(readFileSync(join(folder, 'm.csv'), 'utf8'))).map(({ buyer_name }) => buyer_name);
    expect(names).toContain("'=cmd|calc");
  });

  it('writes clean CSV or JSON lines to the standard output', () => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS });
    const csv = run(folder, ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', '-', '--quiet']);
    expect(csv.stdout.split('\r\n')[0]).toContain('seller_id,product_id');
    const jsonl = run(folder, ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', '-', '--format', 'jsonl']);
    const lines = jsonl.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ seller_id: '012-34-56789', rank: 1, buyer_id: 'B1', country: 'VN' });
    expect(lines[0].score).toBeGreaterThan(0);
  });

  it('takes column names, weights and defaults from a config file', () => {
    const sellers = 'Firma;Ware\n1;red ginseng\n';
    const config = {
      columns: { sellers: { seller_id: 'Firma', product_name: 'Ware' } },
      top: 1,
      format: 'jsonl',
      weights: { hs: 0 },
    };
    const folder = folderWith({
      's.csv': sellers,
      'b.csv': 'buyer_id,interested_products\nB1,ginseng\nB2,red ginseng\n',
      'c.json': JSON.stringify(config),
    });
    const { stdout, status } = run(folder, [
      'match',
      '--sellers',
      's.csv',
      '--buyers',
      'b.csv',
      '--out',
      '-',
      '--config',
      'c.json',
    ]);
    expect(status).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).buyer_id),
    ).toEqual(['B2']);
  });

  it('counts recency and expiry from --as-of', () => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS });
    const { stderr } = run(folder, [...MATCH, '--as-of', '2026-01-15']);
    expect(stderr).toContain('as of 2026-01-15: 0 buyers not matched');
    expect(readFileSync(join(folder, 'm.csv'), 'utf8')).toContain('B4');
  });

  it('prints a short table of the first sellers when asked', () => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS });
    const { stdout } = run(folder, [...MATCH, '--preview', '1', '--lang', 'ko']);
    expect(stdout).toMatch(/^012-34-56789 {2}햇살뷰티\n {2}1\. Sen Vang Beauty/);
    expect(stdout).not.toContain('222');
  });
});

describe('a run that fails', () => {
  const one = (text: string) => text.trim().split('\n');

  it.each([
    ['a missing file', ['match', '--sellers', 'nowhere.csv', '--buyers', 'b.csv', '--out', 'm.csv'], 'nowhere.csv: '],
    [
      'a missing column',
      ['match', '--sellers', 'b.csv', '--buyers', 'b.csv', '--out', 'm.csv'],
      'no column for seller_id',
    ],
    ['a folder', ['match', '--sellers', '.', '--buyers', 'b.csv', '--out', 'm.csv'], 'folder'],
    [
      'a foreign index',
      ['match', '--sellers', 's.csv', '--index', 'b.csv', '--out', 'm.csv'],
      'not a buyermatch index',
    ],
    [
      'unreadable weights',
      ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', 'm.csv', '--weights', 'b.csv'],
      'not valid JSON',
    ],
  ])('for %s says so in one line, exits with 1 and leaves nothing behind', (_, args, message) => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS });
    const { status, stdout, stderr } = run(folder, args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(one(stderr)).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(['b.csv', 's.csv']);
  });

  it.each([
    ['no buyers', ['match', '--sellers', 's.csv', '--out', 'm.csv'], '--buyers FILE.csv or --index FILE.bmx'],
    ['both kinds of buyers', [...MATCH, '--index', 'x.bmx'], '--buyers FILE.csv or --index FILE.bmx'],
    ['an unknown flag', [...MATCH, '--regects', 'r.csv'], '--rejects'],
    ['a value out of range', [...MATCH, '--top', '0'], '1 to 1000'],
    ['an unknown language', [...MATCH, '--lang', 'fr'], 'en, ko'],
    ['a date that is none', [...MATCH, '--as-of', 'yesterday'], 'as-of date "yesterday"'],
    ['a weight that is none', [...MATCH, '--weights', 'w.json'], 'did you mean "price"'],
    ['an unknown command', ['mach'], 'match'],
    [
      'an unknown metric',
      ['evaluate', '--qrels', 's.csv', '--matches', 'b.csv', '--metrics', 'ndgc@10'],
      'did you mean "ndcg@10"',
    ],
  ])('for %s exits with 2 and says what is right', (_, args, message) => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS, 'w.json': '{"prize": 1}' });
    const { status, stderr } = run(folder, args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(readdirSync(folder).sort()).toEqual(['b.csv', 's.csv', 'w.json']);
  });

  it('keeps an older output file as it was', () => {
    const folder = folderWith({ 's.csv': '업체ID,제품명\n1,김', 'b.csv': 'nothing here', 'm.csv': 'old' });
    expect(run(folder, MATCH).status).toBe(1);
    expect(readFileSync(join(folder, 'm.csv'), 'utf8')).toBe('old');
  });
});

describe('--help', () => {
  it.each(['match', 'index', 'classify', 'evaluate'])('of %s shows its flags and an example', (command) => {
    const { status, stdout } = run('.', [command, '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(`Example: buyermatch ${command}`);
  });
});
