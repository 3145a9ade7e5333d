/**
 * How does a whole match compare with what else a Node project would reach for?
 *
 * Corpus: benchmarks/lib/corpus.ts, seeds 1 (buyers) and 2 (sellers), the standard kind. Every tool gets the same texts;
 * buyermatch also does HS codes, markets, prices and the reasons, the others only rank by words. A tool that cannot bear
 * the full size is measured at the largest it bears, and buyermatch beside it at the same size. Queries of the tools
 * alternate, so that a change of the machine's speed hits all.
 *
 *     node --expose-gc --max-old-space-size=12000 --import tsx benchmarks/peers.ts [--buyers 100000] [--kind standard|hard]
 *         [--words 24] [--queries 50] [--alone]
 */
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';
import { BuyerMatcher } from '../src/index.ts';
import { buyerText, type CorpusKind, generateBuyers, generateSellers, sellerText } from './lib/corpus.ts';
import { summary, time } from './lib/timing.ts';

const { values } = parseArgs({
  options: {
    buyers: { type: 'string', default: '100000' },
    kind: { type: 'string', default: 'standard' },
    words: { type: 'string', default: '24' },
    queries: { type: 'string', default: '50' },
    alone: { type: 'boolean', default: false },
  },
});
const kind = values.kind as CorpusKind;
const sellers = generateSellers(Number(values.queries), kind, 2, Number(values.words));

/** Most buyers that each peer answers for in bearable time. */
const BEARABLE = { minisearch: 50_000, natural: 5_000 };

interface Tool {
  name: string;
  buyers: number;
  buildSeconds: number;
  megabytes: number;
  ask: (query: number) => unknown;
  milliseconds: number[];
}

async function built(name: string, buyers: number, build: () => Promise<Tool['ask']> | Tool['ask']): Promise<Tool> {
  const before = usedMegabytes();
  const { result: ask, milliseconds } = await time(build);
  return {
    name,
    buyers,
    buildSeconds: milliseconds / 1000,
    megabytes: usedMegabytes() - before,
    ask,
    milliseconds: [],
  };
}

function usedMegabytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

async function buyermatch(count: number): Promise<Tool> {
  return built('buyermatch', count, async () => {
    // Without the memory of past results: every query is answered from the index.
    const matcher = await BuyerMatcher.fromBuyers(generateBuyers(count, kind), { cacheSize: 0 });
    return (query) => matcher.match(sellers[query]!, { limit: 10 });
  });
}

async function minisearch(count: number): Promise<Tool> {
  return built('MiniSearch', count, () => {
    const index = new MiniSearch({ fields: ['text'] });
    for (const buyer of generateBuyers(count, kind)) index.add({ id: buyer.id, text: buyerText(buyer) });
    return (query) => index.search(sellerText(sellers[query]!)).slice(0, 10);
  });
}

async function natural(count: number): Promise<Tool> {
  return built("natural's TfIdf", count, () => {
    const index = new TfIdf();
    for (const buyer of generateBuyers(count, kind)) index.addDocument(buyerText(buyer));
    return (query) => {
      const scores: number[] = [];
      index.tfidfs(sellerText(sellers[query]!), (document: number, score: number) => {
        scores[document] = score;
      });
      return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, 10);
    };
  });
}

async function compare(tools: Tool[]): Promise<void> {
  for (const { ask } of tools) ask(0);
  for (let query = 0; query < sellers.length; query++) {
    for (const tool of tools) tool.milliseconds.push((await time(() => tool.ask(query))).milliseconds);
  }
  const [ours] = tools.map(({ milliseconds }) => summary(milliseconds).mean);
  for (const { name, buyers, buildSeconds, megabytes, milliseconds } of tools) {
    const { mean, p50, p95 } = summary(milliseconds);
    const figures = [buildSeconds.toFixed(1), megabytes.toFixed(0), mean.toFixed(2), p50.toFixed(2), p95.toFixed(2)];
    const ratio = `${(mean / ours!).toFixed(1)}x`;
    console.log(
      [name.padEnd(16), String(buyers).padStart(9), ...[...figures, ratio].map((text) => text.padStart(9))].join(''),
    );
  }
}

const size = Number(values.buyers);
console.log(`${kind} corpus, ${sellers.length} sellers of about ${values.words} words; times of one match in ms`);
console.log(
  `${'tool'.padEnd(16)}${['buyers', 'build s', 'MB', 'mean', 'p50', 'p95', 'ratio'].map((head) => head.padStart(9)).join('')}`,
);
await compare([await buyermatch(size)]);
if (!values.alone) {
  const [forMiniSearch, forNatural] = [Math.min(size, BEARABLE.minisearch), Math.min(size, BEARABLE.natural)];
  await compare([await buyermatch(forMiniSearch), await minisearch(forMiniSearch)]);
  await compare([await buyermatch(forNatural), await natural(forNatural)]);
}
