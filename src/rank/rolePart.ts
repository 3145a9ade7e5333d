import { AUDIENCES, audienceBits, TRAIT } from '../lexicon/index.ts';
import type { LoweringRole } from '../types.ts';
import type { Weights } from './weights.ts';

/** Roles of a buyer that can speak against a product. */
const ROLES = ['sells', 'machines', 'rawMaterial', 'manufacturer', 'used'] as const;
type Role = (typeof ROLES)[number];

/** Goods for makers: what goods are made of, and what they are made with. */
const FOR_MAKERS = TRAIT.rawMaterial | TRAIT.machines;

/** A product with any of these traits is not spoken against by the role. */
const SUITS: Readonly<Record<Role, number>> = {
  sells: 0,
  machines: FOR_MAKERS,
  rawMaterial: FOR_MAKERS,
  manufacturer: FOR_MAKERS,
  used: TRAIT.used,
};

/**
 * What the roles of a buyer leave of the score of a product, 0..1: the least factor of all that speak against it. Not their
 * product, for they often say one thing twice (a manufacturer that wants raw materials).
 *
 * @param product Traits of the product.
 * @param buyer Traits of the buyer.
 */
export function roleFactor(product: number, buyer: number, weights: Weights): number {
  let factor = 1;
  for (const role of ROLES) {
    if (speaksAgainst(role, product, buyer)) factor = Math.min(factor, weights.roles[role]);
  }
  return factor;
}

/** What is left if the product is for pets, babies or cars and the buyer names none of these: a condition of one way. */
export function audienceFactor(product: number, buyer: number, weights: Weights): number {
  return isForOthers(product, buyer) ? weights.roles.audience : 1;
}

/** The role that took most away, and the audience, if they took anything. */
export function tellingRoles(product: number, buyer: number, weights: Weights): LoweringRole[] {
  const least = roleFactor(product, buyer, weights);
  const role = ROLES.find((name) => speaksAgainst(name, product, buyer) && weights.roles[name] === least);
  const telling: LoweringRole[] = role === undefined || least === 1 ? [] : [role];
  if (audienceFactor(product, buyer, weights) < 1) telling.push('audience');
  return telling;
}

function speaksAgainst(role: Role, product: number, buyer: number): boolean {
  return (buyer & TRAIT[role]) !== 0 && (product & SUITS[role]) === 0;
}

function isForOthers(product: number, buyer: number): boolean {
  const audience = audienceBits(product) & ONE_WAY;
  return audience !== 0 && (audience & audienceBits(buyer)) === 0;
}

/** Pets, babies and cars; for campers and the sick, goods are the same as for others too often. */
const ONE_WAY = (['pet', 'baby', 'car'] as const).reduce(
  (bits, audience) => bits | (1 << AUDIENCES.indexOf(audience)),
  0,
);
