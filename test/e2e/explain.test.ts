import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/index.ts';
import { folderWith, run } from '../helpers/command.ts';

const FILES = ['--sellers', 'data/sample/sellers.csv', '--buyers', 'data/sample/buyers.csv'];
const PAIR = ['--seller', 'S001', '--buyer', 'B0064'];

describe('buyermatch explain', () => {
  it('prints a computation that a calculator bears out to the last digit, and that match agrees with', () => {
    const { status, stdout } = run('.', ['explain', ...FILES, ...PAIR]);
    expect(status).toBe(0);
    // Each line "left = right" is worked out again from its own figures.
    const equations = [
      ...stdout.matchAll(
        /^(?:market|price|certification|activity|score = relevance x \(factors\)) = (.*) = ([\d.e-]+)/gm,
      ),
    ];
    expect(equations).toHaveLength(5);
    for (const [, formula, result] of equations) {
      expect(formula).toMatch(/^[\d\s.e()x-]+$/);
      expect(Function(`return ${formula!.replaceAll('x', '*')}`)()).toBe(Number(result));
    }
    const score = Number(equations.at(-1)![2]);
    const matches = run('.', ['match', ...FILES, '--out', '-', '--quiet']).stdout;
    expect(matches).toContain(`S001,S001-1,1,B0064,Hanbit Corner Cosmetics,US,${score.toFixed(6)},`);
  });

  it('gives the same as JSON, whose terms add up', () => {
    const { terms, dot, cosine, inverseLength } = JSON.parse(
      run('.', ['explain', ...FILES, ...PAIR, '--json']).stdout,
    ) as Explanation;
    expect(terms.length).toBeGreaterThan(0);
    expect(terms.reduce((sum, { sellerWeight, buyerWeight }) => sum + sellerWeight * buyerWeight, 0)).toBe(dot);
    expect(Math.min(1, dot * inverseLength)).toBe(cosine);
  });

  it('speaks Korean, and explains the product that is asked for', () => {
    const { stdout } = run('.', ['explain', ...FILES, ...PAIR, '--product', 'S001-2', '--lang', 'ko']);
    expect(stdout).toMatch(/^S001 \(S001-2\) -> B0064\n/);
    expect(stdout).toContain('점수 = 관련도 x (조건)');
  });

  it.each([
    [['--seller', 'S0O1', '--buyer', 'B0064'], 'there is no seller "S0O1". Did you mean "S001"?'],
    [['--seller', 'S001', '--buyer', 'X'], 'there is no buyer "X"'],
    [[...PAIR, '--product', 'X'], 'seller "S001" has no product "X". Known: S001-1, S001-2.'],
  ])('names an id that is not there: %s', (pair, message) => {
    const { status, stderr } = run('.', ['explain', ...FILES, ...pair]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(message) });
  });
});

const SELLERS = 'seller_id,product_name,excluded_markets\nS1,mask pack,JP\nS2,mask pack,\n';
const BUYERS = [
  'buyer_id,interested_products,country,valid_until,last_active',
  'B1,mask pack,VN,,2026-01-01',
  'B2,mask pack; soap,VN,,2026-01-01',
  'B3,mask pack; soap; brush,VN,,2026-01-01',
  'B4,steel bolts,VN,,2026-01-01',
  'B5,mask pack,JP,,2026-01-01',
  'B6,mask pack,VN,2025-01-01,2025-01-01',
].join('\n');

describe('decisions', () => {
  const decide = (rows: string, ...flags: string[]) => {
    const folder = folderWith({ 's.csv': SELLERS, 'b.csv': BUYERS, 'd.csv': rows });
    const files = ['--sellers', 's.csv', '--buyers', 'b.csv', '--decisions', 'd.csv'];
    const { status, stderr } = run(folder, ['match', ...files, '--out', 'm.jsonl', ...flags]);
    const matches =
      status === 0
        ? readFileSync(join(folder, 'm.jsonl'), 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [];
    const of = (id: string) => matches.filter((row) => row.seller_id === id).map((row) => row.buyer_id);
    return { folder, files, status, stderr, matches, of };
  };

  it('put pinned buyers first with their real score, and never name hidden ones; the list stays full', () => {
    const { of, matches, stderr } = decide(
      'seller_id,buyer_id,decision,note\nS1,B1,hide,전화함\nS1,B4,pin,"지인, 소개"\n',
      '--top',
      '2',
    );
    expect(of('S1')).toEqual(['B4', 'B2']);
    expect(of('S2')).toEqual(['B1', 'B5']);
    expect(matches[0]).toMatchObject({ buyer_id: 'B4', rank: 1, score: 0 });
    expect(matches[1]).toMatchObject({ buyer_id: 'B2', rank: 2 });
    expect(stderr).toContain('d.csv: 1 buyers pinned, 1 hidden, 0 decisions without effect');
  });

  it('take Korean headers and words, and name what has no effect', () => {
    const { of, stderr } = decide(
      '업체ID,바이어ID,결정,메모\nS1,B5,고정,\nS1,B6,고정,\nS1,NN,숨김,\nS9,B1,숨김,\nS2,B1,숨김,\n',
    );
    expect(of('S1')).not.toContain('B5');
    expect(of('S1')).not.toContain('B6');
    expect(of('S2')).not.toContain('B1');
    expect(stderr).toContain('S1, B5: the buyer is in a market that the seller excludes');
    expect(stderr).toContain("S1, B6: the buyer's request has ended");
    expect(stderr).toContain('S1, NN: no such buyer in the buyers file');
    expect(stderr).toContain('S9, B1: no such seller in the sellers file');
  });

  it('are refused at their line when they say something else', () => {
    const { status, stderr } = decide('seller_id,buyer_id,decision\nS1,B1,maybe\n');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('d.csv:2: decision must be pin or hide'),
    });
  });

  it('are shown in the report', () => {
    const { folder, files } = decide('seller_id,buyer_id,decision,note\nS1,B1,hide,전화함\nS1,B4,pin,지인 소개\n');
    expect(run(folder, ['report', '--matches', 'm.jsonl', ...files, '--out', 'r.html']).status).toBe(0);
    const html = readFileSync(join(folder, 'r.html'), 'utf8');
    expect(html).toContain('"pinned":true,"note":"지인 소개"');
    expect(html).toContain('"hidden":[{"buyer":"B1","note":"전화함"}]');
    expect(html).toContain('"decisions":{"pinned":1,"hidden":1,"notes":2}');
  });
});
