import type { SoundBridge } from '../bridge/index.ts';
import { type ConceptTag, type Lexicon, type ReadField, unknownWords } from '../lexicon/index.ts';
import { listWeight } from '../text/wordLists.ts';
import { conceptTerms } from '../vectors/conceptTerms.ts';
import type { ProfileTerms } from '../vectors/profileTerms.ts';
import type { TermWeights } from '../vectors/termWeights.ts';
import { saturate } from '../vectors/tfidf.ts';

/** Terms beside those that a profile writes. */
export type HeardTerms = Pick<ProfileTerms, 'terms' | 'frequencies' | 'surfaces'>;

/**
 * The terms that a product's unknown words are taken for by sound or as misspellings, and the concepts that these name, to be added to the
 * product's own. A term that the product names itself is not among them: it is known better than by sound.
 */
export function soundTerms(
  fields: readonly ReadField[],
  own: ProfileTerms,
  bridge: SoundBridge,
  weights: TermWeights,
  lexicon: Lexicon,
): HeardTerms {
  const added: HeardTerms = { terms: [], frequencies: [], surfaces: [] };
  if (weights.bySound <= 0) return added;
  const words = new Map<string, { frequency: number; surface: string }>();
  const heard: ReadField[] = [];
  const misspelt: ReadField[] = [];
  for (const { text, weight, language } of fields) {
    if (weight <= 0) continue;
    for (const unknown of unknownWords(text, lexicon, language)) {
      const { terms, misspelt: meant } = bridge.bridge(unknown);
      for (const { term, part, share } of terms) {
        const surface = part === unknown.word || part === unknown.whole ? unknown.surface : part;
        // A word of form or trade (design, set) says as little when it is met by sound.
        const frequency = weight * share * listWeight(term);
        const word = words.get(term);
        if (word === undefined) words.set(term, { frequency, surface });
        else word.frequency += frequency;
        heard.push({
          text: '',
          language,
          weight: weight * weights.bySound * share,
          tags: tagsOf(term, surface, lexicon.spaced),
        });
      }
      if (meant === undefined) continue;
      misspelt.push({
        text: '',
        language,
        weight: weight * weights.bySound,
        tags: tagsOf(meant, unknown.surface, lexicon.unspaced),
      });
    }
  }
  const known = new Set(own.terms);
  const add = (term: string, frequency: number, surface: ProfileTerms['surfaces'][number]): void => {
    if (known.has(term) || frequency <= 0) return;
    known.add(term);
    added.terms.push(term);
    added.frequencies.push(frequency);
    added.surfaces.push(surface);
  };
  for (const [term, { frequency, surface }] of words) {
    add(term, weights.words * weights.bySound * saturate(frequency), { text: surface, soundsLike: term });
  }
  for (const { term, weight, surface } of conceptTerms(misspelt, 'seller', weights)) add(term, weight, surface);
  for (const { term, weight, surface } of conceptTerms(heard, 'seller', weights)) {
    add(term, weight, { ...surface, soundsLike: surface.concept!.en });
  }
  return added;
}

/** The concepts of one term, its senses sharing its weight. */
function tagsOf(term: string, surface: string, table: Lexicon['spaced']): ConceptTag[] {
  const concepts = table.senses(term)?.concepts ?? [];
  return concepts.map((concept) => ({ concept, weight: 1 / concepts.length, surface, isHead: true }));
}
