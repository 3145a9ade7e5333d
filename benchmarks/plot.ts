/**
 * Draws time over number of buyers from the raw figures of a kept run, as an SVG for the README.
 *
 *     npx tsx benchmarks/plot.ts --run benchmarks/runs/2026-11-24
 *
 * Writes `time-over-size.svg` into the folder. Both axes are logarithmic; a point is the mean over all queries of the run.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { run: { type: 'string' } } });
if (!values.run) throw new Error('--run FOLDER is missing: a folder of benchmarks/runs');

interface Line {
  label: string;
  colour: string;
  dash: string;
  points: [size: number, ms: number][];
}

/** Colours that stay apart for colour-blind readers too (Okabe and Ito). */
const COLOURS: Readonly<Record<string, string>> = {
  'search pruned': '#0072b2',
  'search plain': '#d55e00',
  'search oracle': '#777777',
  'match match': '#009e73',
};
const LABELS: Readonly<Record<string, string>> = {
  'search pruned': 'search',
  'search plain': 'plain term-at-a-time',
  'search oracle': 'every buyer scored',
  'match match': 'whole match',
};
const PLOT = { left: 84, top: 20, width: 430, height: 320 };

function readLines(file: string): Line[] {
  const sums = new Map<string, { key: string; kind: string; size: number; total: number; count: number }>();
  for (const row of readFileSync(file, 'utf8').trim().split('\n')) {
    const [benchmark, kind, size, kernel, ms] = row.split(',');
    const key = `${benchmark} ${kernel}`;
    if (!(key in COLOURS)) continue;
    const id = `${key} ${kind} ${size}`;
    const sum = sums.get(id) ?? { key, kind: kind!, size: Number(size), total: 0, count: 0 };
    sum.total += Number(ms);
    sum.count += 1;
    sums.set(id, sum);
  }
  const lines = new Map<string, Line>();
  for (const { key, kind, size, total, count } of sums.values()) {
    const label = `${LABELS[key]}, ${kind}`;
    const line = lines.get(label) ?? { label, colour: COLOURS[key]!, dash: kind === 'hard' ? '6 4' : '', points: [] };
    line.points.push([size, total / count]);
    lines.set(label, line);
  }
  for (const { points } of lines.values()) points.sort((a, b) => a[0] - b[0]);
  return [...lines.values()].sort((a, b) => b.points.at(-1)![1] - a.points.at(-1)![1]);
}

/** Whole powers of ten around the values. */
function decades(numbers: readonly number[]): number[] {
  const low = Math.floor(Math.log10(Math.min(...numbers)));
  const high = Math.ceil(Math.log10(Math.max(...numbers)));
  return Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
}

function draw(lines: readonly Line[]): string {
  const sizes = decades(lines.flatMap(({ points }) => points.map(([size]) => size)));
  const times = decades(lines.flatMap(({ points }) => points.map(([, ms]) => ms)));
  const { left, top, width, height } = PLOT;
  const share = (value: number, ticks: readonly number[]) =>
    Math.log(value / ticks[0]!) / Math.log(ticks.at(-1)! / ticks[0]!);
  const x = (size: number) => (left + width * share(size, sizes)).toFixed(1);
  const y = (ms: number) => (top + height * (1 - share(ms, times))).toFixed(1);
  const parts = [
    ...times.map(
      (ms) =>
        `<path d="M${left} ${y(ms)}h${width}" stroke="#ddd"/><text x="${left - 8}" y="${y(ms)}" text-anchor="end" dominant-baseline="middle">${ms} ms</text>`,
    ),
    ...sizes.map(
      (size) =>
        `<path d="M${x(size)} ${top}v${height}" stroke="#ddd"/><text x="${x(size)}" y="${top + height + 20}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
    ),
    `<text x="${left + width / 2}" y="${top + height + 42}" text-anchor="middle">buyers</text>`,
    ...lines.map(({ label, colour, dash, points }, i) => {
      const path = points.map(([size, ms], point) => `${point === 0 ? 'M' : 'L'}${x(size)} ${y(ms)}`).join('');
      const dots = points
        .map(([size, ms]) => `<circle cx="${x(size)}" cy="${y(ms)}" r="3" fill="${colour}"/>`)
        .join('');
      const row = top + 10 + 22 * i;
      const stroke = `stroke="${colour}" stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}`;
      const legend = `<path d="M${left + width + 20} ${row}h26" ${stroke}/><text x="${left + width + 54}" y="${row}" dominant-baseline="middle">${label}</text>`;
      return `<path d="${path}" fill="none" ${stroke}/>${dots}${legend}`;
    }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 390" font-family="sans-serif" font-size="13" fill="#222" role="img"><title>Time of one query over the number of buyers</title><rect width="780" height="390" fill="#fff"/>${parts.join('\n')}</svg>\n`;
}

const out = join(values.run, 'time-over-size.svg');
writeFileSync(out, draw(readLines(join(values.run, 'raw.csv'))));
console.log(`${out} is written`);
