/**
 * How long does the search of one product take, and how much faster is it than adding up postings?
 *
 *     npx tsx benchmarks/search.ts [--sizes 10000,100000,1000000] [--kinds standard,hard] [--queries 1000] [--limit 10]
 *                                  [--words 24] [--cache FOLDER] [--out FOLDER]
 *
 * Corpus: `lib/corpus.ts`, seed 1; sellers seed 2. Analysed beforehand: the kernels alone are timed here, `match.ts`
 * times the whole call. Every kernel gives the whole score (words, HS, market, price, certificates, activity). Answers
 * of all kernels are compared, to the last bit, before any time is taken; the oracle is slow and answers ten queries.
 * Kernels take turns query by query, so that noise of the machine meets them alike.
 */
import { parseArgs } from 'node:util';
import { BlockMaxSearch } from '../src/search/blockMaxSearch.ts';
import { searchExhaustively } from '../src/search/exhaustive.ts';
import type { Hit } from '../src/search/topK.ts';
import { type CorpusKind, generateSellers } from './lib/corpus.ts';
import { indexedCorpus, type PreparedQuery, prepareQueries } from './lib/indexedCorpus.ts';
import { Report } from './lib/run.ts';
import { statistics, table, timed } from './lib/statistics.ts';
import { TermAtATimeSearch } from './lib/termAtATime.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    kinds: { type: 'string', default: 'standard,hard' },
    queries: { type: 'string', default: '1000' },
    limit: { type: 'string', default: '10' },
    words: { type: 'string', default: '24' },
    cache: { type: 'string' },
    out: { type: 'string' },
  },
});
/** Plain search is slow: it answers every tenth query. */
const PLAIN_SHARE = 10;
const WARM_UP = 300;
const ORACLE_QUERIES = 10;

const limit = Number(values.limit);
const report = new Report(values.out, 'Search of one product, one core');
const rows: (string | number)[][] = [];
for (const kind of values.kinds.split(',') as CorpusKind[]) {
  for (const size of values.sizes.split(',').map(Number)) rows.push(await measure(kind, size));
}
report.print(
  table(
    [
      'corpus',
      'buyers',
      'postings a buyer',
      'terms',
      'terms a query',
      'ratio to plain',
      'ratio to oracle',
      'mean ms',
      'p50',
      'p95',
      'p99',
      'p99 / mean',
      'plain ms',
      'oracle ms',
      'groups',
      'blocks',
      'documents',
    ],
    rows,
  ),
);

async function measure(kind: CorpusKind, size: number): Promise<(string | number)[]> {
  const index = await indexedCorpus(size, kind, values.cache);
  const queries = prepareQueries(index, generateSellers(Number(values.queries), kind, 2, Number(values.words)));
  const pruned = new BlockMaxSearch(index);
  const plain = new TermAtATimeSearch(index);
  const plainQueries = queries.filter((_, i) => i % PLAIN_SHARE === 0);
  for (const { query, scorer } of queries.slice(0, WARM_UP)) pruned.search(query, scorer, limit);
  for (const [i, prepared] of plainQueries.entries()) {
    const { query, scorer } = prepared;
    const hits = pruned.search(query, scorer, limit);
    expectSame(hits, plain.search(query, scorer, limit), prepared);
    if (i < ORACLE_QUERIES) expectSame(hits, searchExhaustively(index, query, scorer, limit), prepared);
  }

  const times = { pruned: [] as number[], plain: [] as number[], oracle: [] as number[] };
  const work = { groups: 0, blocks: 0, documents: 0 };
  for (const [i, { query, scorer }] of queries.entries()) {
    times.pruned.push(timed(() => pruned.search(query, scorer, limit)).ms);
    for (const level of ['groups', 'blocks', 'documents'] as const) work[level] += pruned.work[level] / queries.length;
    if (i % PLAIN_SHARE === 0) times.plain.push(timed(() => plain.search(query, scorer, limit)).ms);
    if (i < ORACLE_QUERIES) times.oracle.push(timed(() => searchExhaustively(index, query, scorer, limit)).ms);
  }
  const { mean, p50, p95, p99 } = statistics(times.pruned);
  const plainMean = statistics(times.plain).mean;
  const oracleMean = statistics(times.oracle).mean;
  for (const kernel of ['pruned', 'plain', 'oracle'] as const) {
    for (const ms of times[kernel]) report.raw('search', kind, size, kernel, ms.toFixed(4));
  }
  const postings = index.text.forward.offsets[index.documentCount]! / size;
  const terms = queries.reduce((sum, { query }) => sum + query.termIds.length, 0) / queries.length;
  return [
    kind,
    size,
    postings,
    index.text.vocabulary.size,
    terms,
    plainMean / mean,
    oracleMean / mean,
    mean,
    p50,
    p95,
    p99,
    p99 / mean,
    plainMean,
    oracleMean,
    work.groups,
    work.blocks,
    work.documents,
  ];
}

function expectSame(hits: readonly Hit[], expected: readonly Hit[], { query }: PreparedQuery): void {
  if (JSON.stringify(hits) === JSON.stringify(expected)) return;
  throw new Error(`kernels disagree on the query of terms ${query.termIds.join(' ')}; no time is worth printing`);
}
