import { foldRun, surfaceOf } from './normalize.ts';
import { foldLatin, stemLatin } from './stem.ts';
import { type Token, word } from './token.ts';
import { listWeight } from './wordLists.ts';

/**
 * Tokens of one run of Latin letters with its apostrophes: `Mother's` -> mother, `l'huile` -> huil. Single letters and stop
 * words give nothing.
 *
 * @param keepsMarks Whether accents make words, as in Vietnamese, and are not folded.
 */
export function pushLatin(run: string, tokens: Token[], keepsMarks = false): void {
  if (!APOSTROPHE.test(run)) {
    pushWord(run, tokens, keepsMarks);
    return;
  }
  const parts = run.split(APOSTROPHE);
  for (let i = 0; i < parts.length; i++) {
    // After an apostrophe two letters are an ending ('s, 're, Turkish 'de); more are a word of its own (l'huile).
    if (i === 0 || plainLatin(parts[i]).length > 2) pushWord(parts[i], tokens, keepsMarks);
  }
}

/** Folded form without stemming: for units and names such as `n95`. */
export function plainLatin(run: string): string {
  return foldLatin(foldRun(run));
}

const APOSTROPHE = /['`\u02bc\u2018\u2019\u2032\uff07]/;

function pushWord(written: string, tokens: Token[], keepsMarks: boolean): void {
  const lower = foldRun(written);
  if (lower.length < 2) return;
  const weight = weightOf(lower);
  if (weight === 0) return;
  const term = keepsMarks && foldLatin(lower) !== lower ? lower : stemLatin(lower);
  if (term !== '') tokens.push(word(term, surfaceOf(written), weight));
}

function weightOf(lower: string): number {
  const listed = listWeight(lower);
  if (listed < 1 || lower.length < 6) return listed;
  return listWeight(foldLatin(lower));
}
