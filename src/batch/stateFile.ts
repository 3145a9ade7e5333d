import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { InputError } from '../errors.ts';
import { writeError } from '../io/atomicFile.ts';
import { packScoredLines, type ScoredLine, unpackScoredLines } from '../matcher/scoredLines.ts';
import { readSectionFile, type SectionArray, writeSectionFile } from '../postings/sectionFile.ts';
import type { Statistics } from '../postings/statistics.ts';
import { StringTable } from '../vectors/stringTable.ts';
import type { Fingerprint } from './fingerprint.ts';
import { type Print, PrintList } from './print.ts';

/**
 * What a run leaves for the next night: what its scores took from all buyers together, a print of every buyer and seller,
 * and (in a second file, `<name>.lists`) every seller's list.
 */
const KIND = 'buyermatch state 1';
const TOKEN_BYTES = 16;
const PIECE = 1024 * 1024;

/** Writes a state while a run goes on. Nothing has its name before {@link finish}. */
export class StateWriter {
  readonly #path: string;
  readonly #lists: FileHandle;
  readonly #token = randomBytes(TOKEN_BYTES);
  readonly #sellers = new PrintList();
  readonly #ends: number[] = [];
  #pieces: Uint8Array[];
  #gathered = TOKEN_BYTES;
  #position = TOKEN_BYTES;

  private constructor(path: string, lists: FileHandle) {
    this.#path = path;
    this.#lists = lists;
    this.#pieces = [this.#token];
  }

  static async open(path: string): Promise<StateWriter> {
    try {
      return new StateWriter(path, await open(partialOf(path), 'w'));
    } catch (error) {
      throw writeError(error as NodeJS.ErrnoException, path);
    }
  }

