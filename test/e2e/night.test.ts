import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, freshFolder, run, runShell } from '../helpers/command.ts';
import { writeLongRun } from '../helpers/kills.ts';

const CLI = `node ${resolve('dist/cli.js')}`;
const MATCH = 'match --sellers s.csv --buyers b.csv --rejects r.csv';
const SMALL = {
  's.csv': 'seller_id,product_name\nS1,홍삼\nS2,valve\n',
  'b.csv': 'buyer_id,interested_products\nB1,홍삼\nB2,valve\n',
};

/** Starts a long run and ends it by a signal once two checkpoints are on the disk: the first is then noted, too. */
async function stopped(folder: string, signal: NodeJS.Signals, more: string[] = []) {
  const args = [resolve('dist/cli.js'), ...MATCH.split(' '), '--out', 'm.csv', ...more];
  const child = spawn(process.execPath, args, { cwd: folder });
  let stderr = '';
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const journal = () => readdirSync(folder).find((name) => name.endsWith('.journal'));
  while (!journal() || readFileSync(join(folder, journal()!), 'utf8').split('"checkpoint"').length < 3)
    await new Promise((done) => setTimeout(done, 20));
  child.kill(signal);
  const code = await new Promise((done) => child.on('close', done));
  return { code, stderr };
}

