/**
 * How often is the right HS heading first, or among the first five? On data/lexicon/classify.tsv: product texts as shops
 * write them, none of them a term of the lexicon. Intervals are Wilson's, 95 %.
 *
 *     npx tsx benchmarks/classify.ts [--worst]
 */
import { readFileSync } from 'node:fs';
import { type Classification, classify } from '../src/index.ts';

const AT = 5;
const rows = readFileSync('data/lexicon/classify.tsv', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [language, text, headings] = line.split('\t') as [string, string, string];
    return { language, text, right: headings.split(' '), found: classify(text, { limit: AT }) };
  });
type Row = (typeof rows)[number];

const isFirst = ({ right, found }: Row): boolean => found.length > 0 && right.includes(found[0]!.heading);
const isAmong = ({ right, found }: Row): boolean => found.some(({ heading }) => right.includes(heading));
const certainty = (found: readonly Classification[]): number => found[0]?.confidence ?? 0;

function rate(some: readonly Row[], holds: (row: Row) => boolean): string {
  const n = some.length;
  const p = some.filter(holds).length / n;
  const z = 1.96;
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const [low, high] = [-half, half].map((side) => (p + (z * z) / (2 * n) + side) / (1 + (z * z) / n));
  return `${p.toFixed(3)} [${low!.toFixed(3)}, ${high!.toFixed(3)}]`;
}

function print(label: string, some: readonly Row[]): void {
  if (some.length === 0) return;
  const none = some.filter(({ found }) => found.length === 0).length;
  console.log(
    `${label.padEnd(22)}${String(some.length).padStart(5)}  ${rate(some, isFirst)}  ${rate(some, isAmong)}  ${String(none).padStart(7)}`,
  );
}

console.log(`${''.padEnd(22)}texts  HS4@1 [95 % interval]  HS4@${AT} [95 % interval]  no code`);
print('all', rows);
print(
  'Korean',
  rows.filter(({ language }) => language === 'ko'),
);
print(
  'English',
  rows.filter(({ language }) => language === 'en'),
);
print(
  'other languages',
  rows.filter(({ language }) => language !== 'ko' && language !== 'en'),
);
for (const language of [...new Set(rows.map((row) => row.language))].sort())
  if (language !== 'ko' && language !== 'en')
    print(
      `  ${language}`,
      rows.filter((row) => row.language === language),
    );
console.log('\nby confidence of the first code');
for (const [from, to] of [
  [0.5, 1.01],
  [0.25, 0.5],
  [0.1, 0.25],
  [1e-9, 0.1],
] as const)
  print(
    `  ${from === 1e-9 ? 0 : from} to ${Math.min(to, 1)}`,
    rows.filter(({ found }) => certainty(found) >= from && certainty(found) < to),
  );

if (process.argv.includes('--worst'))
  for (const { language, text, right, found } of rows.filter((row) => !isFirst(row)))
    console.log(
      `${language}  ${text}: ${found.map(({ heading }) => heading).join(' ') || 'none'}, right: ${right.join(' ')}`,
    );
