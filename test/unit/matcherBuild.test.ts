import { describe, expect, it } from 'vitest';
import { BuyerMatcher, InputError, readBuyers, UsageError } from '../../src/index.ts';

function* buyers(count: number) {
  for (let n = 0; n < count; n++) yield { id: `B${n}`, interests: ['mask pack'] };
}

describe('building a matcher', () => {
  it('tells how far it is, and the whole number at the end', async () => {
    const told: number[] = [];
    await BuyerMatcher.fromBuyers(buyers(2500), { onProgress: (count) => told.push(count) });
    expect(told).toEqual([1000, 2000, 2500]);
  });

  it('stops when its signal does, closes what it reads, and says the reason', async () => {
    const stop = new AbortController();
    let closed = false;
    async function* endless() {
      try {
        for (let n = 0; ; n++) {
          if (n === 10) stop.abort(new Error('enough'));
          yield { id: `B${n}` };
        }
      } finally {
        closed = true;
      }
    }
    await expect(BuyerMatcher.fromBuyers(endless(), { signal: stop.signal })).rejects.toThrow('enough');
    expect(closed).toBe(true);
  });
});

describe('errors', () => {
  it('carry codes that a program can ask for', async () => {
    const failing = BuyerMatcher.fromBuyers(readBuyers('no/such/file.csv'));
    await expect(failing).rejects.toMatchObject({ code: 'ERR_BUYERMATCH_INPUT' });
    await expect(failing).rejects.toBeInstanceOf(InputError);
    expect(new UsageError('x')).toMatchObject({ code: 'ERR_BUYERMATCH_USAGE', exitCode: 2 });
  });
});
