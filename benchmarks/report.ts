/**
 * How long a report takes to write, and how long Chromium takes to open and filter it.
 *
 * Corpus: the sample's sellers, copied under new ids until there are enough, against the sample's buyers; ten buyers each.
 * Answers are checked before a time is printed: every business is found, and no request leaves the page.
 * Run: npx tsx benchmarks/report.ts [--sellers 2000]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readSellers, type Seller } from '../src/index.ts';
import { chromiumPath, launch } from '../test/helpers/chromium.ts';

const { values } = parseArgs({ options: { sellers: { type: 'string', default: '2000' } } });
const count = Number(values.sellers);
const folder = mkdtempSync(join(tmpdir(), 'buyermatch-report-'));

function command(...args: string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}

async function writeSellers(): Promise<string> {
  const originals: Seller[] = [];
  for await (const seller of readSellers('data/sample/sellers.csv')) originals.push(seller);
  const quoted = (text = '') => `"${text.replaceAll('"', '""')}"`;
  const lines = ['seller_id,company_name,product_name,keywords,product_description,hs_code'];
  for (let n = 0; n < count; n++) {
    const { companyName, products } = originals[n % originals.length]!;
    for (const { name, keywords = [], description, hsCode = '' } of products) {
      lines.push(
        [`T${n}`, quoted(companyName), quoted(name), quoted(keywords.join(';')), quoted(description), hsCode].join(),
      );
    }
  }
  const file = join(folder, 'sellers.csv');
  writeFileSync(file, lines.join('\n'));
  return file;
}

async function inChromium(file: string): Promise<void> {
  const executable = chromiumPath();
  if (executable === undefined) return;
  const browser = await launch(executable);
  try {
    for (let round = 0; round < 5; round++) {
      const page = await browser.newPage();
      let requests = 0;
      page.on('request', (request) => {
        if (!request.url().startsWith('file:')) requests++;
      });
      const start = performance.now();
      await page.goto(`${pathToFileURL(file).href}#/list`);
      await page.waitForSelector('.list tbody tr');
      const opened = performance.now() - start;
      const filtered = await page.evaluate(FILTER);
      if (requests > 0 || filtered.found === 0) throw new Error(`${requests} requests, ${filtered.found} found`);
      console.log(`open ${opened.toFixed(0)} ms, filter ${filtered.ms.toFixed(1)} ms (${filtered.found} lines drawn)`);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

/** In the page: types a word and waits until the list is drawn. */
const FILTER = `(() => {
  const search = document.getElementById('search');
  const start = performance.now();
  search.value = 'ㅎㅅ';
  search.dispatchEvent(new Event('input'));
  document.body.offsetHeight;
  return { ms: performance.now() - start, found: document.querySelectorAll('.list tbody tr').length };
})()` as unknown as () => { ms: number; found: number };

try {
  const sellers = await writeSellers();
  const files = ['--sellers', sellers, '--buyers', 'data/sample/buyers.csv'];
  const matching = command('match', ...files, '--out', join(folder, 'm.csv'), '--lang', 'ko', '--quiet');
  const writing = command('report', '--matches', join(folder, 'm.csv'), ...files, '--out', join(folder, 'report.html'));
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  const megabytes = pages.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1e6;
  console.log(`${count} sellers: match ${(matching / 1000).toFixed(1)} s, report ${(writing / 1000).toFixed(1)} s`);
  console.log(`${pages.length} files, ${megabytes.toFixed(1)} MB in all`);
  await inChromium(join(folder, 'report.html'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
