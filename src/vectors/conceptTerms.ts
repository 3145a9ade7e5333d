import type { Concept, ConceptTag, ReadField } from '../lexicon/index.ts';
import type { Surface } from './profileField.ts';

/**
 * Whose profile it is. A seller's product is found by buyers of its whole class, so it inherits its ancestors; a buyer who
 * names a class does not ask for every sibling, so it inherits hardly. Both at full weight would turn siblings into matches.
 */
export type Side = 'seller' | 'buyer';

/** What an ancestor counts of its descendant; measured optima are flat (seller 0.9 to 1, buyer 0.1 to 0.3). */
const INHERITED: Readonly<Record<Side, number>> = { seller: 0.9, buyer: 0.2 };

/** A concept counts as much as one and a half words. */
const CONCEPT_WEIGHT = 1.5;

/** What a thing is made of says half as much as what it is. */
const MATERIAL_SHARE = 0.5;

/** A concept of a profile as an index term. */
export interface ConceptTerm {
  /** `c:<id>`; no word has a colon. */
  term: string;
  weight: number;
  surface: Surface;
}

/**
 * The concepts of the fields of a profile, with the classes above them. A concept counts by presence: by its strongest
 * mention, not by the number of them.
 */
export function conceptTerms(fields: readonly ReadField[], side: Side): ConceptTerm[] {
  const strongest = new Map<string, ConceptTerm>();
  for (const { weight: fieldWeight, tags } of fields) {
    if (fieldWeight <= 0) continue;
    for (const tag of tags) {
      const share = tag.concept.kind === 'material' ? MATERIAL_SHARE : 1;
      const weight = CONCEPT_WEIGHT * share * tag.weight * fieldWeight;
      offer(strongest, conceptTerm(tag.concept, weight, tag, false));
      for (const above of tag.concept.ancestors) {
        offer(strongest, conceptTerm(above, weight * INHERITED[side], tag, true));
      }
    }
  }
  return [...strongest.values()];
}

function conceptTerm(concept: Concept, weight: number, { surface }: ConceptTag, isBroader: boolean): ConceptTerm {
  const { id, name } = concept;
  const shown: Surface = { text: surface.trim(), concept: name };
  if (isBroader) shown.isBroader = true;
  return { term: `c:${id}`, weight, surface: shown };
}

function offer(strongest: Map<string, ConceptTerm>, candidate: ConceptTerm): void {
  const before = strongest.get(candidate.term);
  if (before === undefined) strongest.set(candidate.term, candidate);
  else if (candidate.weight > before.weight) {
    // The place of the first mention stays, for it is the order that sums are taken in.
    before.weight = candidate.weight;
    before.surface = candidate.surface;
  }
}
