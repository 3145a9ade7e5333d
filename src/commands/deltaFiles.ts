import type { BuyerStream } from '../batch/buyerStream.ts';
import { type Delta, planDelta } from '../batch/delta.ts';
import { differences, type Fingerprint } from '../batch/fingerprint.ts';
import { PrintList, printOf } from '../batch/print.ts';
import { State, StateWriter } from '../batch/stateFile.ts';
import { InputError } from '../errors.ts';
import { grouped } from '../explain/caution.ts';
import type { MatcherOptions } from '../matcher/options.ts';
import type { ScoredLine } from '../matcher/scoredLines.ts';
import type { Statistics } from '../postings/statistics.ts';
import type { Seller } from '../types.ts';

/** The state that a run begins with and the one that it leaves. */
export class DeltaFiles {
  readonly #settings: Fingerprint;
  readonly #isFull: boolean;
  readonly #since: State | undefined;
  readonly #writer: StateWriter | undefined;
  #isFinished = false;

  private constructor(settings: Fingerprint, isFull: boolean, since?: State, writer?: StateWriter) {
    this.#settings = settings;
    this.#isFull = isFull;
    this.#since = since;
    this.#writer = writer;
  }

  /** @throws InputError for a state that was made with other settings. */
  static async open(
    files: { state?: string; since?: string; isFull: boolean },
    settings: Fingerprint,
  ): Promise<DeltaFiles | undefined> {
    const { state, since, isFull } = files;
    if (state === undefined && since === undefined) return undefined;
    const old = since === undefined ? undefined : await State.open(since);
    const differing = old === undefined ? [] : differences(old.settings, settings);
    if (differing.length > 0) {
      await old?.close();
      throw new InputError(
        `was made with other settings (${differing.join(', ')}). Run once without --since to make a new one.`,
        {
          file: since,
        },
      );
    }
    return new DeltaFiles(settings, isFull, old, state === undefined ? undefined : await StateWriter.open(state));
  }

  get hasSince(): boolean {
    return this.#since !== undefined;
  }

  /** @returns What has to be done, and a line that tells it. */
  async plan(stream: BuyerStream, sellers: AsyncIterable<Seller>, options: MatcherOptions) {
    const delta = await planDelta(this.#since!, stream, sellers, options, this.#isFull);
    return { ...delta, line: deltaLine(delta) };
  }

  /** To be given each seller's list. */
  readonly onList = async (seller: Seller, list: readonly ScoredLine[]): Promise<void> => {
    await this.#writer?.add(seller.id, printOf(seller), list);
  };

  /** Writes the new state, if one was asked for. @param own Statistics of this run, for a run without an earlier state. */
  async finish(stream: BuyerStream, own: Statistics | undefined): Promise<void> {
    if (this.#writer === undefined) return;
    const buyers = new PrintList();
    for await (const { id, print } of stream()) buyers.add(id, print);
    await this.#writer.finish(this.#settings, this.#since?.statistics ?? own!, buyers);
    this.#isFinished = true;
  }

  async close(): Promise<void> {
    await this.#since?.close();
    if (!this.#isFinished) await this.#writer?.abort();
  }
}

/** What a delta night had to do, as a line. */
function deltaLine({ changedBuyers, goneBuyers, wholeSellers }: Delta): string {
  return (
    `since the state: ${grouped(changedBuyers)} buyers new or changed, ${grouped(goneBuyers)} gone or changed; ` +
    `${grouped(wholeSellers)} sellers matched with all buyers`
  );
}
