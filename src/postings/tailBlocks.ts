import { BLOCK_BITS, COMPONENT_BITS, componentSteps } from './blockMaxima.ts';

/** One term's entries among the documents that came after the last freeze; the first `count` are used. */
export interface TailList {
  entries: Uint32Array;
  count: number;
}

/**
 * Block maxima of the documents that came after the last freeze, kept up to date document by document. Blocks are
 * counted from the first such document; entries are those of `BlockMaxima.lists`.
 */
export class TailBlocks {
  readonly #lists = new Map<number, TailList>();

  get(termId: number): TailList | undefined {
    return this.#lists.get(termId);
  }

  /**
   * @param position Which document of the tail, ascending from call to call.
   * @param component The term's component in the document's unit vector.
   */
  add(termId: number, position: number, component: number): void {
    const block = position >>> BLOCK_BITS;
    const entry = ((block << COMPONENT_BITS) | componentSteps(component)) >>> 0;
    let list = this.#lists.get(termId);
    if (list === undefined) {
      list = { entries: new Uint32Array(2), count: 0 };
      this.#lists.set(termId, list);
    }
    const last = list.count - 1;
    if (last >= 0 && list.entries[last]! >>> COMPONENT_BITS === block) {
      if (entry > list.entries[last]!) list.entries[last] = entry;
      return;
    }
    if (list.count === list.entries.length) {
      const larger = new Uint32Array(list.count * 2);
      larger.set(list.entries);
      list.entries = larger;
    }
    list.entries[list.count++] = entry;
  }
}
