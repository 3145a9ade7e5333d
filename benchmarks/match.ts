/**
 * How long does a whole `match` take (analysing the product, searching, reasons)?
 *
 *     npx tsx benchmarks/match.ts [--sizes 10000,100000,1000000] [--kinds standard,hard] [--queries 1000] [--cache FOLDER] [--out FOLDER]
 *
 * Corpus: `lib/corpus.ts`, seed 1; sellers seed 2, one product each, all different, and nothing is remembered between
 * them (`cacheSize: 0`). Ours is checked against `exhaustive` first. The yardstick is the plain term-at-a-time search of
 * `lib/termAtATime.ts`, alone and without analysis, so the ratio is a low one. Other tools: `peers.ts`.
 */
import { deepStrictEqual } from 'node:assert';
import { parseArgs } from 'node:util';
import { BuyerMatcher, type Seller } from '../src/index.ts';
import type { BuyerIndex } from '../src/postings/buyerIndex.ts';
import { type CorpusKind, generateBuyers, generateSellers } from './lib/corpus.ts';
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
    out: { type: 'string' },
  },
});
const WARM_UP = 300;
const CHECKED = 5;
const PLAIN_SHARE = 10;

const kinds = values.kinds.split(',') as CorpusKind[];
await measureMatch((values.sizes ?? '10000,100000,1000000').split(',').map(Number));

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
