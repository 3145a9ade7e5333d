import type { TransferListItem } from 'node:worker_threads';
import { BuyermatchError, InputError, type Place, UsageError } from '../errors.ts';

/** The first message of a thread: it has started and waits for work. */
export const READY = 'ready';

/** What goes to a thread. */
export interface Batch<Item> {
  number: number;
  items: Item[];
}

/** Results of a batch in the form that travels best. */
export interface Packed {
  value: unknown;
  /** Memory that is handed over instead of copied. */
  transfer?: TransferListItem[];
}

/** What comes back. */
export interface Answer {
  /** Of the batch. */
  number: number;
  value: unknown;
  /** Items that failed, by their place in the batch. */
  errors: [place: number, error: CarriedError][];
}

/** An error as plain data: a class does not survive the way between threads. */
export interface CarriedError extends Place {
  name: string;
  message: string;
  stack?: string;
}

const CLASSES = new Map<string, typeof BuyermatchError>([
  ['UsageError', UsageError],
  ['InputError', InputError],
  ['BuyermatchError', BuyermatchError],
]);

export function carriedError(error: unknown): CarriedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  if (!(error instanceof BuyermatchError)) return { name, message, stack };
  const { file, line, column } = error;
  return { name, message, stack, file, line, column };
}

/** The error that {@link carriedError} was given, of its own class again. */
export function revivedError({ name, message, stack, file, line, column }: CarriedError): Error {
  const Class = CLASSES.get(name);
  // The message holds its place already.
  const error =
    Class === undefined
      ? Object.assign(new Error(message), { name })
      : Object.assign(new Class(message), { file, line, column });
  if (stack !== undefined) error.stack = stack;
  return error;
}
