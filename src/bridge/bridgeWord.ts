import { scriptTable } from '../text/script.ts';
import type { Candidate, Candidates } from './candidates.ts';

/** A word of the vocabulary that a word, or a part of it, sounds like. */
export interface BridgedTerm {
  readonly termId: number;
  readonly term: string;
  /** The word, or the part of it, that sounds so. */
  readonly part: string;
  /** 1 for the likeliest; less for a second one that is nearly as likely. */
  readonly share: number;
}

/** Words of one syllable sound like too much. */
const LEAST_SYLLABLES = 2;
/** Log-odds in hundredths: a part of a compound must be surer than a word. */
const BAR_OF_PARTS = 50;
/** A second candidate counts as long as it is less than this behind the first. */
const CLOSE = 100;
/** Longer words are sentences without spaces. */
const LONGEST_COMPOUND = 12;
const LONGEST_PART = 7;
const FIRST_NON_LATIN = 0x400;

/**
 * What a word may mean by its sound: one word of the vocabulary, two that are nearly as likely, or, for a Hangul compound of loans
 * (로즈크림), the words of its parts.
 */
export function bridgeWord(word: string, candidates: Candidates): BridgedTerm[] {
  if (word.length < LEAST_SYLLABLES) return [];
  const whole = candidates.find(word);
  if (whole.length > 0) return closest(word, whole);
  return isHangul(word) && word.length >= 2 * LEAST_SYLLABLES && word.length <= LONGEST_COMPOUND
    ? compound(word, candidates)
    : [];
}

/** The likeliest word of each script, Latin first: buyers write one or the other. Of two Latin ones that are nearly as likely, both. */
function closest(part: string, found: readonly Candidate[]): BridgedTerm[] {
  const latin = found.filter(({ term }) => term.charCodeAt(0) < FIRST_NON_LATIN);
  const others = found.filter(({ term }) => term.charCodeAt(0) >= FIRST_NON_LATIN);
  return [...closestLatin(part, latin), ...firstOfEach(part, others)];
}

function firstOfEach(part: string, found: readonly Candidate[]): BridgedTerm[] {
  const scripts = new Set<number>();
  return found
    .filter(({ term }) => {
      const script = scriptTable()[term.charCodeAt(0)]!;
      return !scripts.has(script) && scripts.add(script) !== undefined;
    })
    .map(({ termId, term }) => ({ termId, term, part, share: 1 }));
}

function closestLatin(part: string, found: readonly Candidate[]): BridgedTerm[] {
  const [first, second] = found;
  if (first === undefined) return [];
  const terms: BridgedTerm[] = [{ termId: first.termId, term: first.term, part, share: 1 }];
  const behind = second === undefined ? CLOSE : first.odds - second.odds;
  if (second !== undefined && behind < CLOSE) {
    terms.push({ termId: second.termId, term: second.term, part, share: (CLOSE - behind) / CLOSE });
  }
  return terms;
}

interface Cut {
  odds: number;
  from: number;
  found: readonly Candidate[];
}

/** The best cut into parts that are all sure, by dynamic programming over the syllables. */
function compound(word: string, candidates: Candidates): BridgedTerm[] {
  const cuts: (Cut | undefined)[] = [{ odds: 0, from: 0, found: [] }];
  for (let to = 1; to <= word.length; to++) {
    cuts.push(undefined);
    for (let from = Math.max(0, to - LONGEST_PART); from <= to - LEAST_SYLLABLES; from++) {
      const before = cuts[from];
      if (before === undefined || (from === 0 && to === word.length)) continue;
      const found = candidates.find(word.slice(from, to), BAR_OF_PARTS);
      const odds = before.odds + (found[0]?.odds ?? 0);
      if (found.length > 0 && odds > (cuts[to]?.odds ?? 0)) cuts[to] = { odds, from, found };
    }
  }
  const terms: BridgedTerm[] = [];
  for (let to = word.length; to > 0; ) {
    const cut = cuts[to];
    if (cut === undefined) return [];
    terms.unshift(...closest(word.slice(cut.from, to), cut.found));
    to = cut.from;
  }
  return terms;
}

function isHangul(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 0xac00 && first <= 0xd7a3;
}
