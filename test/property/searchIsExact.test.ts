import { describe, expect, it } from 'vitest';
import { TermAtATimeSearch } from '../../benchmarks/lib/termAtATime.ts';
import type { BuyerIndex } from '../../src/postings/buyerIndex.ts';
import { ProductScorer } from '../../src/rank/productScorer.ts';
import { BlockMaxSearch } from '../../src/search/blockMaxSearch.ts';
import { searchExhaustively } from '../../src/search/exhaustive.ts';
import type { Hit } from '../../src/search/topK.ts';
import { RandomWorld, randomQuery } from '../helpers/randomIndex.ts';

/** How many searches are compared; a nightly run sets 100,000. */
const CASES = Number(process.env.BUYERMATCH_CASES ?? 3000);
const SEARCHES_PER_WORLD = 40;

/** Hits by buyer id, since documents are numbered differently in every index. */
function byId(index: BuyerIndex, hits: readonly Hit[]): [string, number][] {
  return hits.map(({ document, score }) => [index.table.id(document), score]);
}

function expectSameLists(world: RandomWorld, index: BuyerIndex, others: readonly BuyerIndex[]): void {
  const search = new BlockMaxSearch(index);
  const plain = others.length > 0 ? new TermAtATimeSearch(index) : undefined;
  const otherSearches = others.map((other) => [other, new BlockMaxSearch(other)] as const);
  for (let i = 0; i < SEARCHES_PER_WORLD; i++) {
    const [terms, code, weights, conditions] = [world.terms(), world.code(), world.weights(), world.conditions()];
    const [limit, reference] = [world.limit(), world.random.pick([undefined, 19_500])];
    const scorerOf = (of: BuyerIndex) => new ProductScorer(of, weights, conditions, reference);
    const query = randomQuery(index, terms, code);
    const expected = byId(index, searchExhaustively(index, query, scorerOf(index), limit));
    expect(byId(index, search.search(query, scorerOf(index), limit))).toEqual(expected);
    if (plain) expect(byId(index, plain.search(query, scorerOf(index), limit))).toEqual(expected);
    for (const [other, otherSearch] of otherSearches) {
      const hits = otherSearch.search(randomQuery(other, terms, code), scorerOf(other), limit);
      expect(byId(other, hits)).toEqual(expected);
    }
  }
}

describe('the pruned search', () => {
  it(`finds what scoring every document finds, in ids, order and bits, in ${CASES} random cases`, {
    timeout: 6 * 3600_000,
  }, () => {
    for (let seed = 1; seed <= CASES / (2 * SEARCHES_PER_WORLD); seed++) {
      const world = new RandomWorld(seed);
      const buyers = Array.from({ length: world.size() }, (_, i) => world.buyer(`b${i}`));
      try {
        const index = world.index(buyers);
        // The same buyers in another order are other documents and other term ids, and the same lists.
        expectSameLists(world, index, [world.index([...buyers].reverse())]);
        change(world, index);
        expectSameLists(world, index, []);
      } catch (error) {
        throw new Error(`seed ${seed}, ${buyers.length} buyers`, { cause: error });
      }
    }
  });
});

/** Takes some buyers out, replaces some and adds new ones, all after the freeze. */
function change(world: RandomWorld, index: BuyerIndex): void {
  const count = world.random.pick([1, 10, 40, 300]);
  for (let i = 0; i < count; i++) {
    const id = `b${world.random.below(5000)}`;
    if (world.random.next() < 0.4) index.remove(id);
    else index.add(world.buyer(id));
  }
}
