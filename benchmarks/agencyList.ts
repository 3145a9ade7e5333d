/**
 * How long does a real agency's list take? Such lists are short and repeat themselves.
 *
 * Corpus: 46,000 rows of 34,000 buyers (an HS code of 4 to 6 digits and one to three English words) and 21,000 products
 * of 4,500 distinct texts (one to three Korean words, no code), words drawn from data/hs-headings.json, seed 7. Written as
 * CSV to a temporary folder and matched by the built command, as an operator does.
 *
 *     npm run build && npx tsx benchmarks/agencyList.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import headingFile from '../data/hs-headings.json';
import { Random } from './lib/random.ts';
import { time } from './lib/statistics.ts';

const BUYERS = 34_000;
const BUYER_ROWS = 46_000;
const SELLERS = 21_000;
const DISTINCT_PRODUCTS = 4_500;
const COUNTRIES = ['미국', '베트남', 'Japan', 'DE', '태국', 'Brazil', '러시아', 'UAE'];

const random = new Random(7);
const headings = Object.entries(headingFile.headings);

function words(text: string): string {
  const all = text.split(/[\s,·]+/).filter((word) => word.length > 0);
  const first = random.below(all.length);
  return all.slice(first, first + 1 + random.below(3)).join(' ');
}

function buyerRow(row: number): string {
  const buyer = row < BUYERS ? row : random.below(BUYERS);
  const [code, [english]] = headings[random.zipf(headings.length)]!;
  const hsCode = random.next() < 0.1 ? code : `${code}${10 * (1 + random.below(9))}`;
  return `B${buyer},Buyer ${buyer},${random.pick(COUNTRIES)},${words(english!)},${Number(hsCode)}`;
}

function product(): string {
  const [code, [, korean]] = headings[random.zipf(headings.length)]!;
  return `${words(korean!)},${random.next() < 0.5 ? code : ''}`;
}

const products = Array.from({ length: DISTINCT_PRODUCTS }, product);
const folder = mkdtempSync(join(tmpdir(), 'buyermatch-agency-'));
try {
  const rows = Array.from({ length: BUYER_ROWS }, (_, row) => buyerRow(row));
  writeFileSync(join(folder, 'buyers.csv'), `\uFEFF바이어ID,바이어명,국가,관심품목,HS코드\r\n${rows.join('\r\n')}\r\n`);
  const sellers = Array.from({ length: SELLERS }, (_, i) => `S${i},${random.pick(products)}`);
  writeFileSync(join(folder, 'sellers.csv'), `\uFEFF업체ID,상품명,HS코드\r\n${sellers.join('\r\n')}\r\n`);

  const args = ['dist/cli.js', 'match', '--out', join(folder, 'matches.csv')];
  args.push('--sellers', join(folder, 'sellers.csv'), '--buyers', join(folder, 'buyers.csv'));
  const { result, milliseconds } = await time(() => spawnSync(process.execPath, args, { encoding: 'utf8' }));
  console.log(result.stderr.replaceAll(folder, '.'));
  const lines = readFileSync(join(folder, 'matches.csv'), 'utf8').split('\n').length - 2;
  console.log(`${lines} lines of matches in ${(milliseconds / 1000).toFixed(1)} s, start and writing included`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
