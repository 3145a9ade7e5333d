import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMatches } from '../../../src/io/readMatches.ts';
import { PROBLEMS, REPAIRS } from '../../../src/profile/reading.ts';
import { languageOf } from '../../../src/report/languageOf.ts';
import { problemNames, rejectNames, repairNames } from '../../../src/report/qualityNames.ts';
import { jsonForHtml } from '../../../src/report/renderPage.ts';
import type { ReportData, SellerDetail } from '../../../src/report/reportData.ts';
import { folderWith, run } from '../../helpers/command.ts';

const SELLERS = `seller_id,company_name,product_name,hs_code,certifications,excluded_markets
S1,햇살,마스크팩,330499,FDA,
S2,달빛,뷁뷁뷁,,,
S3,별빛,원목 책상,,,
S4,숲길,홍삼,,,VN
S5,바다,선풍기,,,
,이름만,무언가,,,`;
const BUYERS = `buyer_id,company_name,country,interested_products,required_certifications,valid_until,last_active
B1,Mask House,US,face mask pack,"FDA; CPNP",,2026-01-01
B2,Sâm Việt,VN,hồng sâm,,,2026-01-01
B3,Fan World,US,electric fan,,2025-01-01,2025-12-01`;

/** The JSON blocks of a written report. */
function blocks(html: string): { data: ReportData; details: SellerDetail[] } {
  const block = (id: string) => new RegExp(`id="${id}">(.*?)</script>`, 's').exec(html)![1]!;
  return {
    data: JSON.parse(block('data')),
    details: block('details')
      .split('\n')
      .map((text) => JSON.parse(text)),
  };
}

function report(...flags: string[]) {
  const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS });
  const files = ['--sellers', 's.csv', '--buyers', 'b.csv'];
  expect(run(folder, ['match', ...files, '--out', 'm.csv', '--lang', 'ko', '--quiet']).status).toBe(0);
  const { status, stderr } = run(folder, [
    'report',
    '--matches',
    'm.csv',
    '--out',
    'r.html',
    ...(flags.length ? flags : files),
  ]);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return { folder, stderr, ...blocks(readFileSync(join(folder, 'r.html'), 'utf8')) };
}

describe('a report', () => {
  it('says why a business has no buyer', () => {
    const { data, details } = report();
    expect(data.sellers.map(({ id }) => id)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5']);
    expect(details.map(({ unmatched }) => unmatched)).toEqual([undefined, 'unnamed', 'unasked', 'excluded', 'expired']);
    expect(data.overview).toMatchObject({ sellers: 5, matchedSellers: 1, buyers: 3, matches: 1, namedBuyers: 1 });
  });

  it('has the sentence in both languages, the words of both sides, and what would raise the match', () => {
    const { details } = report();
    const [match] = details[0]!.matches;
    expect(match!.ko).toContain('같은 품목');
    expect(match!.en).toMatch(/^Both deal in .* but the buyer requires CPNP/);
    expect(match!.w).toContain('마스크팩');
    expect(match!.x.join(' ')).toContain('mask');
    const gain = match!.r.find(({ kind }) => kind === 'certificates')!;
    expect(gain.names).toEqual(['CPNP']);
    // Half of the certificates are held: 1 / (1 - 0.3 / 2) of the score.
    expect(gain.gain).toBeCloseTo(match!.s / 0.85 - match!.s, 3);
  });

  it('counts rejects by kind', () => {
    const { data } = report();
    expect(data.overview.quality[0]).toMatchObject({ rows: 6, used: 5, rejected: 1 });
    expect(data.overview.quality[0]!.rejects).toMatchObject([
      { count: 1, firstLine: 7, names: ['missing seller_id', '업체ID 칸이 비어 있음'] },
    ]);
  });

  it('can be made of the matches alone', () => {
    const { data: bare, details: pages } = report('--lang', 'en');
    expect(bare.sellers).toMatchObject([{ id: 'S1', matches: 1 }]);
    expect(pages[0]!.matches[0]!.ko).toContain('같은 품목');
  });

  it('is split over several files, of which the first lists all', () => {
    const { folder, data: first, stderr } = report('--sellers', 's.csv', '--per-file', '2');
    expect(stderr).toContain('wrote r.html and 2 more files beside it');
    expect([first.sellers.length, first.count, first.files]).toEqual([5, 2, ['r.html', 'r-2.html', 'r-3.html']]);
    const last = blocks(readFileSync(join(folder, 'r-3.html'), 'utf8'));
    expect([last.data.offset, last.data.first, last.data.sellers.map(({ id }) => id)]).toEqual([4, 4, ['S5']]);
    expect(last.details).toHaveLength(1);
  });

  it('gives no gain that the weights of the run do not bear out', () => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS, 'w.json': '{"certification": 0.9}' });
    const files = ['--sellers', 's.csv', '--buyers', 'b.csv'];
    run(folder, ['match', ...files, '--out', 'm.csv', '--weights', 'w.json', '--quiet']);
    const gains = (...flags: string[]) => {
      run(folder, ['report', '--matches', 'm.csv', ...files, '--out', 'r.html', ...flags]);
      return blocks(readFileSync(join(folder, 'r.html'), 'utf8')).details[0]!.matches[0]!.r[0]!.gain;
    };
    expect(gains()).toBeUndefined();
    expect(gains('--weights', 'w.json')).toBeGreaterThan(0.1);
  });
});

