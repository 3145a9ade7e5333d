import { isMachine, isRawGoods } from './goodsClass.ts';
import type { PhraseRole } from './rolePhrases.ts';
import type { Concept, ConceptTag } from './types.ts';

/**
 * What a profile says about itself besides its goods, as bits. Of a buyer: what it does and wants; of a product: what it
 * is. An index keeps these bits of each buyer, so their places are part of its format.
 */
export const TRAIT = {
  /** A buyer that sells. */
  sells: 1,
  /** A buyer that wants the machines which make goods; a product that is a machine. */
  machines: 1 << 1,
  /** A buyer that wants raw or industrial goods; a product that is one. */
  rawMaterial: 1 << 2,
  /** A buyer that makes goods. */
  manufacturer: 1 << 3,
  /** A buyer of used goods; a used product. */
  used: 1 << 4,
} as const;

/** Whom goods are for, in order of their bits. */
export const AUDIENCES = ['pet', 'baby', 'car', 'camping', 'medical', 'industrial'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Role bits stand first, then one bit for each audience. */
export const ROLE_BITS = 5;

const ANY_AUDIENCE = (1 << AUDIENCES.length) - 1;

/** The audience part of traits, moved to bit 0. */
export function audienceBits(traits: number): number {
  return traits >> ROLE_BITS;
}

/**
 * The traits of a buyer: whatever any of its texts says, and any audience that it names anywhere. A buyer that names nothing
 * known may be for anybody.
 */
export function buyerTraits(roles: ReadonlySet<PhraseRole>, tags: readonly ConceptTag[]): number {
  let traits = tags.length > 0 ? 0 : ANY_AUDIENCE << ROLE_BITS;
  // Who only tells what it makes or exports, and nothing of buying, sells.
  if (roles.has('sells') || (roles.has('offers') && !roles.has('buys'))) traits |= TRAIT.sells;
  if (roles.has('machines')) traits |= TRAIT.machines;
  if (roles.has('rawMaterial') || roles.has('refusesFinished')) traits |= TRAIT.rawMaterial;
  if (roles.has('manufacturer')) traits |= TRAIT.manufacturer;
  if (roles.has('used')) traits |= TRAIT.used;
  for (const { concept } of tags) traits |= audienceOf(concept, true);
  return traits;
}

/**
 * The traits of a product, from its name and keywords: its audience is that of its heads and of what they are for.
 */
export function productTraits(roles: ReadonlySet<PhraseRole>, tags: readonly ConceptTag[]): number {
  let traits = 0;
  const heads = tags.filter(({ isHead }) => isHead);
  if (roles.has('machines') || heads.some(({ concept }) => isMachine(concept))) traits |= TRAIT.machines;
  if (roles.has('rawMaterial') || (heads.length > 0 && heads.every(({ concept }) => isRawGoods(concept))))
    traits |= TRAIT.rawMaterial;
  if (roles.has('used')) traits |= TRAIT.used;
  for (const { concept, weight, isHead } of tags) {
    if ((isHead && weight >= CLEAR) || concept.kind === 'use') traits |= audienceOf(concept, false);
  }
  return traits;
}

/** A head of one sense; one of several may be for somebody else. */
const CLEAR = 0.75;

function audienceOf(concept: Concept, withAncestors: boolean): number {
  let bits = audienceBit(concept.audience);
  if (withAncestors) for (const { audience } of concept.ancestors) bits |= audienceBit(audience);
  return bits;
}

function audienceBit(audience: string | undefined): number {
  const place = AUDIENCES.indexOf(audience as Audience);
  return place < 0 ? 0 : 1 << (ROLE_BITS + place);
}
