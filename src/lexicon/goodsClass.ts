import classes from '../../data/lexicon/role-classes.json';
import type { Concept } from './types.ts';

const MACHINES: ReadonlySet<string> = new Set(classes.machines);
const RAW: ReadonlySet<string> = new Set(classes.raw);

/** A thing that goods are made with. */
export function isMachine(concept: Concept): boolean {
  return isBelow(concept, MACHINES);
}

/** A thing that goods are made of, or that only makers and builders buy. */
export function isRawGoods(concept: Concept): boolean {
  return concept.kind === 'material' || concept.audience === 'industrial' || isBelow(concept, RAW);
}

function isBelow(concept: Concept, ids: ReadonlySet<string>): boolean {
  return ids.has(concept.id) || concept.ancestors.some(({ id }) => ids.has(id));
}
