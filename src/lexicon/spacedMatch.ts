import { exactKeys, type SpacedWord, VERBAL } from './keys.ts';
import type { Lexicon, Senses } from './lexicon.ts';
import type { TermMatch } from './match.ts';
import type { Concept } from './types.ts';

/** A word of a phrase with its place. */
export interface PlacedWord extends SpacedWord {
  readonly start: number;
  readonly end: number;
  /** Place in the row of words: articles and prepositions take none, words of other scripts part what is around them. */
  readonly slot: number;
}

interface Candidate {
  readonly senses: Senses;
  readonly certainty: number;
  /** Positions in the list of words, ascending. */
  readonly places: readonly number[];
}

/** A term of five words is the longest worth a search; the checker names longer ones. */
export const MOST_STEMS = 5;

const VERB_FORM = 0.25;

/** Two terms that share a word (organic green tea: organic tea, green tea) both count, the second less. */
const OVERLAPPING = 0.5;

/**
 * Terms of spaced scripts: all words of a term in any order inside a window of its length + 1. A longer term takes the words
 * that it covers, so that `dog shampoo` is no shampoo and `toner pad` neither toner nor pad.
 */
export function matchSpaced(words: readonly PlacedWord[], lexicon: Lexicon): TermMatch[] {
  const candidates: Candidate[] = [];
  for (let i = 0; i < words.length; i++) {
    const { senses, mostStems } = lexicon.spaced.stem(words[i]!.stem);
    if (senses !== undefined) candidates.push({ ...singleWord(words[i]!, senses, lexicon), places: [i] });
    if (mostStems > 1) pushLonger(words, i, Math.min(MOST_STEMS, mostStems), lexicon, candidates);
  }
  return chosen(candidates, words);
}

/** Terms of two or more words in which word i is the first by code units, hence the first of the key. */
function pushLonger(
  words: readonly PlacedWord[],
  i: number,
  most: number,
  lexicon: Lexicon,
  candidates: Candidate[],
): void {
  const { stem, slot } = words[i]!;
  const near: number[] = [];
  // Slots never fall, so the window is one stretch around the word.
  let first = i;
  while (first > 0 && slot - words[first - 1]!.slot <= most) first--;
  for (let j = first; j < words.length && words[j]!.slot - slot <= most; j++) {
    const other = words[j]!;
    // Of two equal words (pom pom) the first begins the key.
    if (other.stem > stem || (other.stem === stem && j > i)) near.push(j);
  }
  if (near.length === 0) return;
  near.sort((a, b) => (words[a]!.stem < words[b]!.stem ? -1 : words[a]!.stem > words[b]!.stem ? 1 : a - b));
  extend(words, [i], stem, near, 0, most, lexicon, candidates);
}

function extend(
  words: readonly PlacedWord[],
  places: readonly number[],
  key: string,
  near: readonly number[],
  from: number,
  most: number,
  lexicon: Lexicon,
  candidates: Candidate[],
): void {
  for (let n = from; n < near.length; n++) {
    const longer = [...places, near[n]!];
    if (span(words, longer) > most) continue;
    const longerKey = `${key} ${words[near[n]!]!.stem}`;
    const senses = span(words, longer) <= longer.length ? lexicon.spaced.senses(longerKey) : undefined;
    if (senses !== undefined) {
      const ordered = [...longer].sort((a, b) => a - b);
      const inOrder = ordered.map((place) => words[place]!);
      candidates.push({ senses: strictest(senses, inOrder, lexicon), certainty: 1, places: ordered });
    }
    if (longer.length < most) extend(words, longer, longerKey, near, n + 1, most, lexicon, candidates);
  }
}

/** A verb form that no term has (`stocked` and the stock) is hardly the thing; `stocking` is the one that is written so. */
function singleWord(word: SpacedWord, senses: Senses, lexicon: Lexicon): Pick<Candidate, 'senses' | 'certainty'> {
  if (!VERBAL.test(word.lower)) return { senses: strictest(senses, [word], lexicon), certainty: 1 };
  const [exactKey] = exactKeys([word]);
  const exact = lexicon.spaced.senses(exactKey!);
  return exact === undefined ? { senses, certainty: VERB_FORM } : { senses: exact, certainty: 1 };
}

/** The senses of just this spelling and order, where the key has more. */
function strictest(senses: Senses, words: readonly SpacedWord[], lexicon: Lexicon): Senses {
  if (senses.concepts.length === 1) return senses;
  for (const key of exactKeys(words)) {
    const exact = lexicon.spaced.senses(key);
    if (exact !== undefined) return exact;
  }
  return senses;
}

function span(words: readonly PlacedWord[], places: readonly number[]): number {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    first = Math.min(first, words[place]!.slot);
    last = Math.max(last, words[place]!.slot);
  }
  return last - first;
}

/** Longest first, then the tightest, then the later (heads stand late); each takes its words. */
function chosen(candidates: Candidate[], words: readonly PlacedWord[]): TermMatch[] {
  const taken = new Set<number>();
  const named = new Set<Concept>();
  const matches: TermMatch[] = [];
  const ranked = [...candidates].sort(
    (a, b) =>
      b.places.length - a.places.length ||
      span(words, a.places) - span(words, b.places) ||
      b.places[b.places.length - 1]! - a.places[a.places.length - 1]!,
  );
  for (const { senses, certainty, places } of ranked) {
    const free = places.filter((place) => !taken.has(place)).length;
    if (free === 0 || (free < places.length && senses.concepts.some((concept) => named.has(concept)))) continue;
    for (const concept of senses.concepts) named.add(concept);
    for (const place of places) taken.add(place);
    matches.push({
      senses,
      start: words[places[0]!]!.start,
      end: words[places[places.length - 1]!]!.end,
      certainty: free === places.length ? certainty : OVERLAPPING,
      isUse: false,
      isSingleWord: places.length === 1,
    });
  }
  return matches.sort((a, b) => a.start - b.start || a.end - b.end);
}
