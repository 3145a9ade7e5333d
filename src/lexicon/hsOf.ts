import type { ConceptKind, ConceptTag } from './types.ts';

/** A Harmonized System heading and how much of a text speaks for it. */
export interface HeadingShare {
  /** Four digits. */
  readonly heading: string;
  /** 0..1; all shares of a text add up to 1. */
  readonly share: number;
}

export interface HeadingDistribution {
  /** Best first; equal shares in order of the headings. */
  readonly headings: readonly HeadingShare[];
  /**
   * 0..1: part of all evidence that speaks for the best heading (classes without a code speak for none) x how firmly it is
   * named (1 from one clean head on).
   */
  readonly confidence: number;
}

/** What a tag says about the heading by its kind (LANGUAGES.md, rule 4). */
const KIND: Record<ConceptKind, number> = { product: 1, category: 0.5, material: 0.35, use: 0.25 };

/**
 * The headings that the tags of a text speak for: sum of weight x kind / codes of the concept, normalised. Materials count
 * in full where nothing else is tagged: silicone is 3910, a silicone mould 8480.
 *
 * @example hsOf(tagConcepts('red ginseng extract')).headings[0]?.heading // '1302'
 */
export function hsOf(tags: readonly ConceptTag[]): HeadingDistribution {
  const onlyMaterials = tags.every(({ concept }) => concept.kind === 'material');
  const sums = new Map<string, number>();
  let evidence = 0;
  for (const { concept, weight } of tags) {
    const strength = weight * (onlyMaterials ? 1 : KIND[concept.kind]);
    evidence += strength;
    const parts = concept.hsCodes.map((code, n) => ({ heading: code.slice(0, 4), part: n === 0 ? MAIN : 1 }));
    const all = parts.reduce((sum, { part }) => sum + part, 0);
    for (const { heading, part } of parts) sums.set(heading, (sums.get(heading) ?? 0) + (strength * part) / all);
  }
  const total = [...sums.values()].reduce((sum, value) => sum + value, 0);
  if (total === 0) return { headings: [], confidence: 0 };
  const headings = [...sums]
    .map(([heading, sum]) => ({ heading, share: sum / total }))
    .sort((a, b) => b.share - a.share || (a.heading < b.heading ? -1 : 1));
  const best = headings[0]!;
  return { headings, confidence: ((best.share * total) / evidence) * Math.min(1, best.share * total) };
}

/** The main code of a concept counts as two of its others. */
const MAIN = 2;
