import { endingAfter, particleAfter, stemKorean } from '../text/korean.ts';
import { withoutCounter } from '../text/measures.ts';
import { Script } from '../text/script.ts';
import { isCombining } from '../text/southeastAsian.ts';
import { unspacedForm } from './keys.ts';
import type { Run } from './phrases.ts';

/** A row of runs without their blanks, and what each place of it allows. */
export interface UnspacedLine {
  readonly text: string;
  /** Script class of each code unit. */
  readonly scripts: Uint8Array;
  /** Where in the phrase each code unit begins and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** {@link AT} flags of each place between two code units. */
  readonly flags: Uint8Array;
  /** For each code unit, where its Hangul word ends; 0 outside Hangul. */
  readonly wordEnds: Uint32Array;
}

/** What a place between two code units is. */
export const AT = {
  /** A word begins here. */
  start: 1,
  /** A word ends here, with or without an ending still to come. */
  end: 2,
  /** From here to the end of the word there is only an ending. */
  ending: 4,
  /** No cut: inside a word of Latin letters, or before a vowel sign. */
  closed: 8,
} as const;

/** Endings are short; longer rests are words. */
const LONGEST_ENDING = 6;

/** Joins runs that stand in one row (the caller breaks the row at words of other scripts). */
export function joinRuns(runs: readonly Run[]): UnspacedLine {
  const forms = runs.map(unspacedForm);
  const text = forms.join('');
  const line = {
    text,
    scripts: new Uint8Array(text.length),
    starts: new Uint32Array(text.length),
    ends: new Uint32Array(text.length),
    flags: new Uint8Array(text.length + 1),
    wordEnds: new Uint32Array(text.length),
  };
  let at = 0;
  runs.forEach((run, n) => {
    const form = forms[n]!;
    const end = at + form.length;
    line.scripts.fill(run.script, at, end);
    // Folding may change the length of a run; then its places are only known as a whole.
    const isSame = form.length === run.text.length;
    for (let i = at; i < end; i++) {
      line.starts[i] = run.start + (isSame ? i - at : 0);
      line.ends[i] = run.start + (isSame ? i - at + 1 : run.text.length);
    }
    markRun(line, run, at, end, runs[n - 1]);
    at = end;
  });
  return line;
}

function markRun(
  { text, flags, wordEnds }: UnspacedLine,
  run: Run,
  at: number,
  end: number,
  before: Run | undefined,
): void {
  flags[at]! |= AT.start;
  flags[end]! |= AT.end;
  if (run.script === Script.hangul) {
    wordEnds.fill(end, at, end);
    const word = text.slice(at, end);
    for (let i = Math.max(at + 1, end - LONGEST_ENDING); i < end; i++) {
      const [stem, rest] = [text.slice(at, i), text.slice(i, end)];
      // 진하게 is no 진: one syllable takes particles only.
      if (stem.length === 1 ? particleAfter(stem, rest) : endingAfter(stem, rest)) flags[i]! |= AT.end | AT.ending;
    }
    const { stem, cut } = stemKorean(word);
    if (cut && stem.length > 1 && word.startsWith(stem)) flags[at + stem.length]! |= AT.end | AT.ending;
    // 10매마스크: what follows the counter begins a word.
    if (before?.script === Script.digit && run.touches) flags[end - withoutCounter(word).length]! |= AT.start;
    return;
  }
  for (let i = at + 1; i < end; i++) {
    if (run.script === Script.latin || run.script === Script.digit) flags[i]! |= AT.closed;
    else if (run.script === Script.southeastAsian && isCombining(text.charCodeAt(i))) flags[i]! |= AT.closed;
  }
}
