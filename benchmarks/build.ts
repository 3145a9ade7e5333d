/**
 * What does an index cost: building from profiles, memory, saving, opening?
 *
 *     npx tsx benchmarks/build.ts [--sizes 100000,1000000] [--kinds standard,hard] [--out FOLDER]
 *
 * Corpus: `lib/corpus.ts`, generated as it is read, so its making is part of the build time; making alone is told beside
 * it. The bytes of the opened index are those of its arrays, which are the file's: nothing else is held before a match.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BuyerMatcher, DEFAULT_WEIGHTS } from '../src/index.ts';
import { builtInLexicon } from '../src/lexicon/index.ts';
import { indexSettings } from '../src/matcher/indexedBuyer.ts';
import { readIndex } from '../src/postings/indexFile.ts';
import { type CorpusKind, generateBuyers } from './lib/corpus.ts';
import { Report } from './lib/run.ts';
import { table } from './lib/statistics.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100000,1000000' },
    kinds: { type: 'string', default: 'standard,hard' },
    out: { type: 'string' },
  },
});
const report = new Report(values.out, 'Building, saving and opening an index');
const folder = mkdtempSync(join(tmpdir(), 'buyermatch-'));
const rows: (string | number)[][] = [];
try {
  for (const kind of values.kinds.split(',') as CorpusKind[]) {
    for (const size of values.sizes.split(',').map(Number)) rows.push(await measure(kind, size));
  }
} finally {
  rmSync(folder, { recursive: true });
}
report.print(
  table(
    [
      'corpus',
      'buyers',
      'making profiles s',
      'build s',
      'of it analysis',
      'order and index s',
      'peak MB',
      'save s',
      'open s',
      'file MB',
      'bytes a buyer',
      'postings a buyer',
      'bytes a posting',
    ],
    rows,
  ),
);

async function measure(kind: CorpusKind, size: number): Promise<(string | number)[]> {
  let start = performance.now();
  for (const buyer of generateBuyers(size, kind)) if (buyer.id === '') throw new Error('no id');
  const making = seconds(start);
  start = performance.now();
  let built: BuyerMatcher | undefined = await BuyerMatcher.fromBuyers(generateBuyers(size, kind));
  const build = seconds(start);
  start = performance.now();
  built.add({ id: 'one more' });
  built.refresh();
  const index = seconds(start);
  const peak = process.resourceUsage().maxRSS / 1024;
  const path = join(folder, `${kind}-${size}.bmx`);
  start = performance.now();
  await built.save(path);
  const save = seconds(start);
  built = undefined;
  start = performance.now();
  const opened = await BuyerMatcher.open(path);
  const open = seconds(start);
  const { text } = await readIndex(path, indexSettings(DEFAULT_WEIGHTS, builtInLexicon()));
  const postings = text.forward.offsets[opened.size]!;
  const bytes = statSync(path).size;
  rmSync(path);
  return [
    kind,
    size,
    making,
    build,
    build - making - index,
    index,
    peak,
    save,
    open,
    bytes / 1e6,
    bytes / size,
    postings / size,
    bytes / postings,
  ];
}

function seconds(start: number): number {
  return (performance.now() - start) / 1000;
}
