import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BuyerStream, streamOfIndex, streamOfProfiles } from '../../src/batch/buyerStream.ts';
import { planDelta } from '../../src/batch/delta.ts';
import { joinedLines } from '../../src/batch/joinedLines.ts';
import { PrintList, printOf } from '../../src/batch/print.ts';
import { State, StateWriter } from '../../src/batch/stateFile.ts';
import { type Buyer, BuyerMatcher, resolveWeights, type Seller } from '../../src/index.ts';
import { builtInLexicon } from '../../src/lexicon/index.ts';
import { indexOf } from '../../src/matcher/buyerMatcher.ts';
import type { ScoredLine } from '../../src/matcher/scoredLines.ts';
import { freshFolder } from '../helpers/command.ts';
import { buyerArbitrary, sellerArbitrary, weightsArbitrary } from '../helpers/profiles.ts';

/** A night's buyers or sellers by id: some stay, some change, some come, some go. */
const buyersArbitrary = fc
  .uniqueArray(fc.nat(25), { maxLength: 22 })
  .chain((ids) => fc.tuple(...ids.map((id) => buyerArbitrary(`b${id}`))));
const sellersArbitrary = fc
  .uniqueArray(fc.nat(9), { maxLength: 8 })
  .chain((ids) => fc.tuple(...ids.map((id) => sellerArbitrary.map((seller) => ({ ...seller, id: `s${id}` })))));

interface Night {
  buyers: Buyer[];
  sellers: Seller[];
}

/** Profiles that are new or changed, and ids that go. */
interface Changes {
  set: Night;
  drop: string[];
}

const changesArbitrary: fc.Arbitrary<Changes> = fc.record({
  set: fc.record({
    buyers: fc.array(
      fc.nat(25).chain((id) => buyerArbitrary(`b${id}`)),
      { maxLength: 3 },
    ),
    sellers: fc.array(
      fc.nat(9).chain((id) => sellerArbitrary.map((seller) => ({ ...seller, id: `s${id}` }))),
      { maxLength: 2 },
    ),
  }),
  drop: fc.array(
    fc.oneof(
      fc.nat(25).map((id) => `b${id}`),
      fc.nat(9).map((id) => `s${id}`),
    ),
    { maxLength: 2 },
  ),
});

function after(before: Night, { set, drop }: Changes): Night {
  const next = <T extends { id: string }>(old: T[], fresh: T[]): T[] => {
    const byId = new Map([...old, ...fresh].map((item) => [item.id, item]));
    for (const id of drop) byId.delete(id);
    return [...byId.values()];
  };
  return { buyers: next(before.buyers, set.buyers), sellers: next(before.sellers, set.sellers) };
}

function source<T>(items: readonly T[]): AsyncIterable<T> {
  return {
    async *[Symbol.asyncIterator]() {
      yield* items;
    },
  };
}

describe('a delta night', () => {
  it('gives the bytes of a full run by the statistics of the state, night after night', async () => {
    const folder = freshFolder();
    const seen = { whole: 0, joined: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.record({ buyers: buyersArbitrary, sellers: sellersArbitrary }),
        fc.array(changesArbitrary, { minLength: 2, maxLength: 2 }),
        weightsArbitrary,
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        async (first, changes, weights, limit, isIndex) => {
          const job = {
            limit,
            lines: { format: 'csv', language: 'en' } as const,
            threads: 1,
            temporary: join(folder, 't'),
          };
          const resolved = resolveWeights(weights);
          const path = join(folder, 'state');
          let night: Night = first;
          for (let i = 0; i <= changes.length; i++) {
            if (i > 0) night = after(night, changes[i - 1]!);
            const { buyers, sellers } = night;
            const matcher = await BuyerMatcher.fromBuyers(buyers, { weights });
            const stream: BuyerStream = isIndex
              ? streamOfIndex(matcher)
              : streamOfProfiles(source(buyers), resolved, builtInLexicon());
            const state = i === 0 ? await firstState(path, matcher, stream) : await State.open(path);
            const delta = await planDelta(state, stream, source(sellers), { weights }, false);
            const full = await planDelta(state, stream, source(sellers), { weights }, true);
            const writer = await StateWriter.open(path);
            const onList = async (seller: Seller, list: readonly ScoredLine[]) =>
              writer.add(seller.id, printOf(seller), list);
            const bytes = await textOf({ ...job, ...delta, again: source(sellers), sellers: source(sellers), onList });
            expect(bytes).toBe(await textOf({ ...job, ...full, again: source(sellers), sellers: source(sellers) }));
            if (i === 0) {
              // By its own statistics, the state changes nothing.
              const parts = [{ open: async () => matcher, takes: () => true }];
              expect(bytes).toBe(await textOf({ ...job, parts, again: source(sellers), sellers: source(sellers) }));
            } else {
              seen.whole += delta.wholeSellers;
              seen.joined += sellers.length - delta.wholeSellers;
            }
            await writer.finish({}, state.statistics, delta.buyers);
            await state.close();
          }
        },
      ),
      { numRuns: 80 },
    );
    expect(Math.min(seen.whole, seen.joined)).toBeGreaterThan(40);
  });
});

/** A state without lists: what a first run begins with. */
async function firstState(path: string, matcher: BuyerMatcher, stream: BuyerStream): Promise<State> {
  const buyers = new PrintList();
  for await (const { id, print } of stream()) buyers.add(id, print);
  await (await StateWriter.open(path)).finish({}, indexOf(matcher).statistics, buyers);
  return State.open(path);
}

async function textOf(job: Parameters<typeof joinedLines>[0]): Promise<string> {
  let text = '';
  for await (const outcome of joinedLines(job)) {
    if ('error' in outcome) throw outcome.error;
    text += `${outcome.item.id} ${outcome.result.rows}\n${Buffer.from(outcome.result.bytes)}`;
  }
  return text;
}
