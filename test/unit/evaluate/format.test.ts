import { describe, expect, test } from 'vitest';
import { compareRuns, evaluate, formatComparison, formatEvaluation } from '../../../src/evaluate/index.ts';

const qrels = { S1: { R: 1 }, S2: { R: 1 }, S3: { R: 0 } };

describe('formatEvaluation', () => {
  test('aligns metric, mean, interval and sellers, and tells what scored 0 or was left out', () => {
    const result = evaluate(qrels, { S1: ['R'], S3: ['R'], U: ['R'] }, ['mrr', 'recall@100']);
    expect(formatEvaluation(result)).toMatchInlineSnapshot(`
      "metric        mean     95 % interval  sellers
      mrr         0.3333  0.0000 .. 1.0000        3
      recall@100  0.3333  0.0000 .. 1.0000        3
      judged sellers without any relevant buyer, scored 0: 1
      judged sellers without matches, scored 0: 1
      sellers with matches but without judgements, left out: 1
      "
    `);
  });

  test('has no notes when there is nothing to tell', () => {
    const result = evaluate({ S1: { R: 1 } }, { S1: ['R'] }, ['mrr'], { confidence: 0.29 });
    expect(formatEvaluation(result)).toBe(
      'metric    mean     29 % interval  sellers\nmrr     1.0000  1.0000 .. 1.0000        1\n',
    );
  });
});

describe('formatComparison', () => {
  test('aligns both means, difference, interval, p-value and counts', () => {
    const result = compareRuns(qrels, { S1: ['R'], S3: ['R'] }, { S1: ['x', 'R'], S2: ['R'], U: ['R'] }, [
      'mrr',
      'p@5',
    ]);
    expect(formatComparison(result, { a: 'old.csv', b: 'new.csv' })).toMatchInlineSnapshot(`
      "A: old.csv; B: new.csv; 3 judged sellers
      metric       A       B    B - A       95 % interval       p  better  worse  equal
      mrr     0.3333  0.5000  +0.1667  -0.5000 .. +1.0000  1.0000       1      1      1
      p@5     0.0667  0.1333  +0.0667   0.0000 .. +0.2000  1.0000       1      0      2
      judged sellers without any relevant buyer, scored 0: 1
      A: judged sellers without matches, scored 0: 1
      B: judged sellers without matches, scored 0: 1
      B: sellers with matches but without judgements, left out: 1
      "
    `);
  });

  test('prints no sign before a zero and no p-value of 0', () => {
    const metric = { meanA: 0.5, meanB: 0.5, difference: -1e-9, low: -0.00004, high: 0.00005, exact: false };
    const text = formatComparison({
      sellers: 9,
      metrics: { map: { ...metric, pValue: 0.00001, better: 1, worse: 2, equal: 6 } },
      confidence: 0.999,
      sellersWithoutRelevant: 0,
      a: { sellersWithoutMatches: 0, unjudgedSellers: 0 },
      b: { sellersWithoutMatches: 0, unjudgedSellers: 0 },
    });
    expect(text).toMatchInlineSnapshot(`
      "A: first run; B: second run; 9 judged sellers
      metric       A       B   B - A    99.9 % interval        p  better  worse  equal
      map     0.5000  0.5000  0.0000  0.0000 .. +0.0001  <0.0001       1      2      6
      "
    `);
  });
});
