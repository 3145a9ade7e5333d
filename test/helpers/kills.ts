import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Random } from '../../benchmarks/lib/random.ts';
import { run } from './command.ts';

/** Files of a run that takes some seconds; 1 row in 50 is rejected. */
export function writeLongRun(folder: string, sellers: number): void {
  const words = ['홍삼 농축액', 'toner pads', '냉동만두', 'ball valve', '양말', 'kimchi', '선크림', 'LED 조명'];
  const random = new Random(7);
  const some = () => random.pick(words);
  const rows = Array.from({ length: sellers }, (_, i) =>
    i % 50 === 49
      ? `-,${some()},,`
      : `S${i},${some()} ${some()} ${i},"${some()}, ${some()}",${random.pick(['VN', 'US', ''])}`,
  );
  writeFileSync(join(folder, 's.csv'), `seller_id,product_name,keywords,target_markets\n${rows.join('\n')}\n`);
  const buyers = Array.from(
    { length: 300 },
    (_, i) => `B${i},${some()} ${some()} ${i % 7},${random.pick(['VN', 'US', 'JP'])}`,
  );
  writeFileSync(join(folder, 'b.csv'), `buyer_id,interested_products,country\n${buyers.join('\n')}\n`);
}

const ARGS = ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--rejects', 'r.csv', '--lang', 'ko'];

/**
 * Kills runs at random moments, goes on with `--resume`, and holds what comes out against a run that nobody killed. After
 * some kills the end of the unfinished output is cut off too, as a power cut may do with what was not yet safe.
 *
 * @returns How many sellers the runs went on after, one entry for each that was resumed.
 */
export async function killAndResume(folder: string, kills: number, seed: number): Promise<number[]> {
  const random = new Random(seed);
  const whole = timed(() => run(folder, [...ARGS, '--out', 'whole.csv', '--threads', '2']));
  const expected = [read(folder, 'whole.csv'), read(folder, 'r.csv')];
  const resumed: number[] = [];
  let killed = 0;
  while (killed < kills) {
    rmSync(join(folder, 'm.csv'), { force: true });
    while (!existsSync(join(folder, 'm.csv'))) {
      const delay = killed < kills ? 100 + random.next() * whole.ms * 0.9 : undefined;
      const { wasKilled, stderr } = await runAndKill(folder, random.pick(['1', '2']), delay);
      const [, after] = /went on after ([\d,]+) sellers/.exec(stderr) ?? [];
      if (after !== undefined) resumed.push(Number(after.replaceAll(',', '')));
      if (!wasKilled) continue;
      killed++;
      if (random.next() < 0.3) cutEnd(folder, random);
    }
    const found = [read(folder, 'm.csv'), read(folder, 'r.csv')];
    if (!found.every((bytes, i) => bytes.equals(expected[i]!)))
      throw new Error(`seed ${seed}: other bytes after ${killed} kills`);
    const left = readdirSync(folder).filter((name) => name.includes('.partial-'));
    if (left.length > 0) throw new Error(`seed ${seed}: ${left.join(', ')} left behind`);
  }
  return resumed;
}

function timed(work: () => unknown): { ms: number } {
  const began = performance.now();
  work();
  return { ms: performance.now() - began };
}

/** One run, killed after `delay` milliseconds if it is still at work then. */
async function runAndKill(folder: string, threads: string, delay: number | undefined) {
  const args = [resolve('dist/cli.js'), ...ARGS, '--out', 'm.csv', '--threads', threads, '--resume'];
  const child: ChildProcess = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr!.on('data', (text) => {
    stderr += text;
  });
  const timer = delay === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), delay);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  clearTimeout(timer);
  if (code !== null && code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
  return { wasKilled: code === null, stderr };
}

function cutEnd(folder: string, random: Random): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('m.csv.partial-')) continue;
    const path = join(folder, name);
    const { size } = statSync(path);
    truncateSync(path, Math.max(0, size - random.below(name.endsWith('.journal') ? 300 : 400_000)));
  }
}

function read(folder: string, name: string): Buffer {
  return readFileSync(join(folder, name));
}
