import { describe, expect, it } from 'vitest';
import { ABLATIONS } from '../../benchmarks/quality/ablations.ts';
import { readGolden, readTranslation, withoutCodes } from '../../benchmarks/quality/golden.ts';
import { formatDifferences, type KeptResult } from '../../benchmarks/quality/kept.ts';
import { perSeller, type Run, rowOf } from '../../benchmarks/quality/measure.ts';
import { differenceOf } from '../../benchmarks/quality/paired.ts';
import { DEFAULT_SETTING, weightsOf } from '../../benchmarks/quality/weightSpace.ts';
import { worstPages } from '../../benchmarks/quality/worst.ts';
import { BuyerMatcher, compareRuns, DEFAULT_WEIGHTS, resolveWeights } from '../../src/index.ts';

const QRELS = [
  { sellerId: 'a', buyerId: 'x', grade: 3 },
  { sellerId: 'a', buyerId: 'y', grade: 1 },
  { sellerId: 'b', buyerId: 'x', grade: 2 },
];
const runs: [Run, Run] = [
  new Map([
    ['a', ['y', 'x']],
    ['b', ['y', 'z', 'x']],
  ]),
  new Map([
    ['a', ['x', 'y']],
    ['b', ['y', 'x']],
  ]),
];

describe('the quality benchmark', () => {
  it('compares sellers in pairs as compareRuns does', () => {
    const { difference, low, high, pValue, better, worse } = compareRuns(QRELS, ...runs, ['ndcg@10']).metrics[
      'ndcg@10'
    ]!;
    const [before, after] = runs.map((run) => perSeller(QRELS, run));
    expect(differenceOf(before!, after!)).toEqual({ mean: difference, low, high, pValue, better, worse });
    expect(() => differenceOf(before!, new Map())).toThrow('no seller in common');
  });

  it('leaves a part out by weights that are accepted and are not the default ones', () => {
    for (const [label, weights] of Object.entries(ABLATIONS)) {
      expect(resolveWeights(weights, label), label).not.toEqual(DEFAULT_WEIGHTS);
    }
  });

  it('tries every weight from its default on', () => {
    expect(Object.keys(weightsOf(DEFAULT_SETTING))).toContain('terms');
    expect(resolveWeights(weightsOf(DEFAULT_SETTING))).toEqual(DEFAULT_WEIGHTS);
  });

  it('reads the judged set, its codes and its translation', async () => {
    const golden = await readGolden('data/golden/dev');
    expect(golden.sellers.length).toBe(golden.industryOf.size);
    const ids = new Set(golden.buyers.map(({ id }) => id));
    expect(
      golden.qrels.filter(({ buyerId, sellerId }) => !ids.has(buyerId) || !golden.industryOf.has(sellerId)),
    ).toEqual([]);

    const { sellers, buyers } = withoutCodes(golden, { sellers: true });
    expect(golden.sellers.some(({ products }) => products.some(({ hsCode }) => hsCode))).toBe(true);
    expect(sellers.some(({ products }) => products.some(({ hsCode }) => hsCode))).toBe(false);
    expect(buyers).toBe(golden.buyers);

    const english = await readTranslation('data/golden/dev-english', golden);
    expect(english!.sellers.map(({ id }) => id).sort()).toEqual(golden.sellers.map(({ id }) => id).sort());
    expect(english!.buyers.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it('prints what changed between two kept results, row by row, and what is new', () => {
    const [before, after] = runs.map((run, i): KeptResult => {
      const rows = [rowOf('all', QRELS, run), ...(i === 0 ? [] : [rowOf('a new row', QRELS, run)])];
      const tables = [{ title: 'T', rows }];
      return {
        commit: 'ab'[i]!,
        date: '2026-01-01',
        subject: 's',
        lexicon: '',
        tables,
        perSeller: Object.fromEntries(perSeller(QRELS, run)),
      };
    });
    const lines = formatDifferences(before!, after!).split('\n');
    // a: 3 and 1 in the wrong order, (1 + 3 / log2(3)) / (3 + 1 / log2(3)); b: rank 3, 1 / log2(4). Then 1 and 1 / log2(3).
    expect(lines[2]).toContain('B - A over all sellers: +0.167');
    expect(lines.find((line) => line.startsWith('all'))).toMatch(/0\.648 +0\.815 +\+0\.167/);
    expect(lines.find((line) => line.startsWith('a new row'))).toMatch(/0\.815 +new$/);
  });

  it('shows the sellers that fare worst first, whom they were given and whom they missed', async () => {
    const buyers = [
      { id: 'x', interests: ['red ginseng'] },
      { id: 'y', interests: ['steel bolts'] },
    ];
    const sellers = ['a', 'b'].map((id) => ({ id, products: [{ name: '홍삼' }] }));
    const qrels = [
      { sellerId: 'a', buyerId: 'x', grade: 3 },
      { sellerId: 'b', buyerId: 'y', grade: 2 },
    ];
    const matcher = await BuyerMatcher.fromBuyers(buyers);
    const matches = new Map(sellers.map((seller) => [seller.id, matcher.match(seller)]));
    const [worst, ...others] = worstPages({ sellers, buyers, qrels, industryOf: new Map() }, matches, 1);
    expect(others).toEqual([]);
    expect(worst).toMatch(/^# 1\. b, nDCG@10 0\.000\n홍삼\n/);
    expect(worst).toMatch(/1\. grade 0, score .*: x: red ginseng/);
    expect(worst).toMatch(/grade 2, rank none: y: steel bolts/);
  });
});
