import { parentPort } from 'node:worker_threads';
import { type Answer, type Batch, carriedError, type Packed, READY } from './messages.ts';

/**
 * The life of a thread: it takes batches of items and answers each, until it is ended from outside.
 *
 * @param work The result of one item. What it throws goes back as that item's error.
 * @param pack Makes the results of a batch ready to be sent; failed items are undefined among them.
 */
export function serve<Item, Result>(
  work: (item: Item) => Result,
  pack: (results: (Result | undefined)[]) => Packed = (results) => ({ value: results }),
): void {
  const port = parentPort!;
  port.on('message', ({ number, items }: Batch<Item>) => {
    const errors: Answer['errors'] = [];
    const results = items.map((item, i) => {
      try {
        return work(item);
      } catch (error) {
        errors.push([i, carriedError(error)]);
        return undefined;
      }
    });
    const { value, transfer = [] } = pack(results);
    port.postMessage({ number, value, errors } satisfies Answer, transfer);
  });
  port.postMessage(READY);
}
