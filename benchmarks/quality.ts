/**
 * How good are the lists? nDCG@10, success@10 and recall@100 on judged data with 95 % intervals: by language, industry and
 * codes, without each part of the score, beside other tools, and with everything translated.
 *
 *     npm run bench:quality                             every table
 *     npm run bench:quality -- --only sellers,codes     some of them
 *     npm run bench:quality -- --json                   as data; --keep keeps it under its commit in benchmarks/runs/quality
 *     npm run bench:quality -- diff [A B]               what changed between two kept results, by default the last two
 *     npm run bench:quality -- --worst 50               a page for each of the sellers that fare worst
 *
 * Options: --weights FILE, --golden DIR, --english DIR. See benchmarks/quality/README.md.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readGolden, readTranslation } from './quality/golden.ts';
import { formatDiff, keep, resultOf } from './quality/kept.ts';
import { matchAll, perSeller, runOf, type Table } from './quality/measure.ts';
import { formatTable } from './quality/print.ts';
import { TABLES } from './quality/tables.ts';
import { worstPages } from './quality/worst.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    weights: { type: 'string' },
    golden: { type: 'string', default: 'data/golden/dev' },
    english: { type: 'string', default: 'data/golden/dev-english' },
    only: { type: 'string' },
    worst: { type: 'string' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const [command, ...names] = positionals;
  if (command === 'diff') return console.log(formatDiff(names));
  if (command !== undefined) throw new Error(`${command} is no command; "diff" is one`);
  const golden = await readGolden(options.golden);
  const weights = options.weights === undefined ? undefined : JSON.parse(await readFile(options.weights, 'utf8'));
  if (options.worst !== undefined) {
    const matches = await matchAll(golden, weights);
    for (const page of worstPages(golden, matches, Number(options.worst))) console.log(page);
    return;
  }
  const english = await readTranslation(options.english, golden);
  const run = await runOf(golden, weights);
  const tables: Table[] = [];
  for (const name of tableNames()) {
    const table = await TABLES[name]!({ golden, english, weights, run });
    tables.push(table);
    if (!options.json) console.log(`${formatTable(table)}\n`);
  }
  const result = resultOf(tables, perSeller(golden.qrels, run));
  if (options.json) console.log(JSON.stringify(result, undefined, 2));
  if (options.keep) console.error(keep(result));
}

function tableNames(): string[] {
  if (options.only === undefined) return Object.keys(TABLES);
  if (options.keep) throw new Error('--keep keeps every table; leave --only out');
  const names = options.only.split(',');
  for (const name of names) {
    if (!Object.hasOwn(TABLES, name))
      throw new Error(`${name} is no table; there are ${Object.keys(TABLES).join(', ')}`);
  }
  return names;
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
