/**
 * Are the counts of a large dirty file right, is nothing lost, and does memory stay flat?
 *
 * Corpus: 200,000 rows of sellers with Korean headers, two products each, seed 3; every hundredth row has text after a
 * closing quote or no id, every other hundredth no product name or a cell too many (2 % broken). Written as CP949 and as
 * UTF-8; both must give the same profiles.
 *
 *     npx tsx benchmarks/readers.ts [--rows 200000]
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import iconv from 'iconv-lite';
import { readSellers } from '../src/index.ts';
import { Random } from './lib/random.ts';
import { time } from './lib/statistics.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '200000' } } });
const count = Number(values.rows);
const WORDS = ['홍삼', '마스크팩', '조미김', '펫간식', '똠얌', '샴푸', '어버트먼트', '뷁', '유자차', '양말'];

function row(i: number, random: Random): string {
  const product = `${random.pick(WORDS)} ${random.pick(WORDS)} ${i}`;
  const id = `업체-${i >> 1}`;
  const rest = `"${random.pick(WORDS)}, ""특가"" ${random.pick(WORDS)}",3304.99-1000,"1,200",베트남;미국`;
  switch (i % 200) {
    case 0:
      return `${id},상호${i},"깨진" 따옴표,${rest}`;
    case 50:
      return `,상호${i},${product},${rest}`;
    case 100:
      return `${id},상호${i},,${rest}`;
    case 150:
      return `${id},상호${i},${product},${rest},하나,더`;
    default:
      return `${id},상호${i},${product},${rest}`;
  }
}

async function write(path: string, encoding: string): Promise<void> {
  const random = new Random(3);
  const out = createWriteStream(path);
  out.write(iconv.encode('업체ID,상호명,제품명,제품설명,HS코드,최소주문수량,희망국가\r\n', encoding));
  for (let i = 0; i < count; i++) {
    if (!out.write(iconv.encode(`${row(i, random)}\r\n`, encoding))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

async function read(path: string) {
  const hash = createHash('sha256');
  let peak = 0;
  const sellers = readSellers(path);
  const { milliseconds } = await time(async () => {
    for await (const seller of sellers) {
      hash.update(JSON.stringify(seller));
      if (sellers.report.rows % 1000 < 3) peak = Math.max(peak, process.memoryUsage.rss());
    }
  });
  return { report: sellers.report, milliseconds, peak, digest: hash.digest('hex') };
}

const folder = mkdtempSync(join(tmpdir(), 'buyermatch-readers-'));
try {
  const digests = new Set<string>();
  for (const encoding of ['cp949', 'utf8']) {
    const path = join(folder, `${encoding}.csv`);
    await write(path, encoding);
    const { report, milliseconds, peak, digest } = await read(path);
    digests.add(digest);
    const { rows, used, rejected, profiles } = report;
    const rate = Math.round(rows / (milliseconds / 1000));
    console.log(
      `${encoding.padEnd(6)} ${rows} rows = ${used} used + ${rejected} rejected; ${profiles} sellers; ` +
        `${rate} rows/s; peak ${(peak / 1e6).toFixed(0)} MB resident`,
    );
    if (rows !== count || used + rejected !== rows || rejected !== Math.ceil(count / 50))
      throw new Error('the counts are wrong');
  }
  if (digests.size !== 1) throw new Error('the encodings gave different profiles');
  console.log('both encodings gave the same profiles');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
