import { type BlockMaxima, COMPONENT_BITS, GROUP_BITS, NO_ROW } from '../postings/blockMaxima.ts';

/**
 * How many of a query's HS prefixes stand in the documents of each block and group: at least the depth of every
 * document there.
 */
export class HsBounds {
  readonly #blocks: BlockMaxima;
  readonly #blockDepths: Uint8Array;
  readonly groupDepths: Uint8Array;
  /** Rows of the query's prefixes; their blocks are read when a group is looked into. */
  readonly #rows: number[] = [];
  #isClean = true;

  constructor(blocks: BlockMaxima) {
    this.#blocks = blocks;
    this.#blockDepths = new Uint8Array(blocks.blockCount);
    this.groupDepths = new Uint8Array(blocks.groupCount);
  }

  begin(hsIds: readonly number[]): void {
    if (!this.#isClean) {
      this.#blockDepths.fill(0);
      this.groupDepths.fill(0);
      this.#rows.length = 0;
      this.#isClean = true;
    }
    for (const id of hsIds) {
      const row = this.#blocks.rowOf[id] ?? NO_ROW;
      if (row !== NO_ROW) this.#rows.push(row);
      else this.#addList(id);
    }
    for (const row of this.#rows) this.#addGroupRow(row);
    this.#isClean = hsIds.length === 0;
  }

  blockDepth(block: number): number {
    const { blockRows, blockCount } = this.#blocks;
    let depth = this.#blockDepths[block]!;
    for (let i = 0; i < this.#rows.length; i++) if (blockRows[this.#rows[i]! * blockCount + block] !== 0) depth++;
    return depth;
  }

  #addList(id: number): void {
    const { listOffsets, lists } = this.#blocks;
    if (id + 1 >= listOffsets.length) return;
    const blockDepths = this.#blockDepths;
    const groupDepths = this.groupDepths;
    for (let i = listOffsets[id]!; i < listOffsets[id + 1]!; i++) {
      const block = lists[i]! >>> COMPONENT_BITS;
      const depth = ++blockDepths[block]!;
      const group = block >>> GROUP_BITS;
      if (depth > groupDepths[group]!) groupDepths[group] = depth;
    }
  }

  #addGroupRow(row: number): void {
    const { groupRows, groupCount } = this.#blocks;
    const start = row * groupCount;
    for (let group = 0; group < groupCount; group++) if (groupRows[start + group] !== 0) this.groupDepths[group]!++;
  }
}
