/**
 * How fast is a whole night's run, CSV to CSV with reasons, and does a second thread double it?
 *
 *     npx tsx benchmarks/batch.ts [--buyers 100000] [--sellers 20000] [--kind standard] [--rounds 3] [--keep FOLDER]
 *
 * Corpus: `lib/corpus.ts`, buyers seed 1, sellers seed 2, all different. One index file; then in turn, `rounds` times:
 * the built command with one thread and with two; and, in this process, matching alone of the same sellers, which is
 * all that cannot be avoided. The bytes of all runs are compared before any time is printed. Times are wall-clock from
 * the run's own `--stats`, without opening the index; the best of the rounds counts, since others use the machine too.
 * Where they use much of it, only processor time can be compared: what two threads can reach at most on two cores of
 * their own is twice the processor time of one thread over that of both together ("two : one by CPU").
 */
import { strictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { format } from 'fast-csv';
import { BuyerMatcher, readSellers, type Seller } from '../src/index.ts';
import { type CorpusKind, generateBuyers, generateSellers } from './lib/corpus.ts';
import { Report } from './lib/run.ts';
import { table } from './lib/statistics.ts';

const { values } = parseArgs({
  options: {
    buyers: { type: 'string', default: '100000' },
    sellers: { type: 'string', default: '20000' },
    kind: { type: 'string', default: 'standard' },
    rounds: { type: 'string', default: '3' },
    keep: { type: 'string' },
    out: { type: 'string' },
  },
});
const buyerCount = Number(values.buyers);
const sellerCount = Number(values.sellers);
const kind = values.kind as CorpusKind;
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'buyermatch-batch-'));
mkdirSync(folder, { recursive: true });
const indexFile = join(folder, `${kind}-${buyerCount}.bmx`);
const sellersFile = join(folder, `${kind}-${sellerCount}.csv`);

try {
  await prepare();
  await measure();
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true });
}

async function prepare(): Promise<void> {
  if (!existsSync(indexFile)) await (await BuyerMatcher.fromBuyers(generateBuyers(buyerCount, kind))).save(indexFile);
  if (existsSync(sellersFile)) return;
  const csv = format({ headers: true });
  const file = csv.pipe(createWriteStream(sellersFile));
  for (const seller of generateSellers(sellerCount, kind)) csv.write(row(seller));
  csv.end();
  await finished(file);
}

function row({ id, companyName, products: [product], targetMarkets = [], excludedMarkets = [] }: Seller): object {
  const { name, keywords = [], description, hsCode, certifications = [], priceUsd, moq } = product!;
  return {
    seller_id: id,
    company_name: companyName,
    product_name: name,
    product_description: description,
    keywords: keywords.join(';'),
    hs_code: hsCode,
    certifications: certifications.join(';'),
    target_markets: targetMarkets.join(';'),
    excluded_markets: excludedMarkets.join(';'),
    price_usd_min: priceUsd?.min,
    price_usd_max: priceUsd?.max,
    moq,
  };
}

async function measure(): Promise<void> {
  const report = new Report(values.out, 'A batch, CSV to CSV with reasons');
  const best = { one: Number.POSITIVE_INFINITY, two: Number.POSITIVE_INFINITY, alone: Number.POSITIVE_INFINITY };
  const cpu = { one: Number.POSITIVE_INFINITY, two: Number.POSITIVE_INFINITY, alone: Number.POSITIVE_INFINITY };
  const digests = new Set<string>();
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const threads of [1, 2] as const) {
      const { seconds, cpuSeconds, digest } = batch(threads);
      digests.add(digest);
      const name = threads === 1 ? 'one' : 'two';
      best[name] = Math.min(best[name], seconds);
      cpu[name] = Math.min(cpu[name], cpuSeconds);
      report.raw(
        'batch',
        kind,
        buyerCount,
        sellerCount,
        `threads ${threads}`,
        seconds.toFixed(3),
        cpuSeconds.toFixed(3),
      );
    }
    const { seconds, cpuSeconds } = await matchingAlone();
    best.alone = Math.min(best.alone, seconds);
    cpu.alone = Math.min(cpu.alone, cpuSeconds);
    report.raw('batch', kind, buyerCount, sellerCount, 'alone', seconds.toFixed(3), cpuSeconds.toFixed(3));
  }
  strictEqual(digests.size, 1, 'runs gave different bytes');
  const perSecond = (seconds: number) => Math.round(sellerCount / seconds);
  report.print(
    table(
      [
        'corpus',
        'buyers',
        'sellers',
        'one thread /s',
        'two threads /s',
        'two : one',
        'by CPU',
        'matching alone /s',
        'one : alone',
        'by CPU',
      ],
      [
        [
          kind,
          buyerCount,
          sellerCount,
          perSecond(best.one),
          perSecond(best.two),
          best.one / best.two,
          (2 * cpu.one) / cpu.two,
          perSecond(best.alone),
          best.alone / best.one,
          cpu.alone / cpu.one,
        ],
      ],
    ),
  );
}

function batch(threads: 1 | 2): { seconds: number; cpuSeconds: number; digest: string } {
  const [out, stats] = [join(folder, 'matches.csv'), join(folder, 'stats.json')];
  const args = ['match', '--sellers', sellersFile, '--index', indexFile, '--out', out, '--stats', stats];
  execFileSync(process.execPath, [resolve('dist/cli.js'), ...args, '--threads', String(threads)], { stdio: 'ignore' });
  const { seconds } = JSON.parse(readFileSync(stats, 'utf8'));
  return {
    seconds: seconds.matching,
    cpuSeconds: seconds.cpu,
    digest: createHash('sha256').update(readFileSync(out)).digest('hex'),
  };
}

/** The same sellers matched in this process, already read, and nothing written. */
async function matchingAlone(): Promise<{ seconds: number; cpuSeconds: number }> {
  const matcher = await BuyerMatcher.open(indexFile);
  const sellers: Seller[] = [];
  for await (const seller of readSellers(sellersFile)) sellers.push(seller);
  const [began, before] = [performance.now(), process.cpuUsage()];
  for (const seller of sellers) matcher.match(seller);
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6 };
}