describe('a matches file', () => {
  const HEAD =
    'seller_id,product_id,rank,buyer_id,buyer_name,country,score,text,hs,market,price,certification,activity,reasons\n';
  const read = async (text: string) => {
    const lines = [];
    for await (const line of readMatches(text)) lines.push(line);
    return lines;
  };

  it('is read the same as CSV and as JSON lines', async () => {
    const csv = await read(`${HEAD}S1,P,1,B1,Name,VN,0.5,0.25,,1,,,0.75,Both.\n`);
    const json = await read(
      '{"seller_id":"S1","product_id":"P","rank":1,"buyer_id":"B1","buyer_name":"Name","country":"VN","score":0.5,"text":0.25,"market":1,"activity":0.75,"reasons":"Both."}\n',
    );
    expect(csv).toEqual(json);
    expect(csv[0]!.parts).toEqual({ text: 0.25, market: 1, activity: 0.75 });
  });

  it.each([
    ['S1,P,0,B1,,,0.5,,,,,,,', 'rank must be a whole number from 1'],
    ['S1,P,1,B1,,,1.5,,,,,,,', 'score must be a number from 0 to 1'],
    ['S1,P,1,B1,,,0.5,x,,,,,,', 'text must be a number from 0 to 1'],
  ])('is refused at its line: %s', async (row, message) => {
    await expect(read(`${HEAD}${row}\n`)).rejects.toThrow(`<text>:2: ${message}`);
  });
});

describe('small things of the report', () => {
  it('name every repair and problem in both languages', () => {
    for (const kind of Object.keys(REPAIRS)) expect(repairNames(kind)[1]).toMatch(/[가-힣]/);
    for (const kind of Object.keys(PROBLEMS)) expect(problemNames(kind)[1]).toMatch(/[가-힣]/);
    expect(rejectNames('something new', [])).toEqual(['something new', 'something new']);
  });

  it('write JSON that cannot close its block, and reads back', () => {
    const value = { a: '</script><!--<script>', b: '&amp;', c: '\u2028' };
    expect(jsonForHtml(value)).not.toMatch(/[<>&]/);
    expect(JSON.parse(jsonForHtml(value))).toEqual(value);
  });

  it.each([
    ['홍삼 농축액', 'ko'],
    ['마스크팩 hydrogel face mask', 'ko+en'],
    ['The best of the west', 'en'],
    ['Wir suchen Kosmetik für die Haut', 'de'],
    ['kem dưỡng da và mặt nạ', 'vi'],
    ['マスクとクリーム', 'ja'],
    ['面膜进口商', 'zh'],
    ['маска для лица', 'ru'],
    ['كريم الوجه', 'ar'],
    ['12345', ''],
  ])('%s is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
