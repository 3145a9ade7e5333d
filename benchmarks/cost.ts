/**
 * How does the cost of a search grow: with buyers, words of the product, length of the list, and hard filters?
 *
 *     npx tsx benchmarks/cost.ts [--sizes 10000,30000,100000,300000] [--kind standard|hard] [--queries 300] [--cache FOLDER] [--out FOLDER]
 *
 * One thing is varied at a time; the others stay at 24 words, ten matches, no excluded country, and the largest size. Each
 * row gives time and counted work (which does not depend on the machine). The fit is `cost = a x size^b`, least squares
 * over logarithms, with R2; for filters, which may be none, the ratio to none stands instead.
 */
import { parseArgs } from 'node:util';
import type { Seller } from '../src/index.ts';
import type { BuyerIndex } from '../src/postings/buyerIndex.ts';
import { BlockMaxSearch } from '../src/search/blockMaxSearch.ts';
import { type CorpusKind, generateSellers } from './lib/corpus.ts';
import { indexedCorpus, prepareQueries } from './lib/indexedCorpus.ts';
import { Report } from './lib/run.ts';
import { powerLaw, statistics, table, timed } from './lib/statistics.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,30000,100000,300000' },
    kind: { type: 'string', default: 'standard' },
    queries: { type: 'string', default: '300' },
    cache: { type: 'string' },
    out: { type: 'string' },
  },
});
const kind = values.kind as CorpusKind;
const sizes = values.sizes.split(',').map(Number);
const WORDS = [2, 4, 8, 24, 72, 300];
const LIMITS = [1, 10, 100, 1000];
const EXCLUDED = [0, 1, 5, 10, 19];
const USUAL = { words: 24, limit: 10, excluded: 0 };
/** All countries of the corpus but the last, the rarest ones first, so that even 19 excluded ones leave some buyers. */
const COUNTRIES = 'SG MY PH SA PL TR IN GB AE MX BR RU TH ID FR DE CN JP VN'.split(' ');

interface Cost {
  ms: number;
  blocks: number;
  documents: number;
}

function measure(index: BuyerIndex, { words, limit, excluded }: typeof USUAL): Cost {
  const sellers = generateSellers(Number(values.queries), kind, 2, words).map((seller) =>
    withExcluded(seller, excluded),
  );
  const queries = prepareQueries(index, sellers);
  const search = new BlockMaxSearch(index);
  for (const { query, scorer } of queries) search.search(query, scorer, limit);
  const times: number[] = [];
  const cost: Cost = { ms: 0, blocks: 0, documents: 0 };
  for (const { query, scorer } of queries) {
    times.push(timed(() => search.search(query, scorer, limit)).ms);
    cost.blocks += search.work.blocks / queries.length;
    cost.documents += search.work.documents / queries.length;
  }
  return { ...cost, ms: statistics(times).mean };
}

function withExcluded(seller: Seller, count: number): Seller {
  return { ...seller, targetMarkets: undefined, excludedMarkets: COUNTRIES.slice(0, count) };
}

function rowsOf(name: string, steps: readonly number[], costs: readonly Cost[]) {
  return steps.map((step, i) => {
    const { ms, blocks, documents } = costs[i]!;
    report.raw('cost', kind, name, step, ms.toFixed(4), blocks.toFixed(1), documents.toFixed(1));
    return [name, step, ms / costs[0]!.ms, ms, blocks, documents];
  });
}

const report = new Report(values.out, `How the cost of a search grows (${kind} corpus)`);
const rows: (string | number)[][] = [];
const fits: (string | number)[][] = [];

function add(name: string, steps: readonly number[], costs: readonly Cost[]): void {
  rows.push(...rowsOf(name, steps, costs));
  if (steps[0] === 0) return;
  for (const what of ['ms', 'documents'] as const) {
    const { factor, exponent, r2 } = powerLaw(
      steps,
      costs.map((cost) => cost[what]),
    );
    fits.push([name, what, factor, exponent, r2]);
  }
}

const bySize: Cost[] = [];
let index: BuyerIndex | undefined;
for (const size of sizes) {
  index = await indexedCorpus(size, kind, values.cache);
  bySize.push(measure(index, USUAL));
}
const largest = index!;
const vary = (name: keyof typeof USUAL, steps: readonly number[]) =>
  add(
    name,
    steps,
    steps.map((step) => measure(largest, { ...USUAL, [name]: step })),
  );
add('buyers', sizes, bySize);
vary('words', WORDS);
vary('limit', LIMITS);
vary('excluded', EXCLUDED);
report.print(table(['varied', 'value', 'ratio to the first', 'mean ms', 'blocks', 'documents'], rows));
report.print(`\n${table(['varied', 'cost', 'a', 'exponent b', 'R2'], fits)}`);
