import type { Counts } from './keptFile.ts';

/** Where the lines of a run go. */
export interface OutFile {
  /** What an earlier run had done, if this one goes on with it. */
  readonly start: Counts | undefined;
  /** Sellers that are safe whatever happens now. */
  readonly keptSellers: number;
  /** Waits while the destination is slow. @throws BuyermatchError when writing has failed. */
  write(bytes: Uint8Array): void | Promise<void>;
  /** Makes safe what was written so far, if the destination can. */
  checkpoint(counts: Counts): Promise<void>;
  finish(): Promise<void>;
  commit(): Promise<void>;
  abort(counts?: Counts): Promise<void>;
}
