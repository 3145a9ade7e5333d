/** What each pair of phones and letters speaks for two words being one, in hundredths; `endings` are phones that a stem has lost. */
export interface SoundTable {
  /** Phones (none, one or more), then letters (none to four). */
  readonly pairs: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly endings: Readonly<Record<string, number>>;
}

const NO_ALIGNMENT = -1_000_000;

/** What one unit of phones may stand for. */
interface Unit {
  readonly length: number;
  /** Weight of standing for no letter at all, or NO_ALIGNMENT. */
  readonly silent: number;
  /** By the first letter, `a` to `z`. */
  readonly byLetter: readonly (readonly { rest: string; weight: number }[] | undefined)[];
}

/** How well two words go together, in hundredths. */
export interface Alignment {
  /** The log-likelihood ratio of one word against two that have nothing to do with each other. */
  readonly score: number;
  /** What the best spelling of the same phones would score more. */
  readonly deficit: number;
}

/** Phones made ready to be aligned with many words. */
export interface PreparedPhones {
  readonly length: number;
  /** The units that begin at each phone. */
  readonly units: readonly (readonly Unit[])[];
  /**
   * Where the last part of the word may be missing in a stem and what that costs, the end of the word first, for nothing. `most` is the
   * best that any word could score up to there.
   */
  readonly ends: readonly { at: number; weight: number; most: number }[];
}

const FIRST_LETTER = 97;
const LONGEST_UNIT = 3;

/** Aligns phones of one word with letters of another by dynamic programming. */
export class Aligner {
  readonly #units: ReadonlyMap<string, Unit>;
  readonly #silentLetters: readonly { letters: string; weight: number }[][];
  readonly #endings: ReadonlyMap<string, number>;
  /** The best that one phone can score by itself. */
  readonly #most: ReadonlyMap<string, number>;
  #cells = new Int32Array(1024);

  constructor({ pairs, endings }: SoundTable) {
    this.#units = new Map(
      Object.entries(pairs)
        .filter(([phones]) => phones !== '')
        .map(([phones, letters]) => [phones, unitOf(phones.length, letters)]),
    );
    this.#silentLetters = Array.from({ length: 26 }, () => []);
    for (const [letters, weight] of Object.entries(pairs[''] ?? {})) {
      this.#silentLetters[letters.charCodeAt(0) - FIRST_LETTER]!.push({ letters, weight });
    }
    this.#endings = new Map(Object.entries(endings));
    this.#most = new Map(
      Object.entries(pairs)
        .filter(([phones]) => phones.length === 1)
        .map(([phone, letters]) => [phone, Math.max(...Object.values(letters))]),
    );
  }

  prepare(phones: string): PreparedPhones {
    const units: Unit[][] = [];
    for (let i = 0; i < phones.length; i++) {
      units.push([]);
      for (let length = 1; length <= LONGEST_UNIT && i + length <= phones.length; length++) {
        const unit = this.#units.get(phones.slice(i, i + length));
        if (unit !== undefined) units[i]!.push(unit);
      }
    }
    const most = [0];
    for (let i = 0; i < phones.length; i++) most.push(most[i]! + (this.#most.get(phones[i]!) ?? 0));
    const ends = [{ at: phones.length, weight: 0, most: most[phones.length]! }];
    for (const at of this.endingStarts(phones)) {
      ends.push({ at, weight: this.#endings.get(phones.slice(at))!, most: most[at]! });
    }
    return { length: phones.length, units, ends };
  }

  /** Where an ending begins that a stem may have lost, if anything is left before it. */
  endingStarts(phones: string): number[] {
    const starts: number[] = [];
    for (let at = 2; at < phones.length; at++) if (this.#endings.has(phones.slice(at))) starts.push(at);
    return starts;
  }

  /** The best row of pairs; undefined if no row joins the two. */
  align({ length, units, ends }: PreparedPhones, letters: string): Alignment | undefined {
    const width = letters.length + 1;
    const size = (length + 1) * width;
    if (this.#cells.length < size) this.#cells = new Int32Array(size * 2);
    const cells = this.#cells.fill(NO_ALIGNMENT, 0, size);
    cells[0] = 0;
    const splits = splitCosts(letters);
    for (let i = 0; i <= length; i++) {
      for (let j = 0; j < width; j++) {
        const score = cells[i * width + j]!;
        if (score === NO_ALIGNMENT) continue;
        const letter = j < letters.length ? letters.charCodeAt(j) - FIRST_LETTER : -1;
        const split = splits[j]!;
        if (letter >= 0) {
          for (const silent of this.#silentLetters[letter]!) {
            if (letters.startsWith(silent.letters, j))
              raise(cells, i * width + j + silent.letters.length, score + silent.weight);
          }
        }
        if (i === length) continue;
        for (const unit of units[i]!) {
          const row = (i + unit.length) * width + j;
          if (unit.silent !== NO_ALIGNMENT) raise(cells, row, score + unit.silent);
          const matching = letter < 0 ? undefined : unit.byLetter[letter];
          if (matching === undefined) continue;
          for (const { rest, weight } of matching) {
            if (rest === '' || letters.startsWith(rest, j + 1))
              raise(cells, row + 1 + rest.length, score + weight + split);
          }
        }
      }
    }
    let best: Alignment | undefined;
    for (const { at, weight, most } of ends) {
      const cell = cells[at * width + letters.length]!;
      if (cell === NO_ALIGNMENT || (best !== undefined && cell + weight <= best.score)) continue;
      best = { score: cell + weight, deficit: most - cell };
    }
    return best;
  }
}

/** Vowels that are one sound in English: rain is not 라인. */
const DIGRAPHS = new Set(['ai', 'ay', 'ea', 'ee', 'oa', 'oo', 'ou', 'au', 'ei', 'oi']);
const SPLIT = -200;

/** What it costs to begin a unit at each letter: much between the two letters of one vowel. */
function splitCosts(letters: string): Int32Array {
  const costs = new Int32Array(letters.length + 1);
  for (let j = 1; j < letters.length; j++) if (DIGRAPHS.has(letters.slice(j - 1, j + 1))) costs[j] = SPLIT;
  return costs;
}

function raise(cells: Int32Array, at: number, score: number): void {
  if (score > cells[at]!) cells[at] = score;
}

function unitOf(length: number, letters: Readonly<Record<string, number>>): Unit {
  const byLetter: { rest: string; weight: number }[][] = [];
  let silent = NO_ALIGNMENT;
  for (const [group, weight] of Object.entries(letters)) {
    if (group === '') {
      silent = weight;
      continue;
    }
    const first = group.charCodeAt(0) - FIRST_LETTER;
    byLetter[first] ??= [];
    byLetter[first].push({ rest: group.slice(1), weight });
  }
  return { length, silent, byLetter };
}
