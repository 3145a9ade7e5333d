import type { Query } from '../search/query.ts';
import type { Surface } from '../vectors/profileField.ts';

/** How many words a reason names at most. */
const MOST_WORDS = 3;
/** A word that gives less than this share of the strongest word's part did not decide anything. */
const LEAST_SHARE = 0.15;
/** A shorter stretch of a compound may be chance: 스크 stands in 마스크 and in 디스크. */
const LEAST_STRETCH = 3;

/** A term that query and document share, and what it gives to their cosine. */
export interface SharedTerm {
  /** Position in the query. */
  position: number;
  contribution: number;
}

/**
 * The terms that a document shares with the query, those that give most to the cosine first.
 *
 * @param frequencies Of each of the query's terms in the document.
 */
export function sharedTerms(frequencies: Float64Array, { termWeights }: Query): SharedTerm[] {
  const shared: SharedTerm[] = [];
  for (let position = 0; position < frequencies.length; position++) {
    if (frequencies[position] === 0) continue;
    shared.push({ position, contribution: termWeights[position]! * frequencies[position]! });
  }
  return shared.sort((a, b) => b.contribution - a.contribution || a.position - b.position);
}

/** The shared words to be named, as the product wrote them, and whether any of them means something by itself. */
export interface SharedWords {
  words: string[];
  /** Only short pieces of compounds and general words are shared. */
  isFaint: boolean;
}

/**
 * Chooses the words that decided. Pieces of one compound are joined again: of `마스크팩` the pieces 마스, 스크 and 크팩 read
 * `마스크팩`; if only 스틱 of `선스틱` is shared, it reads `스틱` and is faint, as general words such as `box` are.
 *
 * @param named Words that another reason names already.
 */
export function sharedWords(
  shared: readonly SharedTerm[],
  surfaces: readonly Surface[],
  named: readonly string[] = [],
): SharedWords {
  const strongest = shared.find(({ position }) => isOwnWord(surfaces[position]!));
  const least = (strongest?.contribution ?? 0) * LEAST_SHARE;
  const strong = new Map<string, number>();
  const faint = new Map<string, number>();
  for (const { position, contribution } of shared) {
    if (contribution < least) break;
    const { text, compound, isGeneral } = surfaces[position]!;
    if (!isOwnWord(surfaces[position]!)) continue;
    const word = compound === undefined ? text : sharedStretch(compound, text, shared, surfaces);
    if (named.some((other) => isInside(word, other))) continue;
    const isFaint = isGeneral || (compound !== undefined && word.length < LEAST_STRETCH);
    (isFaint ? faint : strong).set(word, position);
  }
  const isFaint = strong.size === 0;
  const found = isFaint ? faint : strong;
  const words = distinct([...found.keys()]).slice(0, MOST_WORDS);
  // In the product's own order they read as it wrote them: red ginseng extract.
  return { words: words.sort((a, b) => found.get(a)! - found.get(b)!), isFaint };
}

/** Neither a concept nor a word by sound. */
function isOwnWord({ concept, soundsLike }: Surface): boolean {
  return concept === undefined && soundsLike === undefined;
}

function isInside(word: string, other: string): boolean {
  const bare = (text: string) => text.toLowerCase().replaceAll(' ', '');
  return bare(other).includes(bare(word));
}

/** A word that stands inside another one (샴푸 in 탈모샴푸) says nothing new. */
function distinct(words: readonly string[]): string[] {
  const lower = words.map((word) => word.toLowerCase());
  return words.filter((_, i) => !lower.some((other, j) => other.includes(lower[i]!) && (other !== lower[i] || j < i)));
}

/** The longest stretch around a piece of a compound that is covered by shared pieces of it. */
function sharedStretch(
  compound: string,
  piece: string,
  shared: readonly SharedTerm[],
  surfaces: readonly Surface[],
): string {
  const pieces = shared
    .map(({ position }) => surfaces[position]!)
    .filter((surface) => isOwnWord(surface) && compound.includes(surface.text));
  let start = compound.indexOf(piece);
  let end = start + piece.length;
  for (let grown = true; grown; ) {
    grown = false;
    for (const { text } of pieces) {
      const at = compound.indexOf(text);
      // Only pieces that overlap hold together: 마스 + 스크, but not 마스 + 크팩.
      if (at < start && at + text.length > start) [start, grown] = [at, true];
      if (at < end && at + text.length > end) [end, grown] = [at + text.length, true];
    }
  }
  return compound.slice(start, end);
}
