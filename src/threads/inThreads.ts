import { Lane, type Load } from './lane.ts';
import { type Answer, revivedError } from './messages.ts';
import { Signal } from './signal.ts';

export interface ThreadOptions<Item, Result> {
  /** The module that a thread runs; it calls `serve`. */
  file: URL;
  threads: number;
  /** `workerData` of each thread. */
  data: unknown;
  /** Any whole number: items of equal numbers go to the same thread. */
  laneOf(item: Item): number;
  /** The results of a batch, from what `pack` made of them. */
  unpack?(value: unknown): Result[];
  /** Ends everything; the loop then throws the signal's reason. */
  signal?: AbortSignal;
}

/** What became of one item: a result or an error. */
export type Outcome<Item, Result> = { item: Item; result: Result } | { item: Item; error: Error };

/** Items of one message: enough that sending costs little, few enough that no thread waits long at the end. */
const BATCH = 32;
/** Items a thread that may be read ahead of the loop that takes the results. */
const AHEAD = 8 * BATCH;
/** A batch that is not full is sent after this many milliseconds, so that a slow source still gets its results. */
const PATIENCE = 20;

/**
 * Works on items in several threads, and gives the results in the order of the items. Bounded: while results are not
 * taken, no more items are read. A thread that dies is replaced and its items are worked on again. However the loop ends,
 * all threads end with it.
 */
export async function* inThreads<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ThreadOptions<Item, Result>,
): AsyncGenerator<Outcome<Item, Result>, void, undefined> {
  options.signal?.throwIfAborted();
  const run = new ThreadedRun(items, options);
  try {
    for (let outcome = await run.next(); outcome !== undefined; outcome = await run.next()) yield outcome;
  } finally {
    await run.close();
  }
}

class ThreadedRun<Item, Result> {
  readonly #options: ThreadOptions<Item, Result>;
  readonly #iterator: Iterator<Item> | AsyncIterator<Item>;
  readonly #lanes: Lane<Item>[];
  /** Batches that are being filled, by lane. */
  readonly #filling: Load<Item>[];
  readonly #outcomes = new Map<number, Outcome<Item, Result>>();
  readonly #arrived = new Signal();
  readonly #room = new Signal();
  readonly #window: number;
  #timer: NodeJS.Timeout | undefined;
  #read = 0;
  #taken = 0;
  #isAsking = false;
  #isOver = false;
  /** How the source ended, if by an error; it is thrown after all results before it. */
  #sourceError: { error: unknown } | undefined;
  /** What ends the run at once. */
  #failure: { error: unknown } | undefined;

  constructor(items: Iterable<Item> | AsyncIterable<Item>, options: ThreadOptions<Item, Result>) {
    this.#options = options;
    this.#window = options.threads * AHEAD;
    this.#iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
    this.#filling = Array.from({ length: options.threads }, emptyLoad<Item>);
    const events = {
      onAnswer: (load: Load<Item>, answer: Answer) => this.#settle(load, answer),
      onPoison: (load: Load<Item>, cause: Error) => this.#settlePoison(load, cause),
      onFailure: (error: Error) => this.#fail(error),
    };
    this.#lanes = this.#filling.map(() => new Lane<Item>(options.file, options.data, events));
    options.signal?.addEventListener('abort', this.#onAbort);
    void this.#readAll();
  }

  /** The next outcome, undefined after the last. @throws What ended the source, or the run. */
  async next(): Promise<Outcome<Item, Result> | undefined> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure.error;
      const outcome = this.#outcomes.get(this.#taken);
      if (outcome !== undefined) {
        this.#outcomes.delete(this.#taken++);
        if (this.#read - this.#taken === this.#window >> 1) this.#room.give();
        return outcome;
      }
      if (this.#isOver && this.#taken === this.#read) {
        if (this.#sourceError !== undefined) throw this.#sourceError.error;
        return undefined;
      }
      await this.#arrived.wait();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    const wasOver = this.#isOver;
    this.#isOver = true;
    this.#room.give();
    if (!wasOver) {
      const returned = Promise.resolve(this.#iterator.return?.()).catch(() => {});
      // While it is asked for an item, a generator cannot end, and perhaps never will.
      if (!this.#isAsking) await returned;
    }
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  readonly #onAbort = (): void => this.#fail(this.#options.signal!.reason);

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.#arrived.give();
  }

  async #readAll(): Promise<void> {
    try {
      while (!this.#isOver) {
        if (this.#read - this.#taken >= this.#window) {
          this.#sendAll();
          await this.#room.wait();
          continue;
        }
        this.#isAsking = true;
        const { done, value } = await this.#iterator.next();
        this.#isAsking = false;
        if (this.#isOver) return;
        if (done) break;
        this.#take(value);
      }
    } catch (error) {
      this.#isAsking = false;
      this.#sourceError = { error };
    }
    if (this.#isOver) return;
    this.#sendAll();
    this.#isOver = true;
    this.#arrived.give();
  }

  #take(item: Item): void {
    const lane = this.#options.laneOf(item) % this.#lanes.length;
    const load = this.#filling[lane]!;
    load.items.push(item);
    load.places.push(this.#read++);
    if (load.items.length === BATCH) this.#send(lane);
    else this.#timer ??= setTimeout(() => this.#sendAll(), PATIENCE);
  }

  #sendAll(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (let lane = 0; lane < this.#lanes.length; lane++) this.#send(lane);
  }

  #send(lane: number): void {
    const load = this.#filling[lane]!;
    if (load.items.length === 0) return;
    this.#filling[lane] = emptyLoad();
    try {
      this.#lanes[lane]!.send(load);
    } catch (error) {
      // An item that cannot be copied, such as one with a function in it.
      this.#fail(error);
    }
  }

  #settle({ items, places }: Load<Item>, { value, errors }: Answer): void {
    const results = this.#options.unpack?.(value) ?? (value as Result[]);
    for (let i = 0; i < items.length; i++) this.#outcomes.set(places[i]!, { item: items[i]!, result: results[i]! });
    for (const [i, error] of errors) {
      this.#outcomes.set(places[i]!, { item: items[i]!, error: revivedError(error) });
    }
    this.#arrived.give();
  }

  #settlePoison({ items, places }: Load<Item>, cause: Error): void {
    this.#outcomes.set(places[0]!, { item: items[0]!, error: cause });
    this.#arrived.give();
  }
}

function emptyLoad<Item>(): Load<Item> {
  return { items: [], places: [], deaths: 0 };
}
