/**
 * How long does a whole `match` take (analysing the product, searching, reasons), and how do other tools do?
 *
 *     npx tsx benchmarks/match.ts [--sizes 10000,100000,1000000] [--kinds standard,hard] [--queries 1000] [--cache FOLDER] [--out FOLDER]
 *     npx tsx benchmarks/match.ts --rivals [--sizes 2000,20000] [--out FOLDER]
 *
 * Corpus: `lib/corpus.ts`, seed 1; sellers seed 2, one product each, all different, and nothing is remembered between
 * them (`cacheSize: 0`). Ours is checked against `exhaustive` first. The yardstick is the plain term-at-a-time search of
 * `lib/termAtATime.ts`, alone and without analysis, so the ratio is a low one. Rivals answer another, smaller task: text
 * alone, no codes, markets or reasons; each is given all words of a profile.
 */
import { deepStrictEqual } from 'node:assert';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import { BuyerMatcher, type Seller } from '../src/index.ts';
import type { BuyerIndex } from '../src/postings/buyerIndex.ts';
import { buyerText, type CorpusKind, generateBuyers, generateSellers, sellerText } from './lib/corpus.ts';
import { corpusPath, indexedCorpus, prepareQueries } from './lib/indexedCorpus.ts';
import { Report } from './lib/run.ts';
import { statistics, table, timed } from './lib/statistics.ts';
import { TermAtATimeSearch } from './lib/termAtATime.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string' },
    kinds: { type: 'string', default: 'standard,hard' },
    queries: { type: 'string', default: '1000' },
    cache: { type: 'string' },
    rivals: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const WARM_UP = 300;
const CHECKED = 5;
const PLAIN_SHARE = 10;

/** natural's TF-IDF scores every document for every query and keeps all in objects: it bears small sizes only. */
const NATURAL_BEARS = 2000;

const kinds = values.kinds.split(',') as CorpusKind[];
if (values.rivals) await compareRivals((values.sizes ?? '2000,20000').split(',').map(Number));
else await measureMatch((values.sizes ?? '10000,100000,1000000').split(',').map(Number));

async function measureMatch(sizes: readonly number[]): Promise<void> {
  const report = new Report(values.out, 'A whole match, one core');
  const rows: (string | number)[][] = [];
  for (const kind of kinds) {
    for (const size of sizes) {
      const index = await indexedCorpus(size, kind, values.cache);
      const matcher = await openMatcher(size, kind);
      const sellers = generateSellers(Number(values.queries), kind);
      for (const seller of sellers.slice(0, CHECKED)) check(matcher, seller);
      for (const seller of sellers.slice(0, WARM_UP)) matcher.match(seller);
      const plainTimes = plain(index, sellers);
      const times = sellers.map((seller) => timed(() => matcher.match(seller)).ms);
      for (const ms of times) report.raw('match', kind, size, 'match', ms.toFixed(4));
      const { mean, p50, p95, p99 } = statistics(times);
      const plainMean = statistics(plainTimes).mean;
      rows.push([kind, size, plainMean / mean, mean, p50, p95, p99, p99 / mean, plainMean]);
    }
  }
  const head = ['corpus', 'buyers', 'ratio to plain', 'mean ms', 'p50', 'p95', 'p99', 'p99 / mean', 'plain kernel ms'];
  report.print(table(head, rows));
}

function check(matcher: BuyerMatcher, seller: Seller): void {
  deepStrictEqual(matcher.match(seller), matcher.match(seller, { exhaustive: true }));
}

function plain(index: BuyerIndex, sellers: readonly Seller[]): number[] {
  const search = new TermAtATimeSearch(index);
  const queries = prepareQueries(index, sellers).filter((_, i) => i % PLAIN_SHARE === 0);
  for (const { query, scorer } of queries.slice(0, 10)) search.search(query, scorer, 10);
  return queries.map(({ query, scorer }) => timed(() => search.search(query, scorer, 10)).ms);
}

async function openMatcher(size: number, kind: CorpusKind): Promise<BuyerMatcher> {
  if (values.cache) return BuyerMatcher.open(corpusPath(values.cache, size, kind), { cacheSize: 0 });
  return BuyerMatcher.fromBuyers(generateBuyers(size, kind), { cacheSize: 0 });
}

async function compareRivals(sizes: readonly number[]): Promise<void> {
  const report = new Report(values.out, 'Other tools on the same profiles, one core');
  const rows: (string | number)[][] = [];
  for (const kind of kinds) {
    for (const size of sizes) {
      const sellers = generateSellers(100, kind);
      const ours = await BuyerMatcher.fromBuyers(generateBuyers(size, kind), { cacheSize: 0 });
      for (const seller of sellers) ours.match(seller);
      const own = statistics(sellers.map((seller) => timed(() => ours.match(seller)).ms)).mean;
      rows.push([kind, size, 'buyermatch', 1, own]);
      for (const [name, times] of rivalTimes(size, kind, sellers)) {
        const { mean } = statistics(times);
        rows.push([kind, size, name, mean / own, mean]);
        for (const ms of times) report.raw('rivals', kind, size, name, ms.toFixed(4));
      }
    }
  }
  report.print(table(['corpus', 'buyers', 'tool', 'time as a multiple of ours', 'mean ms'], rows));
}

function rivalTimes(size: number, kind: CorpusKind, sellers: readonly Seller[]): [string, number[]][] {
  const few = sellers.slice(0, 30);
  const mini = new MiniSearch({ fields: ['text'] });
  for (const buyer of generateBuyers(size, kind)) mini.add({ id: buyer.id, text: buyerText(buyer) });
  const results: [string, number[]][] = [
    ['MiniSearch', few.map((seller) => timed(() => mini.search(sellerText(seller)).slice(0, 10)).ms)],
  ];
  if (size <= NATURAL_BEARS) results.push(['natural TfIdf', naturalTimes(size, kind, few.slice(0, 10))]);
  return results;
}

interface NaturalTfIdf {
  addDocument(text: string): void;
  tfidfs(query: string, each: (document: number, score: number) => void): void;
}

function naturalTimes(size: number, kind: CorpusKind, sellers: readonly Seller[]): number[] {
  // Deep, for the root of natural connects database drivers.
  const TfIdf = createRequire(import.meta.url)('natural/lib/natural/tfidf/tfidf.js') as new () => NaturalTfIdf;
  const tfidf = new TfIdf();
  for (const buyer of generateBuyers(size, kind)) tfidf.addDocument(buyerText(buyer));
  return sellers.map(
    (seller) =>
      timed(() => {
        const scores: [number, number][] = [];
        tfidf.tfidfs(sellerText(seller), (document, score) => scores.push([document, score]));
        return scores.sort((a, b) => b[1] - a[1]).slice(0, 10);
      }).ms,
  );
}