  async add(sellerId: string, print: Print, list: readonly ScoredLine[]): Promise<void> {
    const bytes = packScoredLines(list);
    this.#sellers.add(sellerId, print);
    this.#pieces.push(bytes);
    this.#gathered += bytes.length;
    this.#position += bytes.length;
    this.#ends.push(this.#position);
    if (this.#gathered >= PIECE) await this.#flush();
  }

  async finish(settings: Fingerprint, statistics: Statistics, buyers: PrintList): Promise<void> {
    await this.#flush();
    try {
      await this.#lists.datasync();
      await this.#lists.close();
      await rename(partialOf(this.#path), listsOf(this.#path));
    } catch (error) {
      throw writeError(error as NodeJS.ErrnoException, this.#path);
    }
    const { documentCount, newestDay, terms, documentFrequencies } = statistics;
    const sections = new Map<string, SectionArray>([
      ...tableSections('terms', terms),
      ['documentFrequencies', documentFrequencies],
      ...tableSections('buyers', tableOf(buyers)),
      ['buyers.prints', buyers.prints],
      ...tableSections('sellers', tableOf(this.#sellers)),
      ['sellers.prints', this.#sellers.prints],
      ['lists.ends', Float64Array.from(this.#ends)],
    ]);
    const meta = { kind: KIND, settings, documentCount, newestDay, lists: this.#token.toString('hex') };
    await writeSectionFile(this.#path, { meta, sections });
  }

  async abort(): Promise<void> {
    await this.#lists.close().catch(() => {});
    await rm(partialOf(this.#path), { force: true });
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pieces, this.#gathered);
    this.#pieces = [];
    this.#gathered = 0;
    await this.#lists.appendFile(bytes).catch((error) => {
      throw writeError(error, this.#path);
    });
  }
}

/** The state of an earlier run. */
export class State {
  readonly settings: Fingerprint;
  readonly statistics: Statistics;
  readonly #buyers: PrintTable;
  readonly #sellers: PrintTable;
  readonly #ends: Float64Array;
  readonly #lists: FileHandle;
  #window = Buffer.alloc(0);
  #windowStart = 0;

  private constructor(meta: Meta, sections: ReadonlyMap<string, SectionArray>, lists: FileHandle) {
    const { settings, documentCount, newestDay } = meta;
    const documentFrequencies = sections.get('documentFrequencies') as Uint32Array;
    this.settings = settings;
    this.statistics = { documentCount, newestDay, terms: tableFrom('terms', sections), documentFrequencies };
    this.#buyers = { ids: tableFrom('buyers', sections), prints: sections.get('buyers.prints') as Uint32Array };
    this.#sellers = { ids: tableFrom('sellers', sections), prints: sections.get('sellers.prints') as Uint32Array };
    this.#ends = sections.get('lists.ends') as Float64Array;
    this.#lists = lists;
  }

  /** @throws InputError for a file that is no state, or whose lists are missing or of another run. */
  static async open(path: string): Promise<State> {
    const mend = 'Run once without --since to make a new one.';
    let lists: FileHandle | undefined;
    try {
      const { meta, sections } = await readSectionFile(path);
      if (meta.kind !== KIND) throw new Error('is no state file');
      lists = await open(listsOf(path), 'r');
      const token = Buffer.alloc(TOKEN_BYTES);
      await lists.read(token, 0, TOKEN_BYTES, 0);
      const ends = sections.get('lists.ends') as Float64Array;
      const { size } = await lists.stat();
      const isWhole = size === (ends.at(-1) ?? TOKEN_BYTES);
      if (token.toString('hex') !== meta.lists || !isWhole) throw new Error('its lists are those of another run');
      return new State(meta as unknown as Meta, sections, lists);
    } catch (cause) {
      await lists?.close();
      throw new InputError(`cannot be used as a state. ${mend}`, { file: path }, { cause });
    }
  }

  get buyerCount(): number {
    return this.#buyers.ids.count;
  }

  buyerId(number: number): string {
    return this.#buyers.ids.at(number);
  }

  /** The number of a buyer that is as it was; -1 for one that is new or has changed. */
  sameBuyer(id: string, print: Print): number {
    return same(this.#buyers, id, print);
  }

  /** The number of a seller that is as it was; -1 for one that is new or has changed. */
  sameSeller(id: string, print: Print): number {
    return same(this.#sellers, id, print);
  }

  async list(seller: number): Promise<ScoredLine[]> {
    const start = seller === 0 ? TOKEN_BYTES : this.#ends[seller - 1]!;
    const end = this.#ends[seller]!;
    if (start < this.#windowStart || end > this.#windowStart + this.#window.length) {
      const window = Buffer.allocUnsafeSlow(Math.max(PIECE, end - start));
      const { bytesRead } = await this.#lists.read(window, 0, window.length, start);
      this.#window = window.subarray(0, bytesRead);
      this.#windowStart = start;
    }
    return unpackScoredLines(this.#window.subarray(start - this.#windowStart, end - this.#windowStart));
  }

  close(): Promise<void> {
    return this.#lists.close();
  }
}

interface Meta {
  settings: Fingerprint;
  documentCount: number;
  newestDay: number;
}

interface PrintTable {
  ids: StringTable;
  prints: Uint32Array;
}

function same({ ids, prints }: PrintTable, id: string, [low, high]: Print): number {
  const number = ids.find(id);
  return number >= 0 && prints[number * 2] === low && prints[number * 2 + 1] === high ? number : -1;
}

function tableOf({ ids }: PrintList): StringTable {
  return StringTable.build(ids.length, (i) => ids[i]!);
}

function tableSections(name: string, { arrays }: StringTable): [string, SectionArray][] {
  return Object.entries(arrays).map(([part, array]) => [`${name}.${part}`, array]);
}

function tableFrom(name: string, sections: ReadonlyMap<string, SectionArray>): StringTable {
  const take = <A extends SectionArray>(part: string) => sections.get(`${name}.${part}`) as A;
  return new StringTable({ bytes: take('bytes'), ends: take('ends'), slots: take('slots') });
}

function listsOf(path: string): string {
  return `${path}.lists`;
}

function partialOf(path: string): string {
  return `${listsOf(path)}.partial-${process.pid}`;
}
