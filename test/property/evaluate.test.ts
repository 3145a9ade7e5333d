import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRuns, evaluate, evaluatePerSeller } from '../../src/evaluate/index.ts';
import { MEASURES } from '../../src/evaluate/measures/index.ts';

// Oracle: every measure once more, written from its formula, slowly and with nothing shared with src/evaluate.

type List = { ranked: string[]; grades: Map<string, number> };

function gradeAt({ ranked, grades }: List, rank: number): number {
  return grades.get(ranked[rank - 1] ?? '') ?? 0;
}

function ranksUpTo(k: number): number[] {
  return Array.from({ length: k }, (_, i) => i + 1);
}

function total(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

const relevantAmong = (list: List, k: number) => ranksUpTo(k).filter((rank) => gradeAt(list, rank) >= 1).length;
const relevantInAll = ({ grades }: List) => [...grades.values()].filter((grade) => grade >= 1).length;
const dcg = (list: List, k: number) =>
  total(ranksUpTo(k).map((rank) => (Math.max(0, gradeAt(list, rank)) * Math.LN2) / Math.log(rank + 1)));

/** The best DCG@k that any order of the judged buyers reaches, found by trying all orders. */
function bestDcg({ grades }: List, k: number): number {
  return Math.max(0, ...ordersOf([...grades.keys()]).map((ranked) => dcg({ ranked, grades }, k)));
}

function ordersOf(ids: string[]): string[][] {
  if (ids.length === 0) return [[]];
  return ids.flatMap((id) => ordersOf(ids.filter((other) => other !== id)).map((rest) => [id, ...rest]));
}

const ORACLE: Record<string, (list: List, k: number) => number> = {
  ndcg: (list, k) => (bestDcg(list, k) === 0 ? 0 : dcg(list, k) / bestDcg(list, k)),
  recall: (list, k) => (relevantInAll(list) === 0 ? 0 : relevantAmong(list, k) / relevantInAll(list)),
  p: (list, k) => relevantAmong(list, k) / k,
  map: (list, k) =>
    relevantInAll(list) === 0
      ? 0
      : total(ranksUpTo(k).map((rank) => (gradeAt(list, rank) >= 1 ? relevantAmong(list, rank) / rank : 0))) /
        relevantInAll(list),
  mrr: (list, k) => Math.max(0, ...ranksUpTo(k).map((rank) => (gradeAt(list, rank) >= 1 ? 1 / rank : 0))),
  success: (list, k) => Math.sign(relevantAmong(list, k)),
};

// Six judged buyers at most, so that all orders can be tried; lists mix judged and unjudged ones.
const judgedId = fc.constantFrom('B1', 'B2', 'B3', 'B4', 'B5', 'B6');
const anyId = fc.oneof({ weight: 3, arbitrary: judgedId }, fc.constantFrom('X1', 'X2', 'X3', 'X4', 'X5'));
const grade = fc.integer({ min: -1, max: 3 });
const gradesOf = fc
  .uniqueArray(fc.tuple(judgedId, grade), { selector: ([id]) => id, maxLength: 6 })
  .map((e) => new Map(e));
const rankedOf = fc.uniqueArray(anyId, { maxLength: 11 });
const listOf: fc.Arbitrary<List> = fc.record({ ranked: rankedOf, grades: gradesOf });
const cutoffOf = fc.integer({ min: 1, max: 14 });

const names = [...MEASURES.keys()];
const metricNames = names.map((name) => `${name}@3`);

describe.each(names)('%s', (name) => {
  const { measure } = MEASURES.get(name)!;

  test('equals the formula at every cutoff', () => {
    fc.assert(
      fc.property(listOf, cutoffOf, (list, k) => {
        expect(measure(list.ranked, list.grades, k)).toBeCloseTo(ORACLE[name](list, k), 12);
      }),
      { numRuns: 300 },
    );
  });

  test('without a cutoff equals the formula at the length of the list', () => {
    fc.assert(
      fc.property(listOf, (list) => {
        // nDCG's ideal is not cut by the list: 11 ranks hold all judged buyers.
        const k = name === 'p' ? list.ranked.length : 11;
        const expected = list.ranked.length === 0 ? 0 : ORACLE[name](list, k);
        expect(measure(list.ranked, list.grades)).toBeCloseTo(expected, 12);
      }),
    );
  });

  test('lies in 0..1', () => {
    fc.assert(
      fc.property(listOf, fc.option(cutoffOf, { nil: undefined }), ({ ranked, grades }, k) => {
        const value = measure(ranked, grades, k);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is 1 for the best order, where a relevant buyer exists and k is no more than there are', () => {
    fc.assert(
      fc.property(gradesOf, (grades) => {
        const best = [...grades].sort((a, b) => b[1] - a[1]).map(([id]) => id);
        const relevant = relevantInAll({ ranked: best, grades });
        fc.pre(relevant > 0);
        expect(measure(best, grades, relevant)).toBe(1);
      }),
    );
  });

  test('does not look past the cutoff', () => {
    fc.assert(
      fc.property(listOf, cutoffOf, ({ ranked, grades }, k) => {
        expect(measure(ranked.slice(0, k), grades, k)).toBe(measure(ranked, grades, k));
      }),
    );
  });

  test('does not change by buyers that are not relevant at the end of the list', () => {
    fc.assert(
      fc.property(listOf, cutoffOf, fc.nat({ max: 20 }), ({ ranked, grades }, k, extra) => {
        const tail = Array.from({ length: extra }, (_, i) => `tail${i}`);
        expect(measure([...ranked, ...tail], grades, k)).toBe(measure(ranked, grades, k));
      }),
    );
  });

  test('does not fall when a better buyer moves up one rank', () => {
    fc.assert(
      fc.property(listOf, fc.nat(), cutoffOf, ({ ranked, grades }, at, k) => {
        fc.pre(ranked.length >= 2);
        const i = at % (ranked.length - 1);
        const gradeOf = (id: string) => Math.max(0, grades.get(id) ?? 0);
        fc.pre(gradeOf(ranked[i + 1]) > gradeOf(ranked[i]));
        const swapped = [...ranked];
        [swapped[i], swapped[i + 1]] = [ranked[i + 1], ranked[i]];
        expect(measure(swapped, grades, k)).toBeGreaterThanOrEqual(measure(ranked, grades, k) - 1e-12);
      }),
    );
  });
});

const sellerId = fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8');
const judgedGrades = gradesOf.filter((grades) => grades.size > 0);
const qrelsOf = fc.dictionary(sellerId, judgedGrades, { minKeys: 1 }).map((o) => new Map(Object.entries(o)));
const runOf = fc.dictionary(sellerId, rankedOf).map((o) => new Map(Object.entries(o)));
const fast = { samples: 200, permutations: 500 };

/** Pairs that evaluate accepts: an empty run, or at least one judged seller in it. */
function overlaps(qrels: Map<string, unknown>, run: Map<string, unknown>): boolean {
  return run.size === 0 || [...run.keys()].some((id) => qrels.has(id));
}

describe('evaluate', () => {
  test('gives the mean over all judged sellers of the formula, inside its interval, inside 0..1', () => {
    fc.assert(
      fc.property(qrelsOf, runOf, (qrels, run) => {
        fc.pre(overlaps(qrels, run));
        const result = evaluate(qrels, run, metricNames, fast);
        for (const name of names) {
          const values = [...qrels].map(([id, grades]) => ORACLE[name]({ ranked: run.get(id) ?? [], grades }, 3));
          const { mean, low, high } = result.metrics[`${name}@3`];
          expect(mean).toBeCloseTo(total(values) / values.length, 12);
          expect(0 <= low && low <= mean && mean <= high && high <= 1).toBe(true);
        }
        expect(result.sellers).toBe(qrels.size);
        expect(result.unjudgedSellers).toBe([...run.keys()].filter((id) => !qrels.has(id)).length);
        expect(result.sellersWithoutMatches).toBe([...qrels.keys()].filter((id) => !run.get(id)?.length).length);
      }),
      { numRuns: 50 },
    );
  });

  test('gives the same bytes for the same seed, in whatever form and order the input comes', () => {
    fc.assert(
      fc.property(
        qrelsOf,
        runOf,
        fc.nat({ max: 0xffff_ffff }),
        fc.infiniteStream(fc.nat()),
        (qrels, run, seed, order) => {
          fc.pre(overlaps(qrels, run));
          const shuffle = <T>(items: T[]) =>
            items
              .map((item) => ({ item, key: order.next().value as number }))
              .sort((a, b) => a.key - b.key)
              .map((e) => e.item);
          const options = { ...fast, seed };
          const bytes = JSON.stringify(evaluate(qrels, run, metricNames, options));
          const qrelRows = [...qrels].flatMap(([sellerId, grades]) =>
            [...grades].map(([buyerId, grade]) => ({ sellerId, buyerId, grade })),
          );
          const results = [...run].map(([id, ids]) => ({
            seller: { id },
            matches: shuffle(ids.map((buyerId, i) => ({ buyerId, rank: i + 1, score: 1 / (i + 2) }))),
          }));
          expect(JSON.stringify(evaluate(shuffle(qrelRows), shuffle(results), metricNames, options))).toBe(bytes);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('per seller, has the mean that evaluate gives', () => {
    fc.assert(
      fc.property(qrelsOf, runOf, (qrels, run) => {
        fc.pre(overlaps(qrels, run));
        const perSeller = [...evaluatePerSeller(qrels, run, metricNames).values()];
        const { metrics } = evaluate(qrels, run, metricNames, fast);
        for (const name of metricNames) {
          expect(metrics[name].mean).toBe(total(perSeller.map((values) => values[name])) / perSeller.length);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('compareRuns', () => {
  const caseOf = fc.tuple(qrelsOf, runOf, runOf).filter(([q, a, b]) => overlaps(q, a) && overlaps(q, b));

  test('mirrors when the runs are swapped', () => {
    fc.assert(
      fc.property(caseOf, ([qrels, a, b]) => {
        const there = compareRuns(qrels, a, b, metricNames, fast);
        const back = compareRuns(qrels, b, a, metricNames, fast);
        for (const name of metricNames) {
          const { meanA, meanB, difference, low, high, better, worse, ...rest } = there.metrics[name];
          // `0 - x` and not `-x`, for the mirror of 0 is 0, not -0.
          expect(back.metrics[name]).toEqual({
            ...rest,
            meanA: meanB,
            meanB: meanA,
            difference: 0 - difference,
            low: 0 - high,
            high: 0 - low,
            better: worse,
            worse: better,
          });
        }
        expect([back.a, back.b]).toEqual([there.b, there.a]);
      }),
      { numRuns: 50 },
    );
  });

  test('agrees with two evaluations, and with the sign flips counted one by one', () => {
    fc.assert(
      fc.property(caseOf, ([qrels, a, b]) => {
        const compared = compareRuns(qrels, a, b, metricNames, fast);
        const [valuesA, valuesB] = [a, b].map((run) => [...evaluatePerSeller(qrels, run, metricNames).values()]);
        for (const name of metricNames) {
          const metric = compared.metrics[name];
          const differences = valuesA.map((values, i) => valuesB[i][name] - values[name]);
          expect(metric.difference).toBeCloseTo(metric.meanB - metric.meanA, 12);
          expect(metric.low <= metric.difference && metric.difference <= metric.high).toBe(true);
          expect(metric.better + metric.worse + metric.equal).toBe(qrels.size);
          expect(metric.pValue).toBeCloseTo(naivePValue(differences), 12);
          expect(metric.exact).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** Every assignment of signs, zeros included: they double both counts alike. */
function naivePValue(differences: number[]): number {
  let totals = [0];
  for (const difference of differences) totals = totals.flatMap((sum) => [sum + difference, sum - difference]);
  const observed = Math.abs(total(differences));
  return totals.filter((sum) => Math.abs(sum) > observed - 1e-9).length / totals.length;
}
