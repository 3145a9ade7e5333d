import { createRandom } from './random.ts';

/** Up to this many differences every assignment of signs is counted (65,536); beyond, signs are drawn. */
export const EXACT_UP_TO = 16;

/** Outcome of {@link signFlipTest}. */
export interface SignFlipResult {
  /** Two-sided p-value. */
  pValue: number;
  /** True when every assignment of signs was counted, so that `pValue` has no sampling error. */
  exact: boolean;
}

/**
 * Fisher's paired randomisation test, two-sided. Were both runs equally good, each seller's difference could as well
 * have the other sign; the p-value is the share of all sign assignments whose total is at least as far from 0:
 *
 *     p = |{ s in {-1,+1}^n : |sum s_i d_i| >= |sum d_i| }| / 2^n
 *
 * Differences of 0 do not change a total and are left out. Up to {@link EXACT_UP_TO} others all assignments are counted;
 * beyond that `permutations` of them are drawn and p = (hits + 1) / (permutations + 1), which never is 0.
 * Totals that differ by rounding only count as equal. Without any difference p is 1.
 *
 * Sources: Smucker, Allan and Carterette, "A comparison of statistical significance tests for information retrieval
 * evaluation", CIKM 2007; the added 1: Davison and Hinkley, "Bootstrap Methods and their Application", 1997, 4.2.
 */
export function signFlipTest(differences: Float64Array, permutations: number, seed: number): SignFlipResult {
  const nonZero = differences.filter((difference) => difference !== 0);
  if (nonZero.length === 0) return { pValue: 1, exact: true };
  const limit = lowestTotalToCount(nonZero);
  return nonZero.length <= EXACT_UP_TO
    ? { pValue: countAll(nonZero, limit), exact: true }
    : { pValue: countDrawn(nonZero, limit, permutations, seed), exact: false };
}

/** |sum d_i|, less what the rounding of a sum of this size can be. */
function lowestTotalToCount(differences: Float64Array): number {
  let total = 0;
  let size = 0;
  for (const difference of differences) {
    total += difference;
    size += Math.abs(difference);
  }
  return Math.abs(total) - 1e-12 * size;
}

function countAll(differences: Float64Array, limit: number): number {
  const assignments = 2 ** differences.length;
  let hits = 0;
  for (let signs = 0; signs < assignments; signs++) {
    let total = 0;
    for (let i = 0; i < differences.length; i++) total += (signs >>> i) & 1 ? -differences[i] : differences[i];
    if (Math.abs(total) >= limit) hits++;
  }
  return hits / assignments;
}

function countDrawn(differences: Float64Array, limit: number, permutations: number, seed: number): number {
  const random = createRandom(seed);
  let hits = 0;
  for (let permutation = 0; permutation < permutations; permutation++) {
    let total = 0;
    let signs = 0;
    for (let i = 0; i < differences.length; i++) {
      if ((i & 31) === 0) signs = random.bits();
      total += signs & 1 ? -differences[i] : differences[i];
      signs >>>= 1;
    }
    if (Math.abs(total) >= limit) hits++;
  }
  return (hits + 1) / (permutations + 1);
}
