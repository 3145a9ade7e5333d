/**
 * 1 if the buyer's country is one of the seller's target markets, 0 if it is another; not known without a country or
 * without target markets.
 */
export function marketPart(country: string | undefined, targets: ReadonlySet<string>): number | undefined {
  if (country === undefined || targets.size === 0) return undefined;
  return targets.has(country) ? 1 : 0;
}
