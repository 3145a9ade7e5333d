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
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { BuyerMatcher } from '../src/index.ts';
import { buyerText, type CorpusKind, generateBuyers, generateSellers, sellerText } from './lib/corpus.ts';
import { PEERS, type PeerName, type PeerText } from './lib/peers.ts';
import { statistics, time } from './lib/statistics.ts';

const { values } = parseArgs({
  options: {
    buyers: { type: 'string', default: '100000' },
    kind: { type: 'string', default: 'standard' },
    words: { type: 'string', default: '24' },
    queries: { type: 'string', default: '50' },
    alone: { type: 'boolean', default: false },
    memory: { type: 'string' },
  },
});
const kind = values.kind as CorpusKind;
const sellers = generateSellers(Number(values.queries), kind, 2, Number(values.words));

type ToolName = 'buyermatch' | PeerName;

/** Most buyers that each peer answers for in bearable time. */
const BEARABLE: Readonly<Record<PeerName, number>> = {
  MiniSearch: 50_000,
  Orama: 20_000,
  FlexSearch: 50_000,
  'wink-bm25': 20_000,
  "natural's TfIdf": 5_000,
};

interface Tool {
  name: ToolName;
  buyers: number;
  buildSeconds: number;
  ask: (query: number) => unknown;
  milliseconds: number[];
}

/** Builds the index of a tool and gives the question that is asked of it. */
async function buildTool(name: ToolName, buyers: number): Promise<Tool['ask']> {
  if (name !== 'buyermatch') {
    const ask = await PEERS[name](buyerTexts(buyers));
    return (query) => ask(sellerText(sellers[query]!), 10);
  }
  // Without the memory of past results: every query is answered from the index.
  const matcher = await BuyerMatcher.fromBuyers(generateBuyers(buyers, kind), { cacheSize: 0 });
  return (query) => matcher.match(sellers[query]!, { limit: 10 });
}

function* buyerTexts(count: number): Generator<PeerText> {
  for (const buyer of generateBuyers(count, kind)) yield { id: buyer.id, text: buyerText(buyer) };
}

async function build(name: ToolName, buyers: number): Promise<Tool> {
  const { result: ask, milliseconds } = await time(() => buildTool(name, buyers));
  return { name, buyers, buildSeconds: milliseconds / 1000, ask, milliseconds: [] };
}

/** What an index holds, measured in a process of its own: in this one, other tools' garbage would count. */
function megabytesOf({ name, buyers }: Tool): string {
  const args = [...process.execArgv, process.argv[1]!, '--kind', kind, '--memory', name, '--buyers', String(buyers)];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
}

async function printMemory(name: ToolName, buyers: number): Promise<void> {
  const before = usedMegabytes();
  const ask = await buildTool(name, buyers);
  await ask(0);
  console.log((usedMegabytes() - before).toFixed(0));
  await ask(1);
}

function usedMegabytes(): number {
  globalThis.gc!();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

async function compare(tools: Tool[]): Promise<void> {
  for (const { ask } of tools) await ask(0);
  for (let query = 0; query < sellers.length; query++) {
    for (const tool of tools) tool.milliseconds.push((await time(() => tool.ask(query))).milliseconds);
  }
  const [ours] = tools.map(({ milliseconds }) => statistics(milliseconds).mean);
  for (const tool of tools) {
    const { name, buyers, buildSeconds, milliseconds } = tool;
    const { mean, p50, p95 } = statistics(milliseconds);
    const figures = [buildSeconds.toFixed(1), megabytesOf(tool), mean.toFixed(2), p50.toFixed(2), p95.toFixed(2)];
    const ratio = `${(mean / ours!).toFixed(1)}x`;
    console.log(
      [name.padEnd(16), String(buyers).padStart(9), ...[...figures, ratio].map((text) => text.padStart(9))].join(''),
    );
  }
}

const size = Number(values.buyers);
if (values.memory !== undefined) {
  await printMemory(values.memory as ToolName, size);
} else {
  console.log(`${kind} corpus, ${sellers.length} sellers of about ${values.words} words; times of one match in ms`);
  const heads = ['buyers', 'build s', 'MB', 'mean', 'p50', 'p95', 'ratio'];
  console.log(`${'tool'.padEnd(16)}${heads.map((head) => head.padStart(9)).join('')}`);
  await compare([await build('buyermatch', size)]);
  if (!values.alone) {
    for (const [name, bearable] of Object.entries(BEARABLE) as [ToolName, number][]) {
      const buyers = Math.min(size, bearable);
      await compare([await build('buyermatch', buyers), await build(name, buyers)]);
    }
  }
}
