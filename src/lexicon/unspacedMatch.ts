import { Script } from '../text/script.ts';
import { beginsListedWord, listWeight } from '../text/wordLists.ts';
import type { Lexicon } from './lexicon.ts';
import type { TermMatch } from './match.ts';
import type { Run } from './phrases.ts';
import { HASH_START, hashStep } from './termTable.ts';
import { AT, joinRuns, type UnspacedLine } from './unspacedLine.ts';

/**
 * Figures of the segmentation; they only mean something relative to each other. A term gains the square of its length, so
 * that one long term beats the two that it could be cut into.
 */
const GAIN = {
  atStart: 3,
  atEnd: 3,
  /** Words of trade and form (제품, 세트): no stray syllables, and no gain. */
  filler: -0.2,
  /** Takes ties away from cuts into many pieces. */
  term: -0.1,
} as const;

/** Cost of a character that belongs to nothing known, by script; Latin letters and digits are other words. */
const UNKNOWN: Partial<Record<number, number>> = {
  [Script.hangul]: 1.5,
  [Script.han]: 0.5,
  [Script.southeastAsian]: 0.2,
};

/** Stray syllables beside a term of two: it is probably a piece of another word. */
const STRAY = 0.25;
/** The same, where two or more strays go before and the term ends the word: mostly an unknown modifier (콜라비누). */
const STRAY_MODIFIER = 0.6;
const SHORT = 2;
const LONGEST_FILLER = 5;

/** 용 and 의 after a noun, and what does the same in Chinese and Japanese. */
const USE_MARKS = new Set(['용', '의', 'の', '的', '用']);

/** Endings that join two nouns: 고추장과 된장 are two heads. */
const AND = new Set(['과', '와', '랑', '이랑', '하고', '나', '이나', '이며', '며']);

/** The terms of a row, and where a conjunction ends. */
interface UnspacedMatches {
  readonly matches: TermMatch[];
  readonly conjunctions: number[];
}

type Kind = 'none' | 'unknown' | 'filler' | 'term' | 'mark' | 'ending';

interface Step {
  score: number;
  from: number;
  kind: Kind;
}

/**
 * Terms of scripts without spaces, and of Korean, whose spaces are not to be trusted: the best cut of the row of characters
 * into known terms, endings and unknown rest.
 */
export function matchUnspaced(runs: readonly Run[], lexicon: Lexicon): UnspacedMatches {
  const line = joinRuns(runs);
  const steps = bestCut(line, lexicon);
  const cuts: { from: number; to: number; kind: Kind }[] = [];
  for (let to = line.text.length; to > 0; ) {
    const { from, kind } = steps[to]!;
    cuts.push({ from, to, kind });
    to = from;
  }
  cuts.reverse();
  const found: UnspacedMatches = { matches: [], conjunctions: [] };
  cuts.forEach(({ from, to, kind }, n) => {
    if (kind === 'ending' && AND.has(line.text.slice(from, to))) found.conjunctions.push(line.ends[to - 1]!);
    if (kind === 'term') {
      found.matches.push({
        senses: lexicon.unspaced.senses(line.text.slice(from, to))!,
        start: line.starts[from]!,
        end: line.ends[to - 1]!,
        certainty: certaintyOf(line, from, to, straysAround(cuts, n, line)),
        isUse: cuts[n + 1]?.kind === 'mark',
        isSingleWord: true,
      });
    }
  });
  return found;
}

