import type { Concept, ConceptTag, ReadField } from '../lexicon/index.ts';
import type { Surface } from './profileField.ts';
import type { Side, TermWeights } from './termWeights.ts';

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
export function conceptTerms(fields: readonly ReadField[], side: Side, weights: TermWeights): ConceptTerm[] {
  const inherited = weights.inherited[side];
  const strongest = new Map<string, ConceptTerm>();
  for (const { weight: fieldWeight, tags } of fields) {
    if (fieldWeight <= 0 || weights.concepts <= 0) continue;
    for (const tag of tags) {
      const share = tag.concept.kind === 'material' ? weights.materials : 1;
      const weight = weights.concepts * share * tag.weight * fieldWeight;
      offer(strongest, conceptTerm(tag.concept, weight, tag, false));
      for (const above of tag.concept.ancestors) {
        offer(strongest, conceptTerm(above, weight * inherited, tag, true));
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
  if (candidate.weight <= 0) return;
  const before = strongest.get(candidate.term);
  if (before === undefined) strongest.set(candidate.term, candidate);
  else if (candidate.weight > before.weight) {
    // The place of the first mention stays, for it is the order that sums are taken in.
    before.weight = candidate.weight;
    before.surface = candidate.surface;
  }
}
