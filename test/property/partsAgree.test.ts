import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedLines } from '../../src/batch/joinedLines.ts';
import { matchedLines, type SellerOutcome } from '../../src/batch/matchedLines.ts';
import { shardsOf } from '../../src/batch/shards.ts';
import { type Buyer, BuyerMatcher, type Seller } from '../../src/index.ts';
import { freshFolder } from '../helpers/command.ts';
import { buyersArbitrary, sellerArbitrary, weightsArbitrary } from '../helpers/profiles.ts';

const sellersArbitrary: fc.Arbitrary<Seller[]> = fc
  .array(sellerArbitrary, { maxLength: 12 })
  .map((sellers) => sellers.map((seller, i) => ({ ...seller, id: `s${i}` })));

/** Can be read as often as a file. */
function source<T>(items: readonly T[]): AsyncIterable<T> {
  return {
    async *[Symbol.asyncIterator]() {
      yield* items;
    },
  };
}

async function textOf(outcomes: AsyncIterable<SellerOutcome>): Promise<string> {
  let text = '';
  for await (const outcome of outcomes) {
    if ('error' in outcome) throw outcome.error;
    text += `${outcome.item.id} ${outcome.result.rows}\n${Buffer.from(outcome.result.bytes)}`;
  }
  return text;
}

describe('buyers that are searched part by part', () => {
  it('give the bytes of all buyers together, in any number of parts, and the same figures', async () => {
    const temporary = join(freshFolder(), 'part');
    let mostParts = 0;
    await fc.assert(
      fc.asyncProperty(
        buyersArbitrary,
        sellersArbitrary,
        weightsArbitrary,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('csv' as const, 'jsonl' as const),
        fc.constantFrom(1, 4_000, 40_000, 1e9),
        fc.constantFrom(undefined, '2025-06-01'),
        async (buyers: Buyer[], sellers, weights, limit, format, most, asOf) => {
          const lines = { format, language: 'en' as const };
          const options = { weights, asOf };
          const matcher = await BuyerMatcher.fromBuyers(buyers, options);
          const whole = await textOf(matchedLines({ matcher, sellers: source(sellers), limit, lines, threads: 1 }));
          const { parts, figures } = await shardsOf(source(buyers), source(buyers), options, { most, threads: 0 });
          mostParts = Math.max(mostParts, parts.length);
          const job = { parts, again: source(sellers), sellers: source(sellers), limit, lines, threads: 1, temporary };
          expect(await textOf(joinedLines(job))).toBe(whole);
          const { size, asOf: day, expiredCount, datedCount } = matcher;
          expect(figures).toEqual({ size, asOf: day, expiredCount, datedCount });
        },
      ),
      { numRuns: 200 },
    );
    expect(mostParts).toBeGreaterThan(8);
  });
});
