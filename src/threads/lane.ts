import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { BuyermatchError } from '../errors.ts';
import { type Answer, type Batch, READY } from './messages.ts';

/** Items on their way to one thread, with their places in the order of all items. */
export interface Load<Item> {
  items: Item[];
  places: number[];
  /** How many threads have ended while they worked on it. */
  deaths: number;
}

/** What a lane tells its pool. */
export interface LaneEvents<Item> {
  onAnswer(load: Load<Item>, answer: Answer): void;
  /** The one item of this load has ended its thread twice. */
  onPoison(load: Load<Item>, cause: Error): void;
  /** No thread can be started. */
  onFailure(cause: Error): void;
}

/** A thread that has ended on a load is given it once more; after that the load is cut into single items. */
const MOST_DEATHS = 2;

/** One thread and what it has still to do. A thread that dies is replaced, and nothing it had to do is lost. */
export class Lane<Item> {
  readonly #file: URL;
  readonly #data: unknown;
  readonly #events: LaneEvents<Item>;
  readonly #loads = new Map<number, Load<Item>>();
  #worker: Worker;
  #nextNumber = 0;
  #isClosed = false;

  constructor(file: URL, data: unknown, events: LaneEvents<Item>) {
    this.#file = file;
    this.#data = data;
    this.#events = events;
    this.#worker = this.#start();
  }

  send(load: Load<Item>): void {
    const number = this.#nextNumber++;
    this.#loads.set(number, load);
    this.#worker.postMessage({ number, items: load.items } satisfies Batch<Item>);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker.terminate();
  }

  #start(): Worker {
    const worker = startWorker(this.#file, this.#data);
    let isReady = false;
    let cause: Error | undefined;
    worker.on('message', (answer: Answer | typeof READY) => {
      isReady = true;
      if (answer === READY) return;
      const load = this.#loads.get(answer.number)!;
      this.#loads.delete(answer.number);
      this.#events.onAnswer(load, answer);
    });
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', (code) => {
      if (this.#isClosed) return;
      cause ??= new Error(`the thread ended with code ${code}`);
      if (isReady) this.#replace(cause);
      else this.#events.onFailure(cause);
    });
    return worker;
  }

  #replace(cause: Error): void {
    const [first, ...others] = this.#loads.values();
    this.#loads.clear();
    this.#worker = this.#start();
    if (first === undefined) return;
    first.deaths++;
    if (first.deaths < MOST_DEATHS) this.send(first);
    else if (first.items.length === 1) this.#events.onPoison(first, cause);
    else for (const load of singles(first)) this.send(load);
    for (const load of others) this.send(load);
  }
}

function singles<Item>({ items, places }: Load<Item>): Load<Item>[] {
  return items.map((item, i) => ({ items: [item], places: [places[i]!], deaths: MOST_DEATHS - 1 }));
}

function startWorker(file: URL, workerData: unknown): Worker {
  try {
    // A thread of the sources, as in tests, has first to learn TypeScript; the package has JavaScript only.
    if (file.pathname.endsWith('.ts')) {
      const source = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); })`;
      return new Worker(source, { eval: true, workerData });
    }
    readFileSync(fileURLToPath(file), { flag: 'r' });
    return new Worker(file, { workerData });
  } catch (cause) {
    throw new BuyermatchError(
      `threads need the file ${file.href} of the package beside the one that was imported; if a bundler moved it, declare "buyermatch" external.`,
      {},
      { cause },
    );
  }
}
