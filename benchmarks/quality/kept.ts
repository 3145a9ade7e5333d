import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInLexicon } from '../../src/lexicon/index.ts';
import type { Table } from './measure.ts';
import { differenceOf } from './paired.ts';
import { aligned, formatDifference, signed } from './print.ts';

/** One file for each commit that changed a figure. */
const FOLDER = 'benchmarks/runs/quality';

/** Figures of one state of the code. */
export interface KeptResult {
  commit: string;
  /** Of the commit, with its time: the order of the results. */
  date: string;
  subject: string;
  /** Fingerprint of the lexicon. */
  lexicon: string;
  tables: Table[];
  /** nDCG@10 of each judged seller, for paired comparison. */
  perSeller: Record<string, number>;
}

/** What `--json` prints and `--keep` keeps; four places. */
export function resultOf(tables: readonly Table[], perSeller: ReadonlyMap<string, number>): KeptResult {
  const [commit, date, subject] = git('log', '-1', '--format=%h%n%cI%n%s').split('\n') as [string, string, string];
  const result = {
    commit,
    date,
    subject,
    lexicon: builtInLexicon().fingerprint,
    tables,
    perSeller: Object.fromEntries(perSeller),
  };
  return JSON.parse(
    JSON.stringify(result, (_, value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value)),
  );
}

/**
 * Keeps a result under its commit, unless the newest kept one has the same figures.
 *
 * @returns What was done, as a sentence.
 * @throws Error when the working tree differs from the commit.
 */
export function keep(result: KeptResult): string {
  const changed = git('status', '--porcelain', '--', 'src', 'data', 'benchmarks/quality');
  if (changed !== '') throw new Error(`figures are kept under the commit that made them: commit first.\n${changed}`);
  const last = keptFiles().at(-1);
  if (last !== undefined && figures(readKept(last)) === figures(result)) return `no figure has changed since ${last}`;
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${result.date.slice(0, 10)}-${result.commit}.json`);
  writeFileSync(file, text(result));
  return `${file} is written`;
}

/**
 * The differences between two kept results, by default the last two.
 *
 * @param names Commits, or parts of file names.
 */
export function formatDiff(names: readonly string[]): string {
  const files = keptFiles();
  const [a, b] = names.length === 0 ? files.slice(-2) : names.map((name) => fileNamed(name, files));
  if (a === undefined || b === undefined) throw new Error(`give two of the kept results:\n  ${files.join('\n  ')}`);
  return formatDifferences(readKept(a), readKept(b));
}

/** Each row of each table, and the sellers compared in pairs. */
export function formatDifferences(before: KeptResult, after: KeptResult): string {
  const difference = differenceOf(new Map(Object.entries(before.perSeller)), new Map(Object.entries(after.perSeller)));
  const [mean, pValue, counts] = formatDifference(difference);
  const lines = [
    ...[before, after].map(({ commit, date, subject }, i) => `${'AB'[i]}: ${commit} ${date.slice(0, 10)} ${subject}`),
    `B - A over all sellers: ${mean}, p ${pValue}, better/worse ${counts}`,
  ];
  for (const table of after.tables) {
    const other = before.tables.find(({ title }) => title === table.title);
    const rows = table.rows.map(({ label, ndcg }) => {
      const known = other?.rows.find((row) => row.label === label)?.ndcg.mean;
      return known === undefined
        ? [label, '', ndcg.mean.toFixed(3), 'new']
        : [label, known.toFixed(3), ndcg.mean.toFixed(3), signed(ndcg.mean - known)];
    });
    if (rows.length > 0) lines.push('', `## ${table.title}`, ...aligned([['ndcg@10', 'A', 'B', 'B - A'], ...rows]));
  }
  return lines.join('\n');
}

/** By the date of their commits. */
function keptFiles(): string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, at: Date.parse(readKept(name).date) }))
    .sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

function fileNamed(part: string, files: readonly string[]): string {
  const found = files.filter((name) => name.includes(part));
  if (found.length === 1) return found[0]!;
  throw new Error(`${part}: ${found.length} of the kept results have this name: ${files.join(', ')}`);
}

function readKept(name: string): KeptResult {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
}

function figures({ tables, perSeller }: KeptResult): string {
  return JSON.stringify([tables, perSeller]);
}

/** One row a line, so that git shows which figures changed. */
function text({ tables, perSeller, ...head }: KeptResult): string {
  const shown = tables.map(({ rows, ...table }) => {
    const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
    return `  ${JSON.stringify(table).slice(0, -1)},"rows":[\n${lines}\n  ]}`;
  });
  const start = JSON.stringify(head, undefined, 1).slice(0, -2);
  return `${start},\n "tables": [\n${shown.join(',\n')}\n ],\n "perSeller": ${JSON.stringify(perSeller)}\n}\n`;
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}
