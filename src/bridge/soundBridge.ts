import type { Lexicon, UnknownWord } from '../lexicon/index.ts';
import { BoundedCache } from '../text/boundedCache.ts';
import type { Vocabulary } from '../vectors/vocabulary.ts';
import { type BridgedTerm, bridgeWord } from './bridgeWord.ts';
import { Candidates } from './candidates.ts';
import { nearestByJamo } from './typos.ts';

/** What an unknown word is taken for. */
export interface Bridged {
  /** Words of the index. */
  readonly terms: readonly BridgedTerm[];
  /** A term of the lexicon that the word misspells. */
  readonly misspelt?: string;
}

/** How many words a bridge remembers: those of a portal's last hours, in a few megabytes. */
const REMEMBERED = 20_000;

const NOTHING: Bridged = { terms: [] };

/**
 * Takes words that the lexicon does not know for words of an index that sound like them, or for terms that they misspell. Nothing is built
 * before the first unknown word; what was found is remembered until the index gets new words.
 */
export class SoundBridge {
  readonly #vocabulary: Vocabulary;
  readonly #documentFrequency: (termId: number) => number;
  readonly #lexicon: Lexicon;
  #candidates: Candidates | undefined;
  #known = new BoundedCache<Bridged>(REMEMBERED);
  #size = 0;

  /** @param documentFrequency In how many documents a term of the vocabulary stood at the last freeze. */
  constructor(vocabulary: Vocabulary, documentFrequency: (termId: number) => number, lexicon: Lexicon) {
    this.#vocabulary = vocabulary;
    this.#documentFrequency = documentFrequency;
    this.#lexicon = lexicon;
  }

  /** What a word is taken for; nothing for most. */
  bridge(word: UnknownWord): Bridged {
    if (this.#size !== this.#vocabulary.size) {
      this.#known = new BoundedCache(REMEMBERED);
      this.#size = this.#vocabulary.size;
    }
    const key = `${word.word} ${word.whole}`;
    return this.#known.get(key) ?? this.#known.set(key, this.#find(word));
  }

  #find({ word, whole }: UnknownWord): Bridged {
    const misspelt = nearestByJamo(word, (other) => this.#lexicon.unspaced.senses(other) !== undefined);
    if (misspelt !== undefined) return { terms: [], misspelt };
    const neighbour = nearestByJamo(word, (other) => this.#vocabulary.idOf(other) !== undefined);
    const termId = neighbour === undefined ? undefined : this.#vocabulary.idOf(neighbour);
    if (termId !== undefined) return { terms: [{ termId, term: neighbour!, part: word, share: 1 }] };
    this.#candidates ??= new Candidates(
      this.#vocabulary,
      this.#documentFrequency,
      (stem) => this.#lexicon.spaced.senses(stem) !== undefined,
    );
    const terms = bridgeWord(whole, this.#candidates);
    if (terms.length > 0) return { terms };
    return word === whole ? NOTHING : { terms: bridgeWord(word, this.#candidates) };
  }
}
