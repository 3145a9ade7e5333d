import { foldRun, surfaceOf } from './normalize.ts';
import { fragment, type Token, WEIGHT, word } from './token.ts';
import { listedSequences, listWeight } from './wordLists.ts';

/**
 * A run of Han characters as overlapping bigrams, the usual index unit for Chinese and Japanese without a dictionary. Listed
 * function words and boilerplate are cut out first (寻找韩国护肤品 leaves 护肤 肤品 at full weight).
 *
 * @param next the Hiragana character right after the run, or ''
 */
export function pushHan(run: string, next: string, tokens: Token[]): void {
  const sequence = foldRun(run);
  let start = 0;
  for (let i = 0; i < sequence.length; ) {
    const length = listedLengthAt(sequence, i);
    if (length === 0) {
      i++;
      continue;
    }
    pushHanPiece(sequence.slice(start, i), '', sequence, tokens);
    const listed = sequence.slice(i, i + length);
    pushListed(listed, tokens);
    i += length;
    start = i;
  }
  pushHanPiece(sequence.slice(start), next, sequence, tokens);
}

/** A run of Katakana as one word; long ones, mostly compounds, with bigrams. サーバー and サーバ are one key. */
export function pushKatakana(run: string, tokens: Token[]): void {
  const folded = foldRun(run);
  const listed = listWeight(folded);
  if (listed === 0) return;
  const term = withoutFinalLength(folded);
  if (term.length < 2) return;
  tokens.push(word(term, surfaceOf(run), listed));
  if (term.length >= 4 && listed > WEIGHT.weak) pushBigrams(term, WEIGHT.bigram * listed, tokens);
}

/**
 * Hiragana that stands alone between marks or spaces is an item of a list (わかめ、おむつ) and kept; elsewhere it is grammar
 * and dropped by the caller.
 */
export function pushHiraganaItem(run: string, tokens: Token[]): void {
  const term = foldRun(run);
  if (term.length < 2 || term.length > 6) return;
  const listed = listWeight(term);
  if (listed === 0) return;
  tokens.push(word(term, surfaceOf(run), listed));
  if (term.length >= 3) pushBigrams(term, WEIGHT.bigram, tokens);
}

/** Bigrams of any Hiragana: the last resort for a text that has nothing else. */
export function pushHiraganaBigrams(run: string, tokens: Token[]): void {
  pushBigrams(foldRun(run), WEIGHT.bigram, tokens);
}

/** Single characters that join two words; all other single characters are only ever part of a longer word. */
const CONNECTIVES = '的与與及或';

/** Hiragana that follows a noun; other Hiragana after a single Han character is the ending of a verb (取り, 探し). */
const PARTICLES = 'をのはがにでとやもへか';

function listedLengthAt(sequence: string, start: number): number {
  const { weights, longest } = listedSequences();
  for (let length = Math.min(longest, sequence.length - start); length >= 2; length--) {
    if (weights.has(sequence.slice(start, start + length))) return length;
  }
  return CONNECTIVES.includes(sequence[start]) ? 1 : 0;
}

function pushListed(listed: string, tokens: Token[]): void {
  const weight = listedSequences().weights.get(listed) ?? 0;
  if (weight > 0) tokens.push(word(listed, listed, weight));
}

function pushHanPiece(piece: string, next: string, whole: string, tokens: Token[]): void {
  if (piece === '') return;
  if (piece.length === 1) {
    const verbal = next !== '' && !PARTICLES.includes(next);
    const weight = Math.min(listWeight(piece), verbal ? WEIGHT.weak : piece === whole ? WEIGHT.word : WEIGHT.bigram);
    if (weight > 0) tokens.push(word(piece, piece, weight));
    return;
  }
  for (let i = 0; i + 2 <= piece.length; i++) tokens.push(word(piece.slice(i, i + 2), piece.slice(i, i + 2)));
}

function pushBigrams(term: string, weight: number, tokens: Token[]): void {
  for (let i = 0; i + 2 <= term.length; i++) tokens.push(fragment(term.slice(i, i + 2), term.slice(i, i + 2), weight));
}

function withoutFinalLength(term: string): string {
  return term.length >= 3 && term.endsWith('ー') ? term.slice(0, -1) : term;
}
