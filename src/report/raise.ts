import type { MatchLine } from '../io/readMatches.ts';
import type { Explanation } from '../matcher/explanation.ts';
import { scoreFromParts } from '../rank/combine.ts';
import type { Weights } from '../rank/weights.ts';
import type { Buyer, MatchParts, Product } from '../types.ts';
import type { Raise } from './reportData.ts';

/** Scores and parts in a file have six decimals. */
const ROUNDING = 5e-6;
/** A smaller gain is not worth a line. */
const LEAST_GAIN = 0.005;

/**
 * What would raise a match. Gains are told only if the weights give the score that the file has, else they would be
 * invented.
 */
export function raisesOf(
  { score, parts: written }: MatchLine,
  { product, buyer, explained }: { product: Product; buyer: Buyer; explained: Explanation },
  weights: Weights,
): Raise[] {
  // A CSV of matches has no column for the role.
  const { reasons, role } = explained;
  const parts: MatchParts = role === 1 ? written : { ...written, role };
  const isKnown = Math.abs(scoreFromParts(parts, weights) - score) < ROUNDING;
  const raise = (kind: Raise['kind'], better: MatchParts, names?: string[]): Raise[] => {
    const gain = isKnown ? scoreFromParts({ ...parts, ...better }, weights) - score : undefined;
    if (gain !== undefined && gain < LEAST_GAIN && kind !== 'quantity') return [];
    return [{ kind, ...(gain === undefined ? {} : { gain: Number(gain.toFixed(3)) }), ...(names ? { names } : {}) }];
  };
  const raises = reasons.flatMap((reason): Raise[] => {
    switch (reason.kind) {
      case 'certification':
        return reason.missing.length === 0 ? [] : raise('certificates', { certification: 1 }, [...reason.missing]);
      case 'certificationUnknown':
        return [{ kind: 'askCertificates', names: [...reason.required] }];
      case 'price':
        return reason.fits ? [] : raise('price', { price: 1 });
      case 'quantity':
        return raise('quantity', { price: Math.max(1, parts.price ?? 0) }, [String(reason.orderQuantity)]);
      default:
        return [];
    }
  });
  if (product.hsCode === undefined && (buyer.hsCodes?.length ?? 0) > 0) {
    raises.push({ kind: 'hs', names: buyer.hsCodes!.slice(0, 3) });
  }
  if (parts.market === 0) raises.push(...raise('market', { market: 1 }));
  if ((parts.activity ?? 1) < 0.5) raises.push(...raise('activity', { activity: 1 }));
  return raises.sort((a, b) => (b.gain ?? 0) - (a.gain ?? 0));
}
