import { bootstrapMeans } from '../../src/evaluate/bootstrap.ts';
import { checkOptions } from '../../src/evaluate/options.ts';
import { signFlipTest } from '../../src/evaluate/signFlip.ts';

/** Mean of the sellers' differences, its 95 % bootstrap interval, and what the paired randomisation test says of it. */
export interface Difference {
  mean: number;
  low: number;
  high: number;
  /** Two-sided. */
  pValue: number;
  better: number;
  worse: number;
}

/**
 * Compares two measurements of the same sellers, as `compareRuns` does with two runs; sellers of both count.
 *
 * @throws Error if they have no seller in common.
 */
export function differenceOf(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Difference {
  const ids = [...before.keys()].filter((id) => after.has(id)).sort();
  if (ids.length === 0) throw new Error('the two results have no seller in common');
  const differences = Float64Array.from(ids, (id) => {
    const difference = after.get(id)! - before.get(id)!;
    return Math.abs(difference) < 1e-12 ? 0 : difference;
  });
  const settings = checkOptions();
  return {
    mean: differences.reduce((sum, value) => sum + value, 0) / differences.length,
    ...bootstrapMeans([differences], settings)[0]!,
    pValue: signFlipTest(differences, settings.permutations, settings.seed).pValue,
    better: differences.filter((value) => value > 0).length,
    worse: differences.filter((value) => value < 0).length,
  };
}
