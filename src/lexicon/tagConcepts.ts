import { BoundedCache } from '../text/boundedCache.ts';
import { type TextLanguage, textLanguage } from '../text/language.ts';
import { detach, surfaceOf } from '../text/normalize.ts';
import { builtInLexicon, type Lexicon } from './lexicon.ts';
import { phrasesOf } from './phrases.ts';
import { senseShares } from './senseShares.ts';
import { tagPhrase } from './tagPhrase.ts';
import type { Concept, ConceptTag } from './types.ts';

/** A marked term (`배~`, `pad~`) beside terms that are not in doubt. */
const MARKED = 0.5;

interface PhraseTag extends ConceptTag {
  readonly isMarked: boolean;
}

/** Longer phrases do not come again. */
const LONGEST_CACHED = 80;
const CACHED_PHRASES = 50_000;

/**
 * The concepts that a text in any language names, in order of first occurrence, each once with its strongest weight. Never
 * throws; about linear in the text; the same on every Node version and locale.
 *
 * @example
 * tagConcepts('강아지용 샴푸').map(({ concept, isHead }) => [concept.id, isHead])
 * @example
 * tagConcepts('organic green tea').find(({ isHead }) => isHead)?.concept.hsCodes[0] // '090210'
 */
export function tagConcepts(
  text: string,
  lexicon: Lexicon = builtInLexicon(),
  language = textLanguage(text),
): ConceptTag[] {
  const strongest = new Map<Concept, PhraseTag>();
  let hasUnmarked = false;
  for (const phrase of phrasesOf(text)) {
    for (const tag of phraseTags(phrase, lexicon, language)) {
      hasUnmarked ||= !tag.isMarked;
      const before = strongest.get(tag.concept);
      if (before === undefined || tag.weight > before.weight) strongest.set(tag.concept, tag);
    }
  }
  return [...strongest.values()].map(({ concept, weight, surface, isHead, isMarked }) => ({
    concept,
    weight: isMarked && hasUnmarked ? weight * MARKED : weight,
    surface,
    isHead,
  }));
}

const caches = new WeakMap<Lexicon, BoundedCache<PhraseTag[]>>();

function phraseTags(phrase: string, lexicon: Lexicon, language: TextLanguage): PhraseTag[] {
  if (phrase.length > LONGEST_CACHED) return freshTags(phrase, lexicon, language);
  let cache = caches.get(lexicon);
  if (cache === undefined) {
    cache = new BoundedCache(CACHED_PHRASES);
    caches.set(lexicon, cache);
  }
  const key = language === '' ? phrase : `${language} ${phrase}`;
  return cache.get(key) ?? cache.set(detach(key), freshTags(detach(phrase), lexicon, language));
}

function freshTags(phrase: string, lexicon: Lexicon, language: TextLanguage): PhraseTag[] {
  const roled = tagPhrase(phrase, lexicon, language);
  return roled.flatMap(({ match, isHead, role }) => {
    const { concepts, marks } = match.senses;
    const shares = senseShares(match, roled);
    const surface = detach(surfaceOf(phrase.slice(match.start, match.end)));
    return concepts.flatMap((concept, n) => {
      const weight = match.certainty * role * shares[n]!;
      const tag = { concept, weight, surface, isHead, isMarked: marks[n]! && match.isSingleWord };
      const [named] = isHead && concept.kind === 'use' ? concept.parents : [];
      // `Pet items` has no head but the use: what is for pets is meant, whatever it is.
      return named === undefined ? [tag] : [tag, { ...tag, concept: named }];
    });
  });
}
