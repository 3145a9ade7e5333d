import { createHash } from 'node:crypto';
import type { IndexedBuyer } from '../postings/buyerIndex.ts';
import { frequencyLevel } from '../vectors/tfidf.ts';

/** 64 bits of a digest, as two numbers: enough to tell whether one profile is as it was. */
export type Print = readonly [number, number];

export function printOf(value: unknown): Print {
  const digest = createHash('sha256').update(JSON.stringify(value)).digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
}

/** Of what an index holds of a buyer, in whatever order. */
export function printOfIndexed({ facts, terms, frequencies, codes }: IndexedBuyer): Print {
  const words = terms.map((term, i) => [term, frequencyLevel(frequencies[i]!)] as const);
  return printOf([facts, words.sort(([a], [b]) => (a < b ? -1 : 1)), [...codes].sort()]);
}

/** Prints by id, as they grow and as they stand in a file. */
export class PrintList {
  readonly ids: string[] = [];
  readonly #prints: number[] = [];

  add(id: string, print: Print): void {
    this.ids.push(id);
    this.#prints.push(...print);
  }

  get prints(): Uint32Array {
    return Uint32Array.from(this.#prints);
  }
}
