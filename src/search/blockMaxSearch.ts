import { BLOCK_BITS, CHUNK_BITS, COMPONENT_BITS, COMPONENT_MASK, GROUP_BITS } from '../postings/blockMaxima.ts';
import type { BuyerIndex } from '../postings/buyerIndex.ts';
import { DocumentScoring } from './documentScoring.ts';
import { ListBounds } from './listBounds.ts';
import type { Query, Scorer } from './query.ts';
import { type QueryBounds, queryBounds, ROWS_AT_ONCE } from './queryBounds.ts';
import { TailSearch } from './tailSearch.ts';
import { NeededBound } from './threshold.ts';
import { type Hit, TopK } from './topK.ts';

const BLOCKS_IN_GROUP = 2 ** GROUP_BITS;
const GROUPS_IN_CHUNK = 2 ** CHUNK_BITS;
const PRIMING_GROUPS = 4;

/** Work of the last search, to be compared between versions without a clock. */
export interface SearchWork {
  groups: number;
  blocks: number;
  documents: number;
}

/**
 * Exact top-k search with upper bounds on two levels, groups of 256 documents and blocks of 16 (block-max pruning after
 * Ding and Suel 2011). Gives the list of `searchExhaustively`, to the last bit.
 *
 * Bound: the cosine of a document in a block or group is at most the sum of its terms' maxima there, see `QueryBounds`;
 * `NeededBound` turns the threshold into the bound that is needed. Both are rounded so that a doubtful block is looked into.
 * Ties: a block is left only if its bound is below the needed one, for an equal score may win by its id.
 */
export class BlockMaxSearch {
  readonly #index: BuyerIndex;
  readonly #documents: DocumentScoring;
  readonly #tail: TailSearch;
  readonly #lists: ListBounds;
  // Sums of the list terms by block; by group their largest, and later the whole bound.
  readonly #blockSums: Int32Array;
  readonly #groupSums: Int32Array;
  /** Blocks that were scored while priming. */
  readonly #isScored: Uint8Array;
  readonly #primed: number[] = [];
  readonly #survivors: Int32Array;
  readonly #sums = new Int32Array(BLOCKS_IN_GROUP);
  readonly work: SearchWork = { groups: 0, blocks: 0, documents: 0 };
  #bounds!: QueryBounds;
  #needed!: NeededBound;

  constructor(index: BuyerIndex) {
    const { blockCount, groupCount } = index.text.frozen.blocks;
    this.#index = index;
    this.#documents = new DocumentScoring(index);
    this.#lists = new ListBounds(index.text.frozen.blocks);
    this.#tail = new TailSearch(index, this.#documents);
    this.#blockSums = new Int32Array(blockCount);
    this.#groupSums = new Int32Array(groupCount);
    this.#isScored = new Uint8Array(blockCount);
    this.#survivors = new Int32Array(groupCount);
  }