function bestCut(line: UnspacedLine, lexicon: Lexicon): Step[] {
  const { text, scripts, flags, wordEnds } = line;
  const steps: Step[] = [{ score: 0, from: 0, kind: 'none' }];
  for (let i = 1; i <= text.length; i++) steps.push({ score: Number.NEGATIVE_INFINITY, from: i - 1, kind: 'unknown' });
  const offer = (to: number, score: number, from: number, kind: Kind): void => {
    // On a tie the later offer, which begins later, wins: 냉동 김치만두, not 냉동김치 만두.
    if (score >= steps[to]!.score) steps[to] = { score, from, kind };
  };
  for (let i = 0; i < text.length; i++) {
    const { score, kind } = steps[i]!;
    const script = scripts[i]!;
    offer(i + 1, score - (UNKNOWN[script] ?? 0), i, 'unknown');
    if (flags[i]! & AT.closed) continue;
    const isMark = kind === 'term' && USE_MARKS.has(text[i]!);
    if (isMark) offer(i + 1, score, i, 'mark');
    if (kind !== 'unknown' && kind !== 'none' && flags[i]! & AT.ending) {
      offer(wordEnds[i]!, score, i, isMark ? 'mark' : 'ending');
    }
    const bucket = lexicon.unspaced.beginningWith(text.charCodeAt(i));
    if (bucket !== undefined) {
      const last = Math.min(i + bucket.longestKey, text.length);
      let hash = HASH_START;
      for (let to = i + 1; to <= last; to++) {
        hash = hashStep(hash, text.charCodeAt(to - 1));
        if (flags[to]! & AT.closed || !mayBeTerm(line, i, to, kind)) continue;
        if (bucket.terms.findHashed(text, i, to, hash) >= 0) offer(to, score + gainOf(line, i, to), i, 'term');
      }
    }
    if ((script === Script.hangul || script === Script.han) && beginsListedWord(text.charCodeAt(i))) {
      for (let length = 2; length <= LONGEST_FILLER && i + length <= text.length; length++) {
        if (listWeight(text.slice(i, i + length)) < 1) offer(i + length, score + GAIN.filler, i, 'filler');
      }
    }
  }
  return steps;
}

/** Whether a term may stand here, whatever it is: the rules for spaces and for one syllable. */
function mayBeTerm({ text, flags, scripts, wordEnds }: UnspacedLine, from: number, to: number, before: Kind): boolean {
  const startsWord = (flags[from]! & AT.start) !== 0;
  const isBeforeMark = scripts[from] === Script.han && USE_MARKS.has(text[to] ?? '');
  const endsWord = (flags[to]! & AT.end) !== 0 || isBeforeMark;
  if (to - from === 1) return endsWord && (startsWord || before === 'term');
  if (scripts[from] === Script.hangul || scripts[to - 1] === Script.hangul) {
    // Over a space, and over a change of script, only from a word's start to a word's end.
    const crosses = scripts[from] !== Script.hangul || wordEnds[from]! < to;
    if (crosses && !(startsWord && endsWord)) return false;
  }
  return true;
}

function gainOf({ flags, scripts }: UnspacedLine, from: number, to: number): number {
  const length = to - from;
  const bounds = scripts[to - 1] === Script.hangul || scripts[from] === Script.hangul;
  const atStart = bounds && flags[from]! & AT.start ? GAIN.atStart : 0;
  const atEnd = bounds && flags[to]! & AT.end ? GAIN.atEnd : 0;
  return length * length + atStart + atEnd + GAIN.term;
}

interface Strays {
  before: number;
  after: number;
}

/** Unknown characters of the same word right before and right after a cut. */
function straysAround(
  cuts: readonly { from: number; to: number; kind: Kind }[],
  n: number,
  line: UnspacedLine,
): Strays {
  let before = 0;
  for (let i = n - 1; i >= 0 && cuts[i]!.kind === 'unknown' && !(line.flags[cuts[i + 1]!.from]! & AT.start); i--)
    before++;
  let after = 0;
  for (let i = n + 1; i < cuts.length && cuts[i]!.kind === 'unknown' && !(line.flags[cuts[i]!.from]! & AT.start); i++)
    after++;
  return { before, after };
}

function certaintyOf({ scripts, flags }: UnspacedLine, from: number, to: number, { before, after }: Strays): number {
  if (scripts[from] !== Script.hangul || to - from > SHORT || before + after === 0) return 1;
  return after === 0 && before >= 2 && flags[to]! & AT.end ? STRAY_MODIFIER : STRAY;
}
