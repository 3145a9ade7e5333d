import { describe, expect, it } from 'vitest';
import { folderWith, run } from '../helpers/command.ts';

const QRELS = 'seller_id,buyer_id,grade,note\nS1,B1,3,x\nS1,B2,1,\nS2,B9,2,\n';
const MATCHES = 'seller_id,buyer_id,rank\nS1,B7,1\nS1,B1,2\nS1,B2,3\nS3,B1,1\n';

describe('buyermatch evaluate', () => {
  it('prints the JSON of the contract, with sellers without matches as 0', () => {
    const folder = folderWith({ 'q.csv': QRELS, 'm.csv': MATCHES });
    const { status, stdout } = run(folder, [
      'evaluate',
      '--qrels',
      'q.csv',
      '--matches',
      'm.csv',
      '--metrics',
      'mrr,p@5,ndcg@10',
      '--json',
    ]);
    expect(status).toBe(0);
    const { sellers, metrics } = JSON.parse(stdout);
    expect(sellers).toBe(2);
    expect(metrics.mrr.mean).toBe(0.25);
    expect(metrics['p@5'].mean).toBeCloseTo(0.2, 12);
    // S1: (3 / log2(3) + 1 / log2(4)) / (3 + 1 / log2(3)); S2: 0.
    expect(metrics['ndcg@10'].mean).toBeCloseTo((3 / Math.log2(3) + 0.5) / (3 + 1 / Math.log2(3)) / 2, 12);
    expect(metrics.mrr.low).toBeLessThanOrEqual(0.25);
    expect(metrics.mrr.high).toBeGreaterThanOrEqual(0.25);
  });

  it('compares two runs with a paired test', () => {
    const folder = folderWith({ 'q.csv': QRELS, 'm.csv': MATCHES, 'n.csv': 'seller_id,buyer_id,rank\nS1,B1,1\n' });
    const { status, stdout } = run(folder, [
      'evaluate',
      '--qrels',
      'q.csv',
      '--matches',
      'm.csv',
      '--compare',
      'n.csv',
      '--json',
    ]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).metrics.mrr).toMatchObject({
      meanA: 0.25,
      meanB: 0.5,
      difference: 0.25,
      better: 1,
      worse: 0,
      equal: 1,
    });
  });

  it('reads what match wrote, also ids that a spreadsheet would run', () => {
    const folder = folderWith({
      's.csv': 'seller_id,product_name\n=1,red ginseng\n',
      'b.csv': 'buyer_id,interested_products\n@b,ginseng\n',
      'q.csv': 'seller_id,buyer_id,grade\n=1,@b,3\n',
    });
    run(folder, ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', 'm.csv']);
    const { stdout } = run(folder, [
      'evaluate',
      '--qrels',
      'q.csv',
      '--matches',
      'm.csv',
      '--metrics',
      'mrr',
      '--json',
    ]);
    expect(JSON.parse(stdout).metrics.mrr.mean).toBe(1);
  });

  it('names the file and line of a grade that is none', () => {
    const folder = folderWith({ 'q.csv': 'seller_id,buyer_id,grade\nS1,B1,high\n', 'm.csv': MATCHES });
    const { status, stderr } = run(folder, ['evaluate', '--qrels', 'q.csv', '--matches', 'm.csv']);
    expect(status).toBe(1);
    expect(stderr).toContain('q.csv:2:');
  });
});