describe('a long run', () => {
  it('that is stopped says what is kept, goes on with --resume, and refuses what has changed', async () => {
    const folder = freshFolder();
    writeLongRun(folder, 12_000);
    const { code, stderr } = await stopped(folder, 'SIGINT');
    expect(code).toBe(130);
    expect(stderr).toMatch(/stopped\. The matches of [\d,]+ sellers are kept; the same command with --resume goes on/);

    const other = run(folder, [...MATCH.split(' '), '--out', 'm.csv', '--resume', '--top', '5']);
    expect(other.status).toBe(1);
    expect(other.stderr).toMatch(
      /^buyermatch: m\.csv: the unfinished run cannot be continued, for --top is not as it was/,
    );
    const sellers = readFileSync(join(folder, 's.csv'));
    writeFileSync(join(folder, 's.csv'), sellers.subarray(0, sellers.length - 30));
    const changed = run(folder, [...MATCH.split(' '), '--out', 'm.csv', '--resume']);
    expect(changed.stderr).toContain('the content of --sellers is not as it was');
    writeFileSync(join(folder, 's.csv'), sellers);

    const resumed = run(folder, [
      ...MATCH.split(' '),
      '--out',
      'm.csv',
      '--resume',
      '--stats',
      'stats.json',
      '--preview',
      '1',
    ]);
    expect(resumed.status).toBe(0);
    expect(resumed.stderr).toMatch(/went on after [\d,]+ sellers of an unfinished run/);
    expect(resumed.stdout).toContain('S0');
    const whole = run(folder, [...MATCH.split(' '), '--out', 'whole.csv']);
    expect(readFileSync(join(folder, 'm.csv')).equals(readFileSync(join(folder, 'whole.csv')))).toBe(true);
    const counts = (text: string) => text.split('\n').filter((line) => / rows = |sellers with matches/.test(line));
    expect(counts(resumed.stderr)).toEqual(counts(whole.stderr).map((line) => line.replace('whole.csv', 'm.csv')));
    const stats = JSON.parse(readFileSync(join(folder, 'stats.json'), 'utf8'));
    expect(stats).toMatchObject({ version: 1, state: 'done', rows: stats.sellers.withMatches * 10 });
    expect(stats.sellers.done).toBe(stats.sellers.withMatches + stats.sellers.withoutMatch);
    expect(stats.sellers.resumed).toBeGreaterThan(0);
    expect(stats.input.sellers.rows).toBe(stats.input.sellers.used + stats.input.sellers.rejected);
    expect(readdirSync(folder).sort()).toEqual(['b.csv', 'm.csv', 'r.csv', 's.csv', 'stats.json', 'whole.csv']);
  });

  it('that starts anew tells of the unfinished one, and takes it away at its end', async () => {
    const folder = freshFolder();
    writeLongRun(folder, 12_000);
    await stopped(folder, 'SIGKILL');
    const anew = run(folder, [...MATCH.split(' '), '--out', 'm.csv']);
    expect(anew.stderr).toMatch(/^m\.csv: an unfinished run of [\d,]+ sellers is left beside it; this run starts anew/);
    expect(readdirSync(folder).sort()).toEqual(['b.csv', 'm.csv', 'r.csv', 's.csv']);
  });

  it('on a disk that becomes full keeps what is done, in one line', () => {
    const folder = freshFolder();
    writeLongRun(folder, 12_000);
    // Blocks of 1,024 bytes: less than the output needs.
    const full = runShell(folder, `ulimit -f 6000; ${CLI} ${MATCH} --out m.csv`);
    expect(full.status).toBe(1);
    expect(full.stderr.trim().split('\n')).toHaveLength(1);
    expect(full.stderr).toMatch(
      /^buyermatch: m\.csv: .*The matches of [\d,]+ sellers are kept; the same command with --resume/,
    );
    const resumed = run(folder, [...MATCH.split(' '), '--out', 'm.csv', '--resume']);
    expect(resumed.stderr).toContain('went on after');
    run(folder, [...MATCH.split(' '), '--out', 'whole.csv']);
    expect(readFileSync(join(folder, 'm.csv')).equals(readFileSync(join(folder, 'whole.csv')))).toBe(true);
  });

  it('whose folder goes ends with one line', async () => {
    const folder = freshFolder();
    writeLongRun(folder, 12_000);
    const args = [resolve('dist/cli.js'), ...MATCH.split(' '), '--out', 'sub/m.csv'];
    const child = spawn(process.execPath, args, { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    while (!readdirSync(folder).includes('sub')) await new Promise((done) => setTimeout(done, 20));
    rmSync(join(folder, 'sub'), { recursive: true });
    expect(await new Promise((done) => child.on('close', done))).toBe(1);
    expect(stderr).toMatch(/^buyermatch: sub\/m\.csv: the folder "sub" has gone.*\n$/);
  });

  it('whose reader goes away ends with one line and exit 1', () => {
    const folder = freshFolder();
    writeLongRun(folder, 12_000);
    const { stdout, stderr } = runShell(folder, `${CLI} ${MATCH} --out - | head -1; echo "exit \${PIPESTATUS[0]}"`);
    expect(stdout).toContain('exit 1');
    expect(stderr).toMatch(/^buyermatch: the standard output was closed by its reader, after [\d,]+ sellers\n$/);
  });
});

describe('--resume', () => {
  it('starts from nothing if there is nothing to go on with', () => {
    const folder = folderWith(SMALL);
    expect(run(folder, [...MATCH.split(' '), '--out', 'm.csv', '--resume']).status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['b.csv', 'm.csv', 'r.csv', 's.csv']);
  });

  it.each([
    ['--out', '-'],
    ['--sellers', '/dev/stdin'],
  ])('is refused with %s %s', (flag, value) => {
    const folder = folderWith(SMALL);
    const args = [...MATCH.split(' '), '--out', 'm.csv', '--resume', flag, value];
    const { status, stderr } = run(folder, args);
    expect(status).toBe(2);
    expect(stderr).toContain('--resume needs plain files');
  });
});

describe('--threads', () => {
  it.each(['csv', 'jsonl'])('never changes the bytes of a %s file', (format) => {
    const folder = freshFolder();
    writeLongRun(folder, 1500);
    for (const threads of ['1', '2', '3'])
      run(folder, [...MATCH.split(' '), '--out', `${threads}.${format}`, '--threads', threads]);
    const bytes = ['1', '2', '3'].map((threads) => readFileSync(join(folder, `${threads}.${format}`)));
    expect(bytes[0]!.length).toBeGreaterThan(100_000);
    expect(bytes[1]!.equals(bytes[0]!)).toBe(true);
    expect(bytes[2]!.equals(bytes[0]!)).toBe(true);
  });
});

describe('--max-memory', () => {
  it('never changes the bytes', () => {
    const folder = freshFolder();
    writeLongRun(folder, 800);
    const whole = run(folder, [...MATCH.split(' '), '--out', 'whole.csv']);
    const parts = run(folder, [...MATCH.split(' '), '--out', 'parts.csv', '--max-memory', '512MB', '--threads', '2']);
    expect(parts.stderr.replace('parts.csv', 'whole.csv')).toBe(whole.stderr);
    expect(readFileSync(join(folder, 'parts.csv')).equals(readFileSync(join(folder, 'whole.csv')))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('part-'))).toEqual([]);
  });

  it.each(['100MB', '4', 'x'])('of %s is refused', (size) => {
    const { status, stderr } = run(folderWith(SMALL), [...MATCH.split(' '), '--out', 'm.csv', '--max-memory', size]);
    expect(status).toBe(2);
    expect(stderr).toContain('Give a size of at least 512MB');
  });
});

describe('--since', () => {
  const bytes = (folder: string, name: string) => readFileSync(join(folder, name));

  it.each(['csv', 'bmx'])(
    'matches only what has changed, and gives the bytes of a full run, with buyers from %s',
    (kind) => {
      const folder = freshFolder();
      writeLongRun(folder, 800);
      const source = kind === 'csv' ? '--buyers b.csv' : '--index b.bmx';
      const match = `match --sellers s.csv ${source} --rejects r.csv --threads 2`.split(' ');
      const index = () => (kind === 'csv' ? undefined : run(folder, ['index', '--buyers', 'b.csv', '--out', 'b.bmx']));
      index();
      run(folder, [...match, '--out', 'plain.csv']);
      expect(run(folder, [...match, '--out', 'first.csv', '--state', 'state']).status).toBe(0);
      expect(bytes(folder, 'first.csv').equals(bytes(folder, 'plain.csv'))).toBe(true);

      const same = run(folder, [...match, '--out', 'same.csv', '--since', 'state']);
      expect(same.stderr).toContain('0 buyers new or changed, 0 gone or changed; 0 sellers matched with all buyers');
      expect(bytes(folder, 'same.csv').equals(bytes(folder, 'plain.csv'))).toBe(true);

      const lines = (name: string) => bytes(folder, name).toString().trimEnd().split('\n');
      writeFileSync(
        join(folder, 'b.csv'),
        [...lines('b.csv').slice(0, -2), 'B298,홍삼 농축액 1,VN', 'NEW,kimchi,US'].join('\n'),
      );
      writeFileSync(join(folder, 's.csv'), [...lines('s.csv').filter((_, i) => i !== 5), 'SNEW,kimchi,,VN'].join('\n'));
      index();
      const delta = run(folder, [...match, '--out', 'delta.csv', '--since', 'state', '--state', 'next']);
      const [, whole] = /([\d,]+) sellers matched with all buyers/.exec(delta.stderr)!;
      expect(Number(whole)).toBeGreaterThan(0);
      expect(Number(whole)).toBeLessThan(700);
      run(folder, [...match, '--out', 'full.csv', '--since', 'state', '--full']);
      expect(bytes(folder, 'delta.csv').equals(bytes(folder, 'full.csv'))).toBe(true);
      expect(bytes(folder, 'delta.csv').equals(bytes(folder, 'plain.csv'))).toBe(false);
      const again = run(folder, [...match, '--out', 'again.csv', '--since', 'next']);
      expect(again.stderr).toContain(' 0 sellers matched with all buyers');
      expect(bytes(folder, 'again.csv').equals(bytes(folder, 'full.csv'))).toBe(true);
    },
  );

  it('refuses a state of other settings, and a file that is none', () => {
    const folder = folderWith(SMALL);
    const match = [...MATCH.split(' '), '--out', 'm.csv'];
    run(folder, [...match, '--state', 'state']);
    const other = run(folder, [...match, '--since', 'state', '--top', '3']);
    expect(other.status).toBe(1);
    expect(other.stderr).toMatch(/^buyermatch: state: was made with other settings \(--top\)/);
    const none = run(folder, [...match, '--since', 'b.csv']);
    expect(none.status).toBe(1);
    expect(none.stderr).toMatch(/^buyermatch: b\.csv: cannot be used as a state/);
    expect(run(folder, [...match, '--since', 'state', '--resume']).status).toBe(2);
  });
});

describe('--stats', () => {
  it('tells of a run that failed', () => {
    const folder = folderWith({ ...SMALL, 's.csv': 'x,y\n1,2\n' });
    const { status } = run(folder, [...MATCH.split(' '), '--out', 'm.csv', '--stats', 'stats.json']);
    expect(status).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, 'stats.json'), 'utf8'))).toMatchObject({
      version: 1,
      state: 'failed',
      error: expect.stringContaining('no column for'),
    });
  });
});
