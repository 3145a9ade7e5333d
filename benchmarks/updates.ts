/**
 * What do `add` and `remove` cost, and how much do updates slow `match` until the next refresh?
 *
 *     npx tsx benchmarks/updates.ts [--size 1000000] [--kind hard] [--updates 100000] [--cache FOLDER] [--out FOLDER]
 *
 * Corpus: `lib/corpus.ts`; the updates are buyers of the same corpus with another seed: half replace a buyer that is
 * there (which takes the old one out), half are new. `match` is timed on the changed matcher and on an unchanged one of
 * the same index, in turns seller by seller, with nothing remembered; the changed one is checked against `exhaustive`.
 */
import { deepStrictEqual } from 'node:assert';
import { parseArgs } from 'node:util';
import { type Buyer, BuyerMatcher } from '../src/index.ts';
import { type CorpusKind, generateBuyers, generateSellers } from './lib/corpus.ts';
import { corpusPath, indexedCorpus } from './lib/indexedCorpus.ts';
import { Report } from './lib/run.ts';
import { type Statistics, statistics, table, timed } from './lib/statistics.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1000000' },
    kind: { type: 'string', default: 'hard' },
    updates: { type: 'string', default: '100000' },
    cache: { type: 'string' },
    out: { type: 'string' },
  },
});
const size = Number(values.size);
const kind = values.kind as CorpusKind;
const updates = Number(values.updates);
const report = new Report(values.out, `Updates of ${size} buyers (${kind}), one core`);

const unchanged = await openMatcher();
const matcher = await openMatcher();
const sellers = generateSellers(1000, kind);
const adds: number[] = [];
const removes: number[] = [];
let count = 0;
for (const buyer of generateBuyers(updates, kind, 7)) {
  const update = changed(buyer, count++);
  adds.push(timed(() => matcher.add(update)).ms);
  if (count % 10 === 0) removes.push(timed(() => matcher.remove(`B${(count * 7) % size}`)).ms);
}
deepStrictEqual(matcher.match(sellers[0]!), matcher.match(sellers[0]!, { exhaustive: true }));
for (const seller of sellers) for (const each of [unchanged, matcher]) each.match(seller);
const times = { before: [] as number[], after: [] as number[] };
for (const seller of sellers) {
  times.before.push(timed(() => unchanged.match(seller)).ms);
  times.after.push(timed(() => matcher.match(seller)).ms);
}
const before = statistics(times.before);
const after = statistics(times.after);

report.print(
  table(
    ['', 'count', 'mean ms', 'p50', 'p95', 'p99'],
    [
      row('add, analysis included', statistics(adds)),
      row('remove', statistics(removes)),
      row('match, unchanged', before),
      row(`match after ${updates} updates`, after),
    ],
  ),
);
report.print(
  `\nmatch, changed / unchanged: mean ${(after.mean / before.mean).toFixed(2)}, p50 ${(after.p50 / before.p50).toFixed(2)}`,
);
const { ms } = timed(() => matcher.refresh());
report.print(`refresh: ${(ms / 1000).toFixed(1)} s`);

function row(name: string, { count: calls, mean, p50, p95, p99 }: Statistics): (string | number)[] {
  return [name, calls, mean, p50, p95, p99];
}

function changed(buyer: Buyer, i: number): Buyer {
  return { ...buyer, id: i % 2 === 0 ? `B${(i * 11) % size}` : `new-${i}` };
}

async function openMatcher(): Promise<BuyerMatcher> {
  if (!values.cache) return BuyerMatcher.fromBuyers(generateBuyers(size, kind), { cacheSize: 0 });
  await indexedCorpus(size, kind, values.cache);
  return BuyerMatcher.open(corpusPath(values.cache, size, kind), { cacheSize: 0 });
}
