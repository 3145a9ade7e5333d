import { describe, expect, it } from 'vitest';
import { BuyerMatcher, type Seller, UsageError } from '../../../src/index.ts';

const matcher = await BuyerMatcher.fromBuyers([
  { id: 'B1', interests: ['홍삼'] },
  { id: 'B2', interests: ['valve'] },
]);
const seller = (i: number): Seller => ({ id: `S${i}`, products: [{ name: i % 2 === 0 ? '홍삼' : 'valve' }] });
const wrong: Seller = { id: 'BAD', products: [{ name: 7 as unknown as string }] };

/** Counts what is read, and whether it was closed. */
function source(count: number, at: Record<number, Seller | Error> = {}) {
  const state = { read: 0, isClosed: false };
  async function* sellers() {
    try {
      for (let i = 0; i < count; i++) {
        state.read++;
        const other = at[i];
        if (other instanceof Error) throw other;
        yield other ?? seller(i);
      }
    } finally {
      state.isClosed = true;
    }
  }
  return { state, sellers: sellers() };
}

const threadCount = () =>
  (process as unknown as { getActiveResourcesInfo(): string[] })
    .getActiveResourcesInfo()
    .filter((name) => name === 'MessagePort' || name === 'Worker').length;

describe.each([1, 2])('matchAll with %i threads', (threads) => {
  it('gives every seller in the order of the input', async () => {
    const { sellers, state } = source(1000);
    const ids: string[] = [];
    for await (const result of matcher.matchAll(sellers, { threads })) {
      ids.push(result.seller.id);
      expect(result.matches[0]!.buyerId).toBe(ids.length % 2 === 1 ? 'B1' : 'B2');
    }
    expect(ids).toEqual(Array.from({ length: 1000 }, (_, i) => `S${i}`));
    expect(state.isClosed).toBe(true);
  });

  it('tells an error with its seller after all results before it', async () => {
    const { sellers } = source(200, { 100: wrong });
    const ids: string[] = [];
    const loop = (async () => {
      for await (const result of matcher.matchAll(sellers, { threads })) ids.push(result.seller.id);
    })();
    await expect(loop).rejects.toThrow(UsageError);
    await expect(loop).rejects.toThrow('seller "BAD", product 1: name is 7; expected a string.');
    expect(ids).toHaveLength(100);
  });

  it('goes on after an error that onError takes', async () => {
    const { sellers } = source(200, { 3: wrong, 100: wrong });
    const failed: string[] = [];
    let count = 0;
    const onError = (error: Error, { id }: Seller) => failed.push(`${id} ${error.name}`);
    for await (const _ of matcher.matchAll(sellers, { threads, onError })) count++;
    expect(failed).toEqual(['BAD UsageError', 'BAD UsageError']);
    expect(count).toBe(198);
  });

  it('throws what the source throws, after all results before it', async () => {
    const { sellers } = source(200, { 150: new RangeError('the database went away') });
    let count = 0;
    const loop = (async () => {
      for await (const _ of matcher.matchAll(sellers, { threads })) count++;
    })();
    await expect(loop).rejects.toThrow('the database went away');
    expect(count).toBe(150);
  });

  it('closes the source and ends its threads when the loop is left', async () => {
    const before = threadCount();
    const { sellers, state } = source(1_000_000);
    for await (const {
      seller: { id },
    } of matcher.matchAll(sellers, { threads }))
      if (id === 'S5') break;
    expect(state.isClosed).toBe(true);
    expect(threadCount()).toBe(before);
  });

  it('reads no further than a few hundred a thread ahead of a slow loop', async () => {
    const { sellers, state } = source(1_000_000);
    let count = 0;
    for await (const _ of matcher.matchAll(sellers, { threads })) {
      if (++count % 50 === 0) await new Promise((done) => setTimeout(done, 5));
      expect(state.read - count).toBeLessThanOrEqual(threads * 256);
      if (count === 1500) break;
    }
  });

  it('gives results of a source that waits', async () => {
    let release = () => {};
    const first = new Promise<void>((done) => {
      release = done;
    });
    async function* slowly() {
      yield seller(0);
      await first;
      yield seller(1);
    }
    const ids: string[] = [];
    for await (const result of matcher.matchAll(slowly(), { threads })) {
      ids.push(result.seller.id);
      release();
    }
    expect(ids).toEqual(['S0', 'S1']);
  });

  it('ends by a signal', async () => {
    const abort = new AbortController();
    const { sellers } = source(1_000_000);
    let count = 0;
    const loop = (async () => {
      for await (const _ of matcher.matchAll(sellers, { threads, signal: abort.signal }))
        if (++count === 10) abort.abort(new Error('enough'));
    })();
    await expect(loop).rejects.toThrow('enough');
    expect(count).toBe(10);
  });
});

describe('matchAll', () => {
  it.each([0, 257, 1.5, Number.NaN])('refuses %d threads', async (threads) => {
    await expect(matcher.matchAll([], { threads }).next()).rejects.toThrow('give a whole number from 1 to 256');
  });

  it('can be left while its source never answers', async () => {
    async function* never() {
      yield seller(0);
      await new Promise(() => {});
    }
    for await (const _ of matcher.matchAll(never(), { threads: 2 })) break;
  });
});
