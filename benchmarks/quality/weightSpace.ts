import type { PartialWeights } from '../../src/index.ts';

/** A number of the score, or two that only count together, with the values that are tried. */
export interface Knob {
  name: string;
  /** Paths in the weights that a value is written to. */
  paths: readonly string[];
  /** One number for each path; the first choice is the default. */
  values: readonly (readonly number[])[];
}

/**
 * The few weights that are worth a look, each over the range that is plausible. Words and concepts only count by their
 * ratio, and a concept's weight ends at 2: so the ratio is what is tried.
 */
export const KNOBS: readonly Knob[] = [
  knob(
    'concepts : words',
    ['terms.concepts', 'terms.words'],
    [2, 0.7],
    [1, 1],
    [1.5, 1],
    [2, 1],
    [2, 0.5],
    [2, 0.3],
    [2, 0],
  ),
  knob('inherited by sellers', ['terms.inherited.seller'], [0.9], [0.5], [0.7], [0.8], [1]),
  knob('inherited by buyers', ['terms.inherited.buyer'], [0.2], [0], [0.1], [0.3], [0.4], [0.6]),
  knob("product's description", ['fields.product.description'], [0.1], [0], [0.05], [0.2], [0.3], [0.5]),
  knob("product's keywords", ['fields.product.keywords'], [1], [0.5], [0.8]),
  knob("buyer's description", ['fields.buyer.description'], [0.5], [0.1], [0.3], [0.4], [0.7], [1]),
  knob("buyer's company name", ['fields.buyer.companyName'], [0.2], [0], [0.1], [0.5]),
  knob(
    'codes (2, 4, 6 digits)',
    ['terms.codes.2', 'terms.codes.4', 'terms.codes.6'],
    [0.5, 1.6, 0.6],
    [0, 0, 0],
    [0.1, 0.4, 0.15],
    [0.2, 0.7, 0.25],
    [0.3, 1, 0.4],
    [0.4, 1.3, 0.5],
    [0.6, 1.9, 0.7],
  ),
  knob("seller's inferred codes", ['terms.codes.inferred.seller'], [1], [0], [0.3], [0.6]),
  knob("buyer's inferred codes", ['terms.codes.inferred.buyer'], [0.3], [0], [0.15], [0.5], [1]),
  knob('market', ['market'], [0.1], [0], [0.05], [0.2], [0.3]),
  knob('price', ['price'], [0.4], [0], [0.2], [0.3], [0.6]),
  knob('certification', ['certification'], [0.3], [0], [0.15], [0.45], [0.6]),
  knob('role sells', ['roles.sells'], [0.3], [0.1], [0.5], [0.7]),
  knob('role raw material', ['roles.rawMaterial'], [0.5], [0.3], [0.7], [0.9]),
  knob('role manufacturer', ['roles.manufacturer'], [0.8], [0.6], [0.7], [0.9], [1]),
  knob('other audience', ['roles.audience'], [0.4], [0.2], [0.6], [0.8]),
];

function knob(name: string, paths: string[], ...values: number[][]): Knob {
  return { name, paths, values };
}

/** A value of every knob, by its place among the knob's values; 0 is the default. */
export type Setting = readonly number[];

export const DEFAULT_SETTING: Setting = KNOBS.map(() => 0);

export function weightsOf(setting: Setting): PartialWeights {
  const weights: PartialWeights = {};
  KNOBS.forEach(({ paths, values }, k) => {
    paths.forEach((path, i) => {
      setAt(weights as Tree, path, values[setting[k]!]![i]!);
    });
  });
  return weights;
}

interface Tree {
  [name: string]: number | Tree;
}

/** Names that are numbers, such as `codes.4`, are names too. */
function setAt(tree: Tree, path: string, value: number): void {
  const [name, ...rest] = path.split('.') as [string, ...string[]];
  if (rest.length === 0) tree[name] = value;
  else {
    tree[name] ??= {};
    setAt(tree[name] as Tree, rest.join('.'), value);
  }
}

/** A value as people read it. */
export function shown({ values }: Knob, choice: number): string {
  return values[choice]!.join(' : ');
}
