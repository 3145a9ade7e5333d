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

/** What one code of a tagged concept says. */
export interface CodeVote {
  readonly tag: ConceptTag;
  /** Four or six digits. */
  readonly code: string;
  readonly weight: number;
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
  const strengthOf = strengths(tags);
  const evidence = tags.reduce((sum, tag) => sum + strengthOf(tag), 0);
  const sums = new Map<string, number>();
  for (const { code, weight } of codeVotes(tags)) {
    const heading = code.slice(0, 4);
    sums.set(heading, (sums.get(heading) ?? 0) + weight);
  }
  const total = [...sums.values()].reduce((sum, value) => sum + value, 0);
  if (total === 0) return { headings: [], confidence: 0 };
  const headings = [...sums]
    .map(([heading, sum]) => ({ heading, share: sum / total }))
    .sort((a, b) => b.share - a.share || (a.heading < b.heading ? -1 : 1));
  const best = headings[0]!;
  return { headings, confidence: ((best.share * total) / evidence) * Math.min(1, best.share * total) };
}

/** The votes that {@link hsOf} adds up, in order of the tags. */
export function codeVotes(tags: readonly ConceptTag[]): CodeVote[] {
  const strengthOf = strengths(tags);
  return tags.flatMap((tag) => {
    const parts = tag.concept.hsCodes.map((code, n) => ({ code, part: n === 0 ? MAIN : 1 }));
    const all = parts.reduce((sum, { part }) => sum + part, 0);
    return parts.map(({ code, part }) => ({ tag, code, weight: (strengthOf(tag) * part) / all }));
  });
}

function strengths(tags: readonly ConceptTag[]): (tag: ConceptTag) => number {
  const onlyMaterials = tags.every(({ concept }) => concept.kind === 'material');
  return ({ concept, weight }) => weight * (onlyMaterials ? 1 : KIND[concept.kind]);
}

/** The main code of a concept counts as two of its others. */
const MAIN = 2;
