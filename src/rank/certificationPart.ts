import { certificationSatisfied } from '../profile/certification.ts';

/**
 * Share of the buyer's required certificates that the product holds, 0..1. Not known if the buyer requires none, or if
 * the product names none at all: not told is not missing.
 */
export function certificationPart(required: readonly string[], held: ReadonlySet<string>): number | undefined {
  if (required.length === 0 || held.size === 0) return undefined;
  let satisfied = 0;
  for (const name of required) if (certificationSatisfied(name, held)) satisfied++;
  return satisfied / required.length;
}
