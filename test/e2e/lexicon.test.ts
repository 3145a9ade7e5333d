import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from '../helpers/command.ts';

const FILES = {
  'own.tsv': 'zorbel-chip\tproduct\t190590\tsnack\t\t조르벨칩\tzorbel chip\nshampoo\tko\t조르벨바\n',
  's.csv': 'seller_id,product_name,hs_code\nS1,조르벨칩,870899\nS2,고체 비누,870899\nS3,샴푸,330510\n',
  'b.csv': 'buyer_id,interested_products\nB1,zorbel chips\nB2,"soap, distributors wanted"\n',
};
const LEXICON = ['--lexicon', 'own.tsv'];

describe('--lexicon', () => {
  it('adds terms to match, index and classify', () => {
    const folder = folderWith(FILES);
    const match = (from: string[], lexicon: string[]) =>
      run(folder, ['match', '--sellers', 's.csv', ...from, '--out', '-', '--quiet', ...lexicon]);
    const own = match(['--buyers', 'b.csv'], LEXICON);
    expect(own.stdout).toContain('S1,1,1,B1');
    expect(match(['--buyers', 'b.csv'], []).stdout).not.toContain('B1');

    expect(run(folder, ['index', '--buyers', 'b.csv', '--out', 'b.bmx', ...LEXICON]).status).toBe(0);
    expect(match(['--index', 'b.bmx'], LEXICON).stdout).toBe(own.stdout);
    const refused = match(['--index', 'b.bmx'], []);
    expect({ status: refused.status, stderr: refused.stderr.trim() }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/b\.bmx: was made with --lexicon FILE; give the same --lexicon\.$/),
    });

    expect(run(folder, ['classify', '--in', 's.csv', '--out', '-', ...LEXICON]).stdout).toContain('조르벨칩,1,190590');
  });

  it('may stand in the config', () => {
    const folder = folderWith({ ...FILES, 'c.json': '{"lexicon": "own.tsv"}' });
    const { stdout } = run(folder, ['classify', '--in', 's.csv', '--out', '-', '--config', 'c.json']);
    expect(stdout).toContain('조르벨칩,1,190590');
  });

  it('fails with the line that is wrong, and writes nothing', () => {
    const folder = folderWith({ ...FILES, 'own.tsv': '# ours\nshampooo\tko\t조르벨바\n' });
    const { status, stdout, stderr } = run(folder, ['classify', '--in', 's.csv', '--out', '-', ...LEXICON]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim()).toContain('own.tsv:2: no concept has the id or the name "shampooo", did you mean "shampoo"?');
  });
});

describe('what match tells besides the matches', () => {
  it('lists given codes that do not fit the name of the product', () => {
    const { stderr } = run(folderWith(FILES), ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', 'm.csv']);
    expect(stderr).toContain('1 given HS codes do not fit the name of the product');
    expect(stderr).toContain('S2: "고체 비누" has 870899, but names 3401');
    expect(stderr).not.toContain('S3:');
  });

  it('says in the reasons that a buyer seems to sell, and gives the factor as a part', () => {
    const folder = folderWith(FILES);
    const args = ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--lang', 'ko', '--out'];
    run(folder, [...args, 'm.csv']);
    expect(readFileSync(join(folder, 'm.csv'), 'utf8')).toContain('이 바이어는 주로 판매하는 쪽으로 보입니다.');
    run(folder, [...args, 'm.jsonl']);
    const lines = readFileSync(join(folder, 'm.jsonl'), 'utf8').trim().split('\n');
    const soap = lines.map((line) => JSON.parse(line)).find(({ seller_id }) => seller_id === 'S2');
    expect(soap).toMatchObject({ buyer_id: 'B2', role: 0.3 });
  });
});
