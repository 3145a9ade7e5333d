import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { DEFAULT_METRICS, parseMetrics } from '../../../src/evaluate/metric.ts';

const KNOWN = 'Known: ndcg, ndcg@k, recall@k, p@k, map, map@k, mrr, mrr@k, success@k';

function namesOf(metrics: string | readonly string[]): string[] {
  return parseMetrics(metrics).map(({ name }) => name);
}

function messageOf(metrics: string | readonly string[], where?: string): string {
  try {
    parseMetrics(metrics, where);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).message;
  }
  throw new Error('parseMetrics accepted it');
}

describe('parseMetrics', () => {
  test('reads every known form', () => {
    const names = ['ndcg', 'ndcg@10', 'recall@100', 'p@5', 'map', 'map@20', 'mrr', 'mrr@10', 'success@1'];
    expect(namesOf(names)).toEqual(names);
    expect(parseMetrics('recall@100')[0].cutoff).toBe(100);
    expect(parseMetrics('map')[0].cutoff).toBeUndefined();
  });

  test('reads its own defaults', () => {
    expect(namesOf(DEFAULT_METRICS)).toEqual(DEFAULT_METRICS);
  });

  test('ignores letter case, spaces and blank names, and keeps the first of repeated names', () => {
    expect(namesOf(' NDCG@10, map,,P@5 ,ndcg@10 ')).toEqual(['ndcg@10', 'map', 'p@5']);
    expect(namesOf(['MRR ', 'mrr'])).toEqual(['mrr']);
  });

  test('names a near miss', () => {
    expect(messageOf('ndgc@10')).toBe(`--metrics: "ndgc@10" is unknown, did you mean "ndcg@10"? ${KNOWN}`);
  });

  test('reports all bad names at once', () => {
    const message = messageOf(['ndgc@10', 'map', 'foo', 'recal@5']);
    expect(message).toBe(
      `--metrics: "ndgc@10" is unknown, did you mean "ndcg@10"? "foo" is unknown. "recal@5" is unknown, did you mean "recall@5"? ${KNOWN}`,
    );
  });

  test.each([
    ['P_5', 'p@5'],
    ['ndcg_cut_10', 'ndcg@10'],
    ['ndcg_cut.10', 'ndcg@10'],
    ['map_cut_100', 'map@100'],
    ['recip_rank', 'mrr'],
    ['recall_1000', 'recall@1000'],
    ['precision', 'p@5'],
    ['RR@10', 'mrr@10'],
    ['AP', 'map'],
    ['hitrate@3', 'success@3'],
    ['ndcg10', 'ndcg@10'],
    ['sucess@1', 'success@1'],
    ['ndgc@0', 'ndcg@10'],
  ])('recognises %s, as others write it, and suggests %s', (given, suggested) => {
    expect(messageOf(given)).toContain(`${JSON.stringify(given)} is unknown, did you mean "${suggested}"?`);
  });

  test('asks for a cutoff where the measure needs one', () => {
    expect(messageOf('recall')).toContain('"recall" needs a cutoff, did you mean "recall@100"?');
    expect(messageOf('p')).toContain('did you mean "p@5"?');
    expect(messageOf('success')).toContain('did you mean "success@10"?');
  });

  test.each([
    'ndcg@0',
    'ndcg@-1',
    'ndcg@1.5',
    'ndcg@010',
    'ndcg@ten',
    'ndcg@',
    'ndcg@1e2',
    'ndcg@99999999999999999999',
  ])('refuses the cutoff of %s', (given) => {
    expect(messageOf(given)).toContain(
      `${JSON.stringify(given)} has no valid cutoff (a whole number of 1 or more), did you mean "ndcg@10"?`,
    );
  });

  test.each(['', ' , ', '@', '@10', 'constructor', '__proto__', 'ndcg@10@5', '엔디씨지'])('refuses %j', (given) => {
    expect(messageOf(given)).toContain(KNOWN);
  });

  test('stays on one line and says what the caller calls the place', () => {
    const message = messageOf(['a\nb'], 'metrics');
    expect(message).toMatch(/^metrics: "a\\nb" is unknown/);
    expect(message).not.toContain('\n');
  });
});
