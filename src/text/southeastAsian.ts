import { foldRun } from './normalize.ts';
import { type Token, WEIGHT, word } from './token.ts';
import { listedSequences } from './wordLists.ts';

/**
 * A run of Thai, Lao, Khmer or Burmese, which have no spaces between words, as overlapping trigrams of clusters (a base
 * character with the vowels and tones above and below it). Long listed words are cut out first.
 *
 * @example 'ครีม' has 3 clusters (ค รี ม) and is one term
 */
export function pushSoutheastAsian(run: string, tokens: Token[]): void {
  const sequence = foldRun(run);
  const { weights, longest } = listedSequences();
  let start = 0;
  for (let i = 0; i < sequence.length; ) {
    const length = listedLengthAt(sequence, i, weights, longest);
    if (length === 0) {
      i++;
      continue;
    }
    pushTrigrams(sequence.slice(start, i), tokens);
    const listed = sequence.slice(i, i + length);
    const weight = weights.get(listed)!;
    if (weight > 0) tokens.push(word(listed, listed, weight));
    i += length;
    start = i;
  }
  pushTrigrams(sequence.slice(start), tokens);
}

/** Shorter words (ให้, ของ aside) occur inside others by chance. */
const SHORTEST_LISTED = 4;

function listedLengthAt(sequence: string, at: number, weights: ReadonlyMap<string, number>, longest: number): number {
  for (let length = Math.min(longest, sequence.length - at); length >= SHORTEST_LISTED; length--) {
    if (weights.has(sequence.slice(at, at + length)) && !isCombining(sequence.charCodeAt(at + length))) return length;
  }
  return 0;
}

function pushTrigrams(piece: string, tokens: Token[]): void {
  if (piece === '') return;
  const starts = clusterStarts(piece);
  if (starts.length <= 3) {
    // One cluster is what the cuts left over.
    if (starts.length > 1) tokens.push(word(piece, piece));
    return;
  }
  for (let i = 0; i + 3 <= starts.length; i++) {
    const trigram = piece.slice(starts[i], i + 3 < starts.length ? starts[i + 3] : piece.length);
    if (trigram.length <= 24) tokens.push(word(trigram, trigram, WEIGHT.trigram));
  }
}

function clusterStarts(piece: string): number[] {
  const starts: number[] = [0];
  for (let i = 1; i < piece.length; i++) {
    // The Khmer coeng and the Burmese virama bind the consonant after them.
    const bound = piece.charCodeAt(i - 1) === 0x17d2 || piece.charCodeAt(i - 1) === 0x1039;
    if (!bound && !isCombining(piece.charCodeAt(i))) starts.push(i);
  }
  return starts;
}

/** Vowels and tones that are written above, below or around their consonant. */
export function isCombining(code: number): boolean {
  return (
    code === 0xe31 ||
    code === 0xe33 ||
    (code >= 0xe34 && code <= 0xe3a) ||
    (code >= 0xe47 && code <= 0xe4e) ||
    code === 0xeb1 ||
    code === 0xeb3 ||
    (code >= 0xeb4 && code <= 0xebc) ||
    (code >= 0xec8 && code <= 0xecd) ||
    (code >= 0x102b && code <= 0x103e) ||
    (code >= 0x1056 && code <= 0x1059) ||
    (code >= 0x17b4 && code <= 0x17d3)
  );
}
