import { describe, expect, it } from 'vitest';
import { inThreads } from '../../../src/threads/inThreads.ts';

const run = (items: string[], file = './dying.ts', threads = 2) =>
  inThreads<string, string>(items, {
    file: new URL(file, import.meta.url),
    threads,
    data: undefined,
    laneOf: (item) => item.length,
  });

describe('a thread that dies', () => {
  it('is replaced, the item that ended it is told, and no other one is lost', async () => {
    const items = Array.from({ length: 120 }, (_, i) => (i === 40 ? 'die!' : `item ${i}`));
    const outcomes: string[] = [];
    for await (const outcome of run(items)) {
      outcomes.push('result' in outcome ? outcome.result : `${outcome.item} ${outcome.error.message}`);
    }
    expect(outcomes).toEqual(
      items.map((item) => (item === 'die!' ? 'die! the thread ended with code 3' : item.toUpperCase())),
    );
  });

  it('at its start ends the run with the cause', async () => {
    const loop = (async () => {
      for await (const _ of run(['a'], './notThere.ts'));
    })();
    await expect(loop).rejects.toThrow(/notThere/);
  });
});
