import { isMachine } from './goodsClass.ts';
import type { TermMatch } from './match.ts';

/**
 * What a tag counts by its role in the phrase (HS4@1 on compounds .69 without, .85 with heads). Who wants a machine for
 * noodles wants hardly noodles.
 */
export const ROLE = { head: 1, other: 0.7, use: 0.5, underMachine: 0.2 } as const;

/** Where the small words of a phrase stand, in code units. */
export interface Markers {
  readonly prepositions: readonly number[];
  /** Ends of what goes before a postposition. */
  readonly postpositions: readonly number[];
  /** Sizes and counts: in a title the product is named before them, what follows are its attributes. */
  readonly measures: readonly number[];
  /** After each of them a new head may come. */
  readonly conjunctions: readonly number[];
}

export interface RoledMatch {
  readonly match: TermMatch;
  readonly isHead: boolean;
  readonly role: number;
}

/**
 * Finds the heads of a phrase, one for each part between conjunctions. Before the first preposition the last tag is the
 * head in Korean, English, German, Chinese, Japanese and Turkish, the first tag in Romance languages, Vietnamese,
 * Indonesian, Thai, Arabic and Slavic ones. Materials and uses are heads only where there is nothing else.
 */
export function rolesOf(matches: readonly TermMatch[], markers: Markers): RoledMatch[] {
  const isHeadFirst = putsHeadFirst(matches);
  const roled: RoledMatch[] = [];
  for (const part of partsOf(matches, markers.conjunctions)) {
    const uses = part.map((match) => isUse(match, part, markers) || followsMeasure(match, part, markers));
    const head = headOf(part, uses, isHeadFirst);
    const isUnderMachine = head?.senses.concepts.every(isMachine) ?? false;
    part.forEach((match, i) => {
      const isHead = match === head;
      const role = isHead ? ROLE.head : isUnderMachine ? ROLE.underMachine : uses[i] ? ROLE.use : ROLE.other;
      roled.push({ match, isHead, role });
    });
  }
  return roled;
}

/** Each term votes for the order of its languages. */
function putsHeadFirst(matches: readonly TermMatch[]): boolean {
  let votes = 0;
  for (const { senses } of matches) votes += senses.direction === 'f' ? 1 : senses.direction === 'l' ? -1 : 0;
  return votes > 0;
}

function partsOf(matches: readonly TermMatch[], conjunctions: readonly number[]): TermMatch[][] {
  const parts: TermMatch[][] = [[]];
  let next = 0;
  for (const match of matches) {
    while (next < conjunctions.length && conjunctions[next]! <= match.start) {
      if (parts[parts.length - 1]!.length > 0) parts.push([]);
      next++;
    }
    parts[parts.length - 1]!.push(match);
  }
  return parts;
}

function isUse(match: TermMatch, part: readonly TermMatch[], { prepositions, postpositions }: Markers): boolean {
  if (match.isUse) return true;
  // `Distributor of X`, `looking for X`: nothing that is known stands before the preposition, so X is the thing itself. A
  // phrase that begins with its preposition (`for pets`) is nothing but use.
  const first = part[0]!;
  if (prepositions.some((at) => at <= match.start && (at >= first.end || at === 0))) return true;
  return postpositions.some((at) => at >= match.end && part.some(({ start }) => start >= at));
}

/** 고추장 500g 태양초: a size stands between the product and what is said of it. */
function followsMeasure(match: TermMatch, part: readonly TermMatch[], { measures }: Markers): boolean {
  return measures.some((at) => at < match.start && part.some((before) => before.end <= at && isThing(before)));
}

function isThing({ senses }: TermMatch): boolean {
  return senses.concepts.some(({ kind }) => kind === 'product');
}

function headOf(part: readonly TermMatch[], uses: readonly boolean[], isHeadFirst: boolean): TermMatch | undefined {
  const free = part.filter((_, i) => !uses[i]);
  const things = free.filter(({ senses }) =>
    senses.concepts.some(({ kind }) => kind === 'product' || kind === 'category'),
  );
  const candidates = things.length > 0 ? things : free;
  return isHeadFirst ? candidates[0] : candidates[candidates.length - 1];
}
