/**
 * Does a long-lived matcher stay as small as it was, through batches, adds, removes and refreshes?
 *
 *     node --expose-gc --import tsx benchmarks/soak.ts [--minutes 20] [--buyers 20000] [--threads 2]
 *
 * Corpus: `lib/corpus.ts`, seed 1. Each round: a batch in threads (every fourth one is left in the middle), a batch
 * without, 500 buyers added and 500 removed, and every fifth round a refresh. Memory is read after a full collection,
 * once a round at the same point: the figures of the last quarter are compared with those of the second one, for the
 * first rounds still fill caches. Ends with 1 if the median has grown by a tenth or more.
 */
import { parseArgs } from 'node:util';
import { BuyerMatcher } from '../src/index.ts';
import { generateBuyers, generateSellers } from './lib/corpus.ts';
import { Random } from './lib/random.ts';
import { Report } from './lib/run.ts';
import { table } from './lib/statistics.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    buyers: { type: 'string', default: '20000' },
    threads: { type: 'string', default: '2' },
    out: { type: 'string' },
  },
});
const MOST_GROWTH = 1.1;
const CHANGES = 500;

const collect = globalThis.gc;
if (collect === undefined) throw new Error('run it with node --expose-gc');
const buyerCount = Number(values.buyers);
const pool = [...generateBuyers(buyerCount + 10 * CHANGES, 'standard')];
const sellers = generateSellers(400, 'standard');
const random = new Random(3);
const matcher = await BuyerMatcher.fromBuyers(pool.slice(0, buyerCount));
const report = new Report(values.out, 'Soak: memory of a long-lived matcher');
const memory: number[] = [];
const end = performance.now() + Number(values.minutes) * 60_000;
for (let round = 1; performance.now() < end || memory.length < 8; round++) {
  await batch(Number(values.threads), round % 4 === 0 ? 50 : sellers.length);
  await batch(1, 100);
  change();
  if (round % 5 === 0) matcher.refresh();
  if (round % 5 !== 0) continue;
  collect();
  memory.push(process.memoryUsage().rss / 2 ** 20);
  report.raw('soak', round, memory.at(-1)!.toFixed(1), matcher.size, process.getActiveResourcesInfo().length);
}
const quarter = Math.floor(memory.length / 4);
const early = median(memory.slice(quarter, 2 * quarter));
const late = median(memory.slice(-quarter));
const handles = process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'Worker').length;
report.print(
  table(
    ['readings', 'buyers', 'MB in the second quarter', 'MB in the last', 'ratio', 'threads left'],
    [[memory.length, matcher.size, early, late, late / early, handles]],
  ),
);
if (late / early >= MOST_GROWTH || handles > 0) process.exitCode = 1;

async function batch(threads: number, count: number): Promise<void> {
  let done = 0;
  for await (const _ of matcher.matchAll(sellers, { threads })) if (++done === count) break;
}

/** As many come as go, so that the size stays. */
function change(): void {
  for (let i = 0; i < CHANGES; i++) {
    const buyer = pool[random.below(pool.length)]!;
    if (!matcher.has(buyer.id)) matcher.add(buyer);
    while (matcher.size > buyerCount) matcher.remove(pool[random.below(pool.length)]!.id);
  }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}
