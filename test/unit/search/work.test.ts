import { describe, expect, it } from 'vitest';
import { generateSellers } from '../../../benchmarks/lib/corpus.ts';
import { indexedCorpus, prepareQueries } from '../../../benchmarks/lib/indexedCorpus.ts';
import { BlockMaxSearch } from '../../../src/search/blockMaxSearch.ts';

const QUERIES = 200;

/** Groups, blocks and documents looked into by all queries together. */
async function workOf(kind: 'standard' | 'hard') {
  const index = await indexedCorpus(8_000, kind);
  const search = new BlockMaxSearch(index);
  const total = { groups: 0, blocks: 0, documents: 0 };
  for (const { query, scorer } of prepareQueries(index, generateSellers(QUERIES, kind))) {
    search.search(query, scorer, 10);
    for (const level of ['groups', 'blocks', 'documents'] as const) total[level] += search.work[level];
  }
  return total;
}

// Counted, not timed: the figures are the same on every machine, and a search that looks into more is a slower search.
// The lexicon finds a word here and there in the made-up ones, so a tenth is left for its growth.
// When an improvement lowers them, lower the limits with it; before raising one, read benchmarks/search.ts.
describe('the work of a search', () => {
  it.each([
    ['standard', { groups: 1_930, blocks: 4_860, documents: 50_800 }],
    ['hard', { groups: 2_170, blocks: 5_600, documents: 52_700 }],
  ] as const)('stays within its limits on the %s corpus', async (kind, limits) => {
    const work = await workOf(kind);
    expect(work.groups).toBeLessThanOrEqual(limits.groups);
    expect(work.blocks).toBeLessThanOrEqual(limits.blocks);
    expect(work.documents).toBeLessThanOrEqual(limits.documents);
  });
});
