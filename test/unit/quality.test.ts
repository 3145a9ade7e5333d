import { describe, expect, it } from 'vitest';
import { ABLATIONS } from '../../benchmarks/quality/ablations.ts';
import { readGolden, readTranslation, withoutCodes } from '../../benchmarks/quality/golden.ts';
import { perSeller, type Run } from '../../benchmarks/quality/measure.ts';
import { differenceOf } from '../../benchmarks/quality/paired.ts';
import { compareRuns, DEFAULT_WEIGHTS, resolveWeights } from '../../src/index.ts';

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
});