  /** @param limit How many hits at most, best first. */
  search(query: Query, scorer: Scorer, limit: number): Hit[] {
    const top = new TopK(limit, this.#index.table);
    this.#bounds = queryBounds(this.#index, query);
    this.#needed = new NeededBound(scorer, top, this.#bounds.unit);
    this.work.groups = 0;
    this.work.blocks = 0;
    this.#documents.begin(query, scorer, top);
    this.#searchFrozen(limit);
    this.#tail.search(query, this.#bounds, this.#needed);
    this.#documents.end();
    this.work.documents = this.#documents.scoredCount;
    return top.ranked();
  }

  #searchFrozen(limit: number): void {
    if (this.#groupSums.length === 0) return;
    this.#blockSums.fill(0);
    this.#groupSums.fill(0);
    this.#addLists();
    // The first four rows are added to every group, so that the first documents are well chosen.
    if (this.#bounds.rows.length > 0) this.#addGroupRows(0, 0, this.#groupSums.length);
    this.#prime(limit);
    const count = this.#boundGroups();
    this.#sortSurvivors(count);
    for (let i = 0; i < count; i++) this.#searchGroup(this.#survivors[i]!);
    for (const block of this.#primed) this.#isScored[block] = 0;
    this.#primed.length = 0;
  }

  #addLists(): void {
    const { listOffsets, lists } = this.#index.text.frozen.blocks;
    const { listTerms, listWeights } = this.#bounds;
    const blockSums = this.#blockSums;
    const groupSums = this.#groupSums;
    for (let j = 0; j < listTerms.length; j++) {
      const term = listTerms[j]!;
      if (term + 1 >= listOffsets.length) continue;
      const weight = listWeights[j]!;
      const end = listOffsets[term + 1]!;
      for (let i = listOffsets[term]!; i < end; i++) {
        const entry = lists[i]!;
        const block = entry >>> COMPONENT_BITS;
        const sum = blockSums[block]! + Math.imul(weight, entry & COMPONENT_MASK);
        blockSums[block] = sum;
        if (sum > groupSums[block >>> GROUP_BITS]!) groupSums[block >>> GROUP_BITS] = sum;
      }
    }
  }

  /** Adds rows j .. j + 3 to the groups `from .. to - 1`. */
  #addGroupRows(j: number, from: number, to: number): void {
    const { groupRows, groupCount } = this.#index.text.frozen.blocks;
    const { rows, rowWeights } = this.#bounds;
    const groupSums = this.#groupSums;
    const [weight0, weight1, weight2, weight3] = [
      rowWeights[j]!,
      rowWeights[j + 1]!,
      rowWeights[j + 2]!,
      rowWeights[j + 3]!,
    ];
    const row0 = rows[j]! * groupCount;
    const row1 = rows[j + 1]! * groupCount;
    const row2 = rows[j + 2]! * groupCount;
    const row3 = rows[j + 3]! * groupCount;
    for (let group = from; group < to; group++) {
      groupSums[group] =
        (groupSums[group]! +
          Math.imul(weight0, groupRows[row0 + group]!) +
          Math.imul(weight1, groupRows[row1 + group]!) +
          Math.imul(weight2, groupRows[row2 + group]!) +
          Math.imul(weight3, groupRows[row3 + group]!)) |
        0;
    }
  }

  /** Scores the best blocks of the groups that look best so far, so that the threshold is high before bounds are compared. */
  #prime(limit: number): void {
    const wantedBlocks = 3 + Math.ceil(limit / 8);
    const groups = this.#bestGroups(Math.max(PRIMING_GROUPS, wantedBlocks >> 2));
    const sums = new Int32Array(groups.length * BLOCKS_IN_GROUP);
    const keys = new Float64Array(sums.length);
    for (let i = 0; i < groups.length; i++) {
      this.#boundBlocks(groups[i]!, false);
      sums.set(this.#sums, i * BLOCKS_IN_GROUP);
      for (let k = 0; k < BLOCKS_IN_GROUP; k++) {
        const slot = i * BLOCKS_IN_GROUP + k;
        // Bound and place in one number, so that they are sorted together.
        keys[slot] = sums[slot]! * 2 ** 20 + slot;
      }
    }
    keys.sort();
    for (let i = 1; i <= Math.min(wantedBlocks, keys.length); i++) {
      const slot = keys[keys.length - i]! % 2 ** 20;
      const block = (groups[slot >>> GROUP_BITS]! << GROUP_BITS) + (slot % BLOCKS_IN_GROUP);
      this.#isScored[block] = 1;
      this.#primed.push(block);
      this.#scoreBlock(block, sums[slot]!);
    }
  }

  /** The groups of the highest bounds so far; any choice is right, a good one is fast. */
  #bestGroups(count: number): Int32Array {
    const groupSums = this.#groupSums;
    const best = new Int32Array(Math.min(count, groupSums.length));
    const sums = new Float64Array(best.length).fill(-1);
    for (let group = 0; group < groupSums.length; group++) {
      const sum = groupSums[group]!;
      if (sum <= sums[best.length - 1]!) continue;
      let slot = best.length - 1;
      for (; slot > 0 && sums[slot - 1]! < sum; slot--) {
        sums[slot] = sums[slot - 1]!;
        best[slot] = best[slot - 1]!;
      }
      sums[slot] = sum;
      best[slot] = group;
    }
    return best;
  }

  /** Completes the groups' bounds, 16 at a time, and collects those that may hold a document that enters. */
  #boundGroups(): number {
    const { rows, rest } = this.#bounds;
    const groupSums = this.#groupSums;
    let count = 0;
    for (let chunk = 0; chunk < groupSums.length; chunk += GROUPS_IN_CHUNK) {
      const end = chunk + GROUPS_IN_CHUNK;
      let row = Math.min(ROWS_AT_ONCE, rows.length);
      let alive = this.#isAlive(chunk, end, rest[row]!);
      while (alive && row < rows.length) {
        this.#addGroupRows(row, chunk, end);
        row += ROWS_AT_ONCE;
        alive = this.#isAlive(chunk, end, rest[row]!);
      }
      if (!alive) continue;
      for (let group = chunk; group < end; group++) {
        if (groupSums[group]! >= this.#needed.units) this.#survivors[count++] = group;
      }
    }
    return count;
  }

