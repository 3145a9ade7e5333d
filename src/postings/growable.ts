export type NumberArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** A typed array that doubles its room when it is full. */
export class Growable<A extends NumberArray> {
  #data: A;
  #length: number;

  /** @param data What it starts with; it is taken over, not copied. */
  constructor(data: A) {
    this.#data = data;
    this.#length = data.length;
  }

  get length(): number {
    return this.#length;
  }

  /** The array behind it; entries from `length` on are unused room. Valid until the next `push`. */
  get data(): A {
    return this.#data;
  }

  push(value: number): void {
    if (this.#length === this.#data.length) this.#grow();
    this.#data[this.#length++] = value;
  }

  /** The used part, without a copy. */
  used(): A {
    return this.#data.subarray(0, this.#length) as A;
  }

  #grow(): void {
    const Constructor = this.#data.constructor as new (length: number) => A;
    const larger = new Constructor(Math.max(16, this.#data.length * 2));
    larger.set(this.#data);
    this.#data = larger;
  }
}
