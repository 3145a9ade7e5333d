import { describe, expect, test } from 'vitest';
import { InputError, UsageError } from '../../../src/errors.ts';
import { evaluate, evaluatePerSeller } from '../../../src/evaluate/index.ts';
import { grades, ranked } from './measures/example.ts';

// S1: the worked example of ./measures/example.ts. S2: judged, no matches. S3: judged, but nothing relevant.
// S4: one relevant buyer at rank 1. X1: matches, but not judged.
const qrels = new Map<string, ReadonlyMap<string, number>>([
  ['S1', grades],
  ['S2', new Map([['B1', 2]])],
  ['S3', new Map([['B1', 0]])],
  ['S4', new Map([['B7', 1]])],
]);
const run = new Map([
  ['X1', ['B1']],
  ['S4', ['B7', 'B8']],
  ['S3', ['B1', 'B2']],
  ['S1', ranked],
]);
const all = ['ndcg', 'ndcg@3', 'recall@2', 'p@5', 'map', 'map@4', 'mrr', 'mrr@1', 'success@1', 'success@5'];

describe('evaluate', () => {
  test('averages over every judged seller, those without matches or relevant buyers with 0', () => {
    const { metrics, sellers } = evaluate(qrels, run, all);
    expect(sellers).toBe(4);
    // S1 + S2 + S3 + S4, by hand; see the comments in ./measures.
    const means: Record<string, number> = {
      ndcg: (0.599004 + 0 + 0 + 1) / 4, // 0.399751
      'ndcg@3': (0.39749 + 0 + 0 + 1) / 4, // 0.349373
      'recall@2': (0.25 + 0 + 0 + 1) / 4,
      'p@5': (0.4 + 0 + 0 + 0.2) / 4,
      map: (0.375 + 0 + 0 + 1) / 4,
      'map@4': (0.25 + 0 + 0 + 1) / 4,
      mrr: (0.5 + 0 + 0 + 1) / 4,
      'mrr@1': (0 + 0 + 0 + 1) / 4,
      'success@1': (0 + 0 + 0 + 1) / 4,
      'success@5': (1 + 0 + 0 + 1) / 4,
    };
    expect(Object.keys(metrics)).toEqual(all);
    for (const name of all) expect(metrics[name].mean, name).toBeCloseTo(means[name], 6);
  });

  test('counts the sellers it left out or scored 0, outside of `metrics`', () => {
    expect(evaluate(qrels, run, ['map'])).toEqual({
      sellers: 4,
      metrics: { map: { mean: 0.34375, low: expect.any(Number), high: expect.any(Number) } },
      confidence: 0.95,
      sellersWithoutRelevant: 1,
      sellersWithoutMatches: 1,
      unjudgedSellers: 1,
    });
  });

  test('measures the usual five when nothing is asked for', () => {
    expect(Object.keys(evaluate(qrels, run).metrics)).toEqual(['ndcg@10', 'recall@100', 'map', 'mrr', 'p@5']);
  });

  test('puts the mean inside its interval, and the interval inside 0..1', () => {
    for (const { mean, low, high } of Object.values(evaluate(qrels, run, all).metrics)) {
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(mean);
      expect(mean).toBeLessThanOrEqual(high);
      expect(high).toBeLessThanOrEqual(1);
    }
  });

  test('a lower confidence gives a narrower interval', () => {
    const wide = evaluate(qrels, run, 'map', { confidence: 0.99 }).metrics.map;
    const narrow = evaluate(qrels, run, 'map', { confidence: 0.5 }).metrics.map;
    expect(narrow.high - narrow.low).toBeLessThan(wide.high - wide.low);
    expect(narrow.mean).toBe(wide.mean);
  });

  test('never changes: bytes of a small example', () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ sellerId: `S${i}`, buyerId: `B${i % 3}`, grade: i % 4 }));
    const lists = Object.fromEntries(rows.map(({ sellerId }) => [sellerId, ['B0', 'B1', 'B2']]));
    expect(JSON.stringify(evaluate(rows, lists, ['ndcg@10', 'p@5']))).toMatchInlineSnapshot(
      `"{"sellers":20,"metrics":{"ndcg@10":{"mean":0.5327324383928644,"low":0.3761859507142915,"high":0.6827324383928645},"p@5":{"mean":0.15000000000000002,"low":0.10999999999999999,"high":0.19000000000000006}},"confidence":0.95,"sellersWithoutRelevant":5,"sellersWithoutMatches":0,"unjudgedSellers":0}"`,
    );
  });

  test('an empty run scores 0', () => {
    const { metrics, sellersWithoutMatches } = evaluate(qrels, [], ['map', 'p@5']);
    expect(metrics).toEqual({ map: { mean: 0, low: 0, high: 0 }, 'p@5': { mean: 0, low: 0, high: 0 } });
    expect(sellersWithoutMatches).toBe(4);
  });

  test('a seller with an empty list scores 0 like one that is absent', () => {
    const { sellersWithoutMatches, metrics } = evaluate(qrels, new Map([...run, ['S2', []]]), ['map']);
    expect(sellersWithoutMatches).toBe(1);
    expect(metrics.map.mean).toBe(0.34375);
  });

  test('refuses empty judgements', () => {
    expect(() => evaluate([], run)).toThrow(InputError);
  });

  test('refuses a run without any judged seller, and shows ids of both', () => {
    const evaluateOthers = () => evaluate(qrels, { s1: ['B1'] });
    expect(evaluateOthers).toThrow(InputError);
    expect(evaluateOthers).toThrow(
      'run: no seller in it is judged (run: "s1"; qrels: "S1", "S2", ...); check that both use the same seller_id.',
    );
  });

  test('refuses an unknown metric before it looks at the data', () => {
    expect(() => evaluate([], [], ['ndgc@10'])).toThrow(UsageError);
    expect(() => evaluate([], [], ['ndgc@10'])).toThrow('metrics: "ndgc@10" is unknown, did you mean "ndcg@10"?');
  });
});

describe('evaluatePerSeller', () => {
  test('gives every judged seller its own values, ordered by id', () => {
    const values = evaluatePerSeller(qrels, run, ['MAP', 'p@5']);
    expect([...values]).toEqual([
      ['S1', { map: 0.375, 'p@5': 0.4 }],
      ['S2', { map: 0, 'p@5': 0 }],
      ['S3', { map: 0, 'p@5': 0 }],
      ['S4', { map: 1, 'p@5': 0.2 }],
    ]);
  });

  test('orders by code unit', () => {
    const ids = ['가', 'a', 'B', '\u{1F600}', '\uFF21', '10', '9'];
    const values = evaluatePerSeller(Object.fromEntries(ids.map((id) => [id, { B1: 1 }])), []);
    expect([...values.keys()]).toEqual(['10', '9', 'B', 'a', '가', '\u{1F600}', '\uFF21']);
  });
});
