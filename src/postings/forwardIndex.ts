import { Growable } from './growable.ts';

/** Document-major term lists: document d holds `ids[offsets[d] .. offsets[d + 1]]`, each with its value. */
export interface ForwardArrays {
  /** One more than documents; the first is 0. */
  offsets: Uint32Array;
  /** Term ids in the document's own order of first occurrence, which is the order that norms are summed in. */
  ids: Uint32Array;
  /** What belongs to each id: the saturated frequency. Absent where presence is all. */
  values?: Float32Array;
}

/** The forward index: grows by whole documents, and is compacted by leaving some out. */
export class ForwardIndex {
  readonly #offsets: Growable<Uint32Array>;
  readonly #ids: Growable<Uint32Array>;
  readonly #values?: Growable<Float32Array>;

  constructor(arrays: ForwardArrays) {
    this.#offsets = new Growable(arrays.offsets);
    this.#ids = new Growable(arrays.ids);
    if (arrays.values) this.#values = new Growable(arrays.values);
  }

  static empty(withValues: boolean): ForwardIndex {
    const offsets = new Uint32Array(1);
    const ids = new Uint32Array(0);
    return new ForwardIndex(withValues ? { offsets, ids, values: new Float32Array(0) } : { offsets, ids });
  }

  get documentCount(): number {
    return this.#offsets.length - 1;
  }

  get offsets(): Uint32Array {
    return this.#offsets.data;
  }

  get ids(): Uint32Array {
    return this.#ids.data;
  }

  /** Empty where presence is all. */
  get values(): Float32Array {
    return this.#values?.data ?? NO_VALUES;
  }

  append(ids: readonly number[], values?: readonly number[]): void {
    for (let i = 0; i < ids.length; i++) {
      this.#ids.push(ids[i]!);
      this.#values?.push(values![i]!);
    }
    this.#offsets.push(this.#ids.length);
  }

  /** Only the used parts, to be written to a file. */
  arrays(): ForwardArrays {
    const arrays: ForwardArrays = { offsets: this.#offsets.used(), ids: this.#ids.used() };
    if (this.#values) arrays.values = this.#values.used();
    return arrays;
  }

  /** A copy that holds the documents of `keep` in their order, with every id renamed by `rename`. */
  compacted(keep: Uint32Array, rename: (id: number) => number): ForwardIndex {
    const { offsets, ids, values } = this;
    let size = 0;
    for (const document of keep) size += offsets[document + 1]! - offsets[document]!;
    const result = {
      offsets: new Uint32Array(keep.length + 1),
      ids: new Uint32Array(size),
      values: this.#values && new Float32Array(size),
    };
    let end = 0;
    for (let i = 0; i < keep.length; i++) {
      const document = keep[i]!;
      for (let from = offsets[document]!; from < offsets[document + 1]!; from++) {
        result.ids[end] = rename(ids[from]!);
        if (result.values) result.values[end] = values[from]!;
        end++;
      }
      result.offsets[i + 1] = end;
    }
    return new ForwardIndex(result);
  }
}

const NO_VALUES = new Float32Array(0);
