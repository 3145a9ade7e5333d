import { componentSteps } from './blockMaxima.ts';

/** One term's postings among the documents that came after the last freeze, ascending; the first `count` are used. */
export interface TailList {
  /** Counted from the first document after the freeze. */
  positions: Uint32Array;
  /** The term's component in the document's unit vector, rounded up to whole steps. */
  components: Uint16Array;
  count: number;
}

/** Postings of the documents that came after the last freeze, kept up to date document by document. */
export class TailPostings {
  readonly #lists = new Map<number, TailList>();

  get(termId: number): TailList | undefined {
    return this.#lists.get(termId);
  }

  /**
   * @param position Ascending from call to call.
   * @param component The term's component in the document's unit vector.
   */
  add(termId: number, position: number, component: number): void {
    let list = this.#lists.get(termId);
    if (list === undefined) {
      list = { positions: new Uint32Array(2), components: new Uint16Array(2), count: 0 };
      this.#lists.set(termId, list);
    }
    if (list.count === list.positions.length) grow(list);
    list.positions[list.count] = position;
    list.components[list.count] = componentSteps(component);
    list.count++;
  }
}

function grow(list: TailList): void {
  const { positions, components, count } = list;
  list.positions = new Uint32Array(count * 2);
  list.positions.set(positions);
  list.components = new Uint16Array(count * 2);
  list.components.set(components);
}