  #isAlive(from: number, to: number, rest: number): boolean {
    const groupSums = this.#groupSums;
    const needed = this.#needed.units - rest;
    for (let group = from; group < to; group++) if (groupSums[group]! >= needed) return true;
    return false;
  }

  /** Best first, so that the threshold rises quickly. */
  #sortSurvivors(count: number): void {
    const keys = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const group = this.#survivors[i]!;
      keys[i] = this.#groupSums[group]! * 2 ** 20 + group;
    }
    keys.sort();
    for (let i = 0; i < count; i++) this.#survivors[i] = keys[count - 1 - i]! % 2 ** 20;
  }

  #searchGroup(group: number): void {
    if (this.#groupSums[group]! < this.#needed.units) return;
    this.work.groups++;
    if (!this.#boundBlocks(group, true)) return;
    const first = group << GROUP_BITS;
    let wanted = 0;
    for (let k = 0; k < BLOCKS_IN_GROUP; k++) {
      if (this.#isScored[first + k] === 0 && this.#sums[k]! >= this.#needed.units) wanted |= 1 << k;
    }
    if (wanted === 0) return;
    this.#lists.read(group, wanted, this.#bounds);
    for (let k = 0; k < BLOCKS_IN_GROUP; k++) {
      if (((wanted >>> k) & 1) === 0) continue;
      // The threshold may have risen since.
      if (this.#sums[k]! >= this.#needed.units) this.#scoreBlock(first + k, this.#sums[k]!, this.#lists.sums);
    }
  }

  /**
   * Bounds of a group's 16 blocks, into `#sums`.
   *
   * @param mayStop Whether to stop when none of the blocks can hold a document that enters.
   * @returns false if it stopped.
   */
  #boundBlocks(group: number, mayStop: boolean): boolean {
    const { blockRows, blockCount } = this.#index.text.frozen.blocks;
    const { rows, rowWeights, rest } = this.#bounds;
    const sums = this.#sums;
    const first = group << GROUP_BITS;
    for (let k = 0; k < BLOCKS_IN_GROUP; k++) sums[k] = this.#blockSums[first + k]!;
    for (let j = 0; j < rows.length; j += ROWS_AT_ONCE) {
      if (mayStop && !this.#mayReach(this.#needed.units - rest[j]!)) return false;
      const [weight0, weight1, weight2, weight3] = [
        rowWeights[j]!,
        rowWeights[j + 1]!,
        rowWeights[j + 2]!,
        rowWeights[j + 3]!,
      ];
      const row0 = rows[j]! * blockCount + first;
      const row1 = rows[j + 1]! * blockCount + first;
      const row2 = rows[j + 2]! * blockCount + first;
      const row3 = rows[j + 3]! * blockCount + first;
      for (let k = 0; k < BLOCKS_IN_GROUP; k++) {
        sums[k] =
          (sums[k]! +
            Math.imul(weight0, blockRows[row0 + k]!) +
            Math.imul(weight1, blockRows[row1 + k]!) +
            Math.imul(weight2, blockRows[row2 + k]!) +
            Math.imul(weight3, blockRows[row3 + k]!)) |
          0;
      }
    }
    return true;
  }

  /** Whether any of the group's blocks has at least that sum. */
  #mayReach(needed: number): boolean {
    const sums = this.#sums;
    for (let k = 0; k < BLOCKS_IN_GROUP; k++) if (sums[k]! >= needed) return true;
    return false;
  }

  /** @param listSums What list terms add at most to each document of the block's group, if that was read. */
  #scoreBlock(block: number, sum: number, listSums?: Int32Array): void {
    this.work.blocks++;
    const { unit, rest } = this.#bounds;
    const from = block << BLOCK_BITS;
    const to = Math.min(from + 2 ** BLOCK_BITS, this.#index.frozenCount);
    const rowSum = Math.min(sum - this.#blockSums[block]!, rest[0]!);
    this.#documents.score(from, to, { unit, sum, rowSum, listSums });
    this.#needed.update();
  }
}
