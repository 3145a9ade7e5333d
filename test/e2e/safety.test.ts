import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run, runShell } from '../helpers/command.ts';

const SELLERS = '업체ID,제품명,제외국가,최소단가,최대단가\nS1,serum,중국,1,2\n';
const BUYERS = 'buyer_id,interested_products,country,price_usd_min,price_usd_max\nB1,serum,CN,1,2\nB2,serum,VN,1,2\n';

function match(sellers: string, buyers = BUYERS, more: string[] = []) {
  const folder = folderWith({ 's.csv': sellers, 'b.csv': buyers });
  const args = ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', 'm.jsonl', '--rejects', 'r.csv', ...more];
  const result = run(folder, args);
  const text = existsSync(join(folder, 'm.jsonl')) ? readFileSync(join(folder, 'm.jsonl'), 'utf8') : '';
  const matches = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { ...result, matches, rejects: readFileSync(join(folder, 'r.csv'), 'utf8') };
}

describe('an excluded market', () => {
  it.each(['중국', '중국 제외', 'China', '중화권'])('written as %s keeps its buyers out', (cell) => {
    const { matches } = match(SELLERS.replace('중국', cell));
    expect(matches.map(({ buyer_id }) => buyer_id)).toEqual(['B2']);
  });

  it.each(['Chnia', '중국(홍콩 제외)', '전세계'])(
    'that cannot be read, as %s, rejects the seller rather than risk it',
    (cell) => {
      const { matches, rejects, stderr } = match(SELLERS.replace('중국', cell));
      expect(matches).toEqual([]);
      expect(rejects).toContain(`excluded market cannot be read: ""${cell}""`);
      expect(stderr).toContain('1 rows = 0 used + 1 rejected');
    },
  );
});

describe('a file of the user', () => {
  it.each([
    ['match', ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', 's.csv'], '--out and --sellers'],
    [
      'match',
      ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', 'm.csv', '--rejects', './b.csv'],
      '--rejects and --buyers',
    ],
    [
      'match',
      ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', 'm.csv', '--rejects', 'm.csv'],
      '--rejects and --out',
    ],
    ['index', ['index', '--buyers', 'b.csv', '--out', 'b.csv'], '--out and --buyers'],
  ])('is never written over by %s', (_, args, message) => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS });
    const { status, stderr } = run(folder, args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(readFileSync(join(folder, 's.csv'), 'utf8')).toBe(SELLERS);
    expect(readFileSync(join(folder, 'b.csv'), 'utf8')).toBe(BUYERS);
  });

  it('stays away when another output of the run fails', () => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS });
    const args = ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', 'm.csv', '--rejects', '/dev/full'];
    expect(run(folder, args).status).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['b.csv', 's.csv']);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is not left half written by %s', async (signal) => {
    const folder = folderWith({ 'b.csv': BUYERS });
    // The sellers never end, so the run waits with its output open.
    const child = spawn(
      process.execPath,
      [resolve('dist/cli.js'), 'match', '--sellers', '/dev/stdin', '--buyers', 'b.csv', '--out', 'm.csv'],
      { cwd: folder },
    );
    child.stdin.write(SELLERS);
    while (!readdirSync(folder).some((name) => name.includes('partial')))
      await new Promise((done) => setTimeout(done, 20));
    child.kill(signal);
    const code = await new Promise((done) => child.on('exit', done));
    expect(code).toBe({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }[signal]);
    expect(readdirSync(folder)).toEqual(['b.csv']);
  });
});

describe('rows', () => {
  it.each([
    ['-', 'missing seller_id'],
    ['1.23457E+09', 'seller_id damaged by a spreadsheet'],
    ['업체ID', 'the header line again'],
  ])('of the id %s are rejected', (id, reason) => {
    const { rejects, matches } = match(`업체ID,제품명\n${id},serum\n`);
    expect(rejects).toContain(reason);
    expect(matches).toEqual([]);
  });

  it('that a stray quote may have swallowed are told of', () => {
    const { stderr } = match('업체ID,제품명,제품설명\nS1,"A급 원단,d\nS2,serum,c\nS3,모니터 27",d\nS4,e,f\n');
    expect(stderr).toContain('CELLS that hold whole rows');
  });

  it('with a price in won do not pass for dollars', () => {
    const { matches, stderr } = match('업체ID,제품명,최소단가(원),최대단가(원)\nS1,serum,1200,1500\n');
    expect(matches[0].price).toBeUndefined();
    expect(stderr).toContain('columns not used: 최소단가(원), 최대단가(원)');
  });

  it('of one buyer that contradict each other are counted', () => {
    const { stderr } = match(SELLERS, `${BUYERS}B2,serum,US,,\n`);
    expect(stderr).toContain('buyers whose rows name different countries');
  });

  it('with an end date but no activity anywhere are told of', () => {
    const { stderr } = match(SELLERS, 'buyer_id,interested_products,valid_until\nB1,serum,2019-12-31\n');
    expect(stderr).toContain('1 requests have an end date that nothing is held against');
  });
});

describe('the standard output', () => {
  it('may be closed by its reader without a word', () => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS });
    const child = `node ${resolve('dist/cli.js')} match --sellers s.csv --buyers b.csv --out m.csv --preview 48 | true`;
    const { stderr } = runShell(folder, child);
    expect(stderr).not.toContain('Error');
  });

  it('that cannot be written is one line and exit 1', () => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS });
    const { status, stderr } = runShell(
      folder,
      `node ${resolve('dist/cli.js')} match --sellers s.csv --buyers b.csv --out - --quiet > /dev/full`,
    );
    expect(status).toBe(1);
    expect(stderr).not.toContain('at ');
  });
});
