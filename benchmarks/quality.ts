/**
 * How good are the lists? nDCG@10 on judged data, with 95 % intervals, over all sellers and by language.
 *
 * Data: every folder of data/golden/dev; the buyers of all folders are one pool for all sellers. By buyer language: the
 * pool is cut to buyers that write that language, and sellers without a relevant buyer among them are left out.
 *
 *     npx tsx benchmarks/quality.ts [--weights FILE] [--golden DIR] [--worst N]
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Buyer,
  BuyerMatcher,
  evaluate,
  evaluatePerSeller,
  readBuyers,
  readQrels,
  readSellers,
  type Seller,
} from '../src/index.ts';

const { values: options } = parseArgs({
  options: {
    weights: { type: 'string' },
    golden: { type: 'string', default: 'data/golden/dev' },
    worst: { type: 'string' },
  },
});

const METRICS = ['ndcg@10', 'recall@100', 'success@10', 'map', 'mrr'];

interface Judged {
  sellers: Seller[];
  buyers: Buyer[];
  qrels: { sellerId: string; buyerId: string; grade: number }[];
}

async function readJudged(folder: string): Promise<Judged> {
  const judged: Judged = { sellers: [], buyers: [], qrels: [] };
  for (const name of readdirSync(folder).sort()) {
    judged.sellers.push(...(await collect(readSellers(join(folder, name, 'sellers.csv')))));
    judged.buyers.push(...(await collect(readBuyers(join(folder, name, 'buyers.csv')))));
    judged.qrels.push(...(await collect(readQrels(join(folder, name, 'qrels.csv')))));
  }
  return judged;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function sellerLanguage({ products }: Seller): string {
  const text = products
    .map(({ name, description = '', keywords = [] }) => `${name} ${description} ${keywords.join(' ')}`)
    .join(' ');
  const hangul = text.match(/[가-힣]/g)?.length ?? 0;
  const latin = text.match(/[a-z]{3,}/gi)?.join('').length ?? 0;
  return hangul === 0
    ? 'English'
    : latin > hangul
      ? 'mixed, more English'
      : latin > 0
        ? 'mixed, more Korean'
        : 'Korean only';
}

const SCRIPTS: [RegExp, string][] = [
  [/[가-힣]/, 'Korean'],
  [/[ぁ-ヿ]/, 'Japanese'],
  [/[一-鿿]/, 'Chinese'],
  [/[Ѐ-ӿ]/, 'Russian'],
  [/[؀-ۿ]/, 'Arabic'],
  [/[฀-๿]/, 'Thai'],
];
const LATIN_LANGUAGES: Record<string, string> = {
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  de: 'German',
  pt: 'Portuguese',
  id: 'Indonesian',
  vi: 'Vietnamese',
  tr: 'Turkish',
  it: 'Italian',
  pl: 'Polish',
};

function buyerLanguage({ description = '', interests = [], languages = [] }: Buyer): string {
  const text = `${description} ${interests.join(' ')}`;
  const script = SCRIPTS.find(([letters]) => letters.test(text));
  if (script) return script[1];
  const first = languages[0] ?? 'en';
  return LATIN_LANGUAGES[first.toLowerCase().slice(0, 2)] ?? first;
}

async function measure(
  sellers: readonly Seller[],
  buyers: readonly Buyer[],
  qrels: Judged['qrels'],
  weights: object | undefined,
) {
  const matcher = await BuyerMatcher.fromBuyers(buyers, { weights });
  const run = sellers.map((seller) => ({ seller, matches: matcher.match(seller, { limit: 100 }) }));
  return { run, result: evaluate(qrels, run, METRICS) };
}

function line(label: string, { sellers, metrics }: ReturnType<typeof evaluate>): string {
  const { mean, low, high } = metrics['ndcg@10']!;
  const rest = METRICS.slice(1).map((name) => metrics[name]!.mean.toFixed(3).padStart(10));
  return `${label.padEnd(24)}${String(sellers).padStart(7)}  ${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]${rest.join('')}`;
}

const { sellers, buyers, qrels } = await readJudged(options.golden);
const weights = options.weights === undefined ? undefined : JSON.parse(await readFile(options.weights, 'utf8'));
console.log(
  `${''.padEnd(24)}sellers  ndcg@10 [95 % interval]${METRICS.slice(1)
    .map((name) => name.padStart(10))
    .join('')}`,
);
const { run, result } = await measure(sellers, buyers, qrels, weights);
console.log(line('all', result));

for (const language of ['Korean only', 'mixed, more Korean', 'mixed, more English', 'English']) {
  const ids = new Set(sellers.filter((seller) => sellerLanguage(seller) === language).map(({ id }) => id));
  const judged = qrels.filter(({ sellerId }) => ids.has(sellerId));
  if (judged.length > 0) console.log(line(`sellers: ${language}`, evaluate(judged, run, METRICS)));
}

const languages = [...new Set(buyers.map(buyerLanguage))].sort();
for (const language of languages) {
  const pool = buyers.filter((buyer) => buyerLanguage(buyer) === language);
  const ids = new Set(pool.map(({ id }) => id));
  const judged = qrels.filter(({ buyerId }) => ids.has(buyerId));
  if (judged.length === 0) continue;
  const judgedSellers = new Set(judged.map(({ sellerId }) => sellerId));
  const some = sellers.filter(({ id }) => judgedSellers.has(id));
  console.log(line(`buyers: ${language} (${pool.length})`, (await measure(some, pool, judged, weights)).result));
}

if (options.worst !== undefined) {
  const perSeller = evaluatePerSeller(qrels, run, ['ndcg@10']);
  console.log(JSON.stringify(perSeller).slice(0, 2000));
}
