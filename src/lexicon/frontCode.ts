/** Longest prefix that one base 36 digit can say. */
const LONGEST_SHARED = 35;

/**
 * Keys in code unit order with what belongs to them, one string for each first code unit: shared length (base 36), rest of
 * the key, `|`, what belongs to it, `;`. The first record of a string shares nothing.
 */
export function frontCode(records: ReadonlyMap<string, string>): string[] {
  const buckets: string[] = [];
  let before = '';
  for (const key of [...records.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))) {
    const shared = sharedLength(before, key);
    if (shared === 0 && key[0] !== before[0]) buckets.push('');
    buckets[buckets.length - 1] += `${shared.toString(36)}${key.slice(shared)}|${records.get(key)!};`;
    before = key;
  }
  return buckets;
}

/** The records of one string of {@link frontCode}. */
export function frontDecode(bucket: string): Map<string, string> {
  const records = new Map<string, string>();
  let before = '';
  for (let at = 0; at < bucket.length; ) {
    const bar = bucket.indexOf('|', at);
    const end = bucket.indexOf(';', bar);
    const key = before.slice(0, Number.parseInt(bucket[at]!, 36)) + bucket.slice(at + 1, bar);
    records.set(key, bucket.slice(bar + 1, end));
    before = key;
    at = end + 1;
  }
  return records;
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length, LONGEST_SHARED);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}
