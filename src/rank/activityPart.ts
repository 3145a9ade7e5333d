/** Days after which an activity counts half. */
const HALF_LIFE_DAYS = 365;
/** How the mean of recency and verification is weighed. */
const RECENCY_SHARE = 0.7;

/**
 * How alive a buyer is, 0..1: recency `1 / (1 + days / 365)` (hyperbolic discounting: 1 today, 0.5 after a year, 0.33
 * after two) and verification (1 or 0), as a mean of weights 0.7 and 0.3. If only one is known it stands alone; not
 * known if neither is.
 *
 * @param lastActive Day number, or undefined.
 * @param reference Day number that recency is counted from; a later activity counts as that day.
 */
export function activityPart(
  lastActive: number | undefined,
  verified: boolean | undefined,
  reference: number | undefined,
): number | undefined {
  const recency =
    lastActive === undefined || reference === undefined
      ? undefined
      : 1 / (1 + Math.max(0, reference - lastActive) / HALF_LIFE_DAYS);
  const trust = verified === undefined ? undefined : verified ? 1 : 0;
  if (recency === undefined) return trust;
  return trust === undefined ? recency : RECENCY_SHARE * recency + (1 - RECENCY_SHARE) * trust;
}
