import { UsageError } from '../errors.ts';
import { suggest } from '../suggest.ts';
import type { LoweringRole } from '../types.ts';
import type { TermWeights } from '../vectors/termWeights.ts';

/** How much each field of a profile counts in its TF-IDF vector, 0..1. */
export interface FieldWeights {
  product: { name: number; keywords: number; description: number };
  buyer: { interests: number; description: number; companyName: number };
}

/**
 * All numbers of the score, as data. See `scoreFromParts` for the formula.
 *
 * `text` and `hs` say how much each counts in the relevance; what a code weighs against words is in `terms.codes`. `market`, `price`, `certification` and `activity` say
 * how much of the score a worst value of that part takes away: 0 ignores the part, 0.4 lets it cost 40 %.
 */
export interface Weights {
  text: number;
  hs: number;
  market: number;
  price: number;
  certification: number;
  activity: number;
  /** Value that a part counts as while it is not known: between its worst (0) and its best (1). */
  unknown: { market: number; price: number; certification: number; activity: number };
  /**
   * What is left of the score when the buyer sells instead of buying, wants machines for such goods, wants raw materials,
   * makes goods itself, wants used goods, or never names the product's audience. 1 ignores a role, 0 leaves the buyer out.
   */
  roles: Record<LoweringRole, number>;
  fields: FieldWeights;
  terms: TermWeights;
}

/** The parts that bend a relevance, in the order that they are multiplied in. */
export const FIT_PARTS = ['market', 'price', 'certification', 'activity'] as const;
export type FitPart = (typeof FIT_PARTS)[number];

/** The weights that are used when none are given. */
export const DEFAULT_WEIGHTS: Readonly<Weights> = {
  text: 1,
  hs: 1,
  market: 0.1,
  price: 0.4,
  certification: 0.3,
  activity: 0.05,
  // A certificate or price that is not told is no fault; a market or activity that is not told lies in the middle.
  unknown: { market: 0.5, price: 1, certification: 1, activity: 0.5 },
  roles: { sells: 0.3, machines: 0.3, rawMaterial: 0.5, manufacturer: 0.8, used: 0.3, audience: 0.4 },
  fields: {
    product: { name: 1, keywords: 1, description: 0.1 },
    buyer: { interests: 1, description: 0.5, companyName: 0.2 },
  },
  // Measured optima are flat: concepts 1 to 2, inherited by sellers 0.9 to 1, by buyers 0.1 to 0.3.
  terms: {
    words: 0.7,
    concepts: 2,
    materials: 0.5,
    bySound: 0.6,
    inherited: { seller: 0.9, buyer: 0.2 },
    codes: { 2: 0.5, 4: 1.6, 6: 0.6, inferred: { seller: 1, buyer: 0.3 } },
  },
};

/** A part of {@link Weights}, nested parts included; what is absent keeps its default. */
export type PartialWeights = { [K in keyof Weights]?: Weights[K] extends number ? number : DeepPartial<Weights[K]> };
type DeepPartial<T> = { [K in keyof T]?: T[K] extends number ? number : DeepPartial<T[K]> };

/**
 * Defaults with the given weights put over them.
 *
 * @param given Any part of the weights, for instance a parsed `weights.json`.
 * @param source Named in errors, for instance the file.
 * @throws UsageError for an unknown name (with the nearest known one) or a value outside 0..1 (`terms.concepts` and `terms.codes`: 0..2).
 */
export function resolveWeights(given: unknown = {}, source = 'weights'): Weights {
  return merge(DEFAULT_WEIGHTS as unknown as NumberTree, given, source, '') as unknown as Weights;
}

interface NumberTree {
  [name: string]: number | NumberTree;
}

function merge(defaults: NumberTree, given: unknown, source: string, path: string): NumberTree {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new UsageError(`${source}: ${path ? `"${path}"` : 'the whole'} must be an object of weights.`);
  }
  const merged: NumberTree = { ...defaults };
  for (const [name, value] of Object.entries(given)) {
    const here = path ? `${path}.${name}` : name;
    if (!Object.hasOwn(defaults, name)) {
      throw new UsageError(`${source}: "${here}" is no weight${suggest(name, Object.keys(defaults))}.`);
    }
    const standard = defaults[name]!;
    merged[name] = typeof standard === 'number' ? checked(value, here, source) : merge(standard, value, source, here);
  }
  for (const [name, value] of Object.entries(merged)) {
    // Nested defaults are copied, so that no caller holds a piece of the defaults.
    if (typeof value !== 'number' && value === defaults[name]) merged[name] = merge(value, {}, source, name);
  }
  return merged;
}

function checked(value: unknown, path: string, source: string): number {
  // Multiples of a word, for which a posting has room.
  const most = /^terms\.(concepts|codes\.\d)$/.test(path) ? 2 : 1;
  if (typeof value === 'number' && value >= 0 && value <= most) return value;
  throw new UsageError(`${source}: "${path}" is ${JSON.stringify(value)}; a weight is a number from 0 to ${most}.`);
}
