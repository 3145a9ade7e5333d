import { ENDINGS, inventory } from './inventory.ts';

/** One alignment: the pairs that were used, and the phones that a stem has lost. */
export interface Alignment {
  score: number;
  pairs: string[];
  ending: string;
}

const POSSIBLE = new Set(ENDINGS);
const LONGEST_ENDING = 7;
/** -tion are four letters, 에이션 six phones. */
const MORE_PHONES = 2;

/** Probabilities of pairs, learnt by counting the best alignments again and again (hard expectation-maximisation). */
export class PairModel {
  readonly #letters = new Map<string, string[]>();
  readonly weights = new Map<string, number>();
  readonly endings = new Map<string, number>();

  constructor() {
    for (const [phones, letters] of inventory()) {
      this.#letters.set(phones, [...(this.#letters.get(phones) ?? []), letters]);
      const same = phones === letters ? 2 : 0;
      const silent =
        phones === '' || letters === '' ? (phones === 'q' || phones === 'U' || letters === 'e' ? 0 : -3) : 0;
      this.weights.set(`${phones}|${letters}`, -1.5 * (phones.length + letters.length) + same + silent);
    }
  }

  lettersOf(phones: string): readonly string[] {
    return this.#letters.get(phones) ?? [];
  }

  /** @param lost How many letters the stem has lost: phones at the end may then have no letters. */
  align(phones: string, letters: string, lost: number): Alignment | undefined {
    const width = letters.length + 1;
    const best = new Float64Array((phones.length + 1) * width).fill(Number.NEGATIVE_INFINITY);
    const from: (readonly [cell: number, pair: string] | undefined)[] = [];
    best[0] = 0;
    for (let i = 0; i <= phones.length; i++) {
      for (let j = 0; j < width; j++) {
        const score = best[i * width + j]!;
        if (score === Number.NEGATIVE_INFINITY) continue;
        for (let length = 0; length <= 3 && i + length <= phones.length; length++) {
          const unit = phones.slice(i, i + length);
          for (const group of this.lettersOf(unit)) {
            if (!letters.startsWith(group, j)) continue;
            const pair = `${unit}|${group}`;
            const cell = (i + length) * width + j + group.length;
            const total = score + this.weights.get(pair)!;
            if (total <= best[cell]!) continue;
            best[cell] = total;
            from[cell] = [i * width + j, pair];
          }
        }
      }
    }
    let end: { cell: number; score: number; ending: string } | undefined;
    const longest = lost > 0 ? Math.min(LONGEST_ENDING, lost + MORE_PHONES) : 0;
    for (let at = Math.max(2, phones.length - longest); at <= phones.length; at++) {
      const ending = phones.slice(at);
      if (ending !== '' && !POSSIBLE.has(ending)) continue;
      const cell = at * width + letters.length;
      const score = best[cell]! + (ending === '' ? 0 : (this.endings.get(ending) ?? -3 - 1.2 * ending.length));
      if (score > (end?.score ?? Number.NEGATIVE_INFINITY)) end = { cell, score, ending };
    }
    if (end === undefined) return undefined;
    const pairs: string[] = [];
    for (let cell = end.cell; cell > 0; cell = from[cell]![0]) pairs.push(from[cell]![1]);
    return { score: end.score, pairs: pairs.reverse(), ending: end.ending };
  }

  /** One round: counts the best alignments, then takes the counts for probabilities. */
  learn(words: readonly (readonly [phones: string, letters: string, lost: number, ...rest: unknown[]])[]): void {
    const counts = new Map<string, number>();
    const endings = new Map<string, number>();
    let pairs = 0;
    let aligned = 0;
    for (const [phones, letters, lost] of words) {
      const alignment = this.align(phones, letters, lost);
      if (alignment === undefined) continue;
      aligned++;
      for (const pair of alignment.pairs) {
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
        pairs++;
      }
      if (alignment.ending !== '') endings.set(alignment.ending, (endings.get(alignment.ending) ?? 0) + 1);
    }
    for (const pair of this.weights.keys()) {
      const [phones, letters] = pair.split('|') as [string, string];
      const floor = 0.2 * 0.3 ** Math.max(0, phones.length + letters.length - 2);
      this.weights.set(pair, Math.log(((counts.get(pair) ?? 0) + floor) / pairs));
    }
    this.endings.clear();
    for (const [ending, count] of endings) {
      if (count >= 2) this.endings.set(ending, Math.log(count / aligned));
    }
    this.counts = counts;
  }

  counts: ReadonlyMap<string, number> = new Map();
}
