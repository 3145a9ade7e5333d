import { tagConcepts } from '../lexicon/index.ts';
import type { ConceptTag } from '../lexicon/types.ts';
import type { Surface, WeightedField } from './profileField.ts';

/**
 * Whose profile it is. A seller's product is found by buyers of its whole class, so it inherits its ancestors; a buyer who
 * names a class does not ask for every sibling, so he inherits hardly. Both at full weight would turn siblings into matches.
 */
export type Side = 'seller' | 'buyer';

/** What an ancestor counts of its descendant (LANGUAGES.md: seller .9-1, buyer .1-.3 are a flat optimum). */
const INHERITED: Record<Side, number> = { seller: 0.9, buyer: 0.2 };

/** A concept counts as much as one and a half words (LANGUAGES.md, part 1). */
const CONCEPT_WEIGHT = 1.5;

/** A concept of a profile as an index term. */
export interface ConceptTerm {
  /** `c:<id>`; no word has a colon. */
  term: string;
  weight: number;
  surface: Surface;
}

/** The concepts of the fields of a profile. A concept counts by presence: its strongest mention, not the number of them. */
export function conceptTerms(fields: readonly WeightedField[], side: Side): ConceptTerm[] {
  const strongest = new Map<string, ConceptTerm>();
  const offer = (id: string, weight: number, tag: ConceptTag): void => {
    const term = `c:${id}`;
    const before = strongest.get(term);
    if (before === undefined) strongest.set(term, { term, weight, surface: { text: tag.surface } });
    else if (weight > before.weight) {
      before.weight = weight;
      before.surface = { text: tag.surface };
    }
  };
  for (const [text, fieldWeight] of fields) {
    if (!text || fieldWeight <= 0) continue;
    for (const tag of tagConcepts(text)) {
      const weight = CONCEPT_WEIGHT * tag.weight * fieldWeight;
      offer(tag.concept.id, weight, tag);
      for (const { id } of tag.concept.ancestors) offer(id, weight * INHERITED[side], tag);
    }
  }
  return [...strongest.values()];
}
