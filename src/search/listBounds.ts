import { BLOCK_BITS, type BlockMaxima, COMPONENT_BITS, COMPONENT_MASK, GROUP_BITS } from '../postings/blockMaxima.ts';
import type { QueryBounds } from './queryBounds.ts';

const BLOCKS_MASK = 2 ** GROUP_BITS - 1;

/**
 * What the list terms of a query add at most to each document of one group: the sum of the block maxima of those terms
 * that the document has. Most documents of a block have few of them, so most need not be read at all.
 */
export class ListBounds {
  readonly #blocks: BlockMaxima;
  /** By document of the group, in the query's units. Only those of the blocks that were wanted are right. */
  readonly sums = new Int32Array(2 ** (GROUP_BITS + BLOCK_BITS));

  constructor(blocks: BlockMaxima) {
    this.#blocks = blocks;
  }

  /** @param wanted Bit k stands for block k of the group. */
  read(group: number, wanted: number, { listTerms, listWeights }: QueryBounds): void {
    const { listOffsets } = this.#blocks;
    this.sums.fill(0);
    for (let j = 0; j < listTerms.length; j++) {
      const term = listTerms[j]!;
      if (term + 1 < listOffsets.length) this.#addList(group, wanted, term, listWeights[j]!);
    }
  }

  #addList(group: number, wanted: number, term: number, weight: number): void {
    const { listOffsets, lists, listMasks } = this.#blocks;
    const end = listOffsets[term + 1]!;
    for (let i = this.#firstOf(group, listOffsets[term]!, end); i < end; i++) {
      const entry = lists[i]!;
      const block = entry >>> COMPONENT_BITS;
      if (block >>> GROUP_BITS !== group) return;
      if (((wanted >>> (block & BLOCKS_MASK)) & 1) === 0) continue;
      const first = (block & BLOCKS_MASK) << BLOCK_BITS;
      const bound = Math.imul(weight, entry & COMPONENT_MASK);
      for (let mask = listMasks[i]!; mask !== 0; mask &= mask - 1) {
        this.sums[first + 31 - Math.clz32(mask & -mask)]! += bound;
      }
    }
  }

  /** The first entry of a list, from `low` to `high`, that is not before the group. */
  #firstOf(group: number, low: number, high: number): number {
    const { lists } = this.#blocks;
    let first = low;
    let end = high;
    while (first < end) {
      const middle = (first + end) >>> 1;
      if (lists[middle]! >>> (COMPONENT_BITS + GROUP_BITS) < group) first = middle + 1;
      else end = middle;
    }
    return first;
  }
}
