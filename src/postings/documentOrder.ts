import type { ForwardArrays } from './forwardIndex.ts';

/** How many of its rarest terms a document is sorted by. */
const KEYS = 8;
/** A term of fewer documents brings no two blocks' worth of neighbours together, and would only scatter them. */
const LEAST_FREQUENCY = 32;
const LENGTH_CLASSES = 4;

/**
 * An order of documents that puts those that are alike next to each other, so that the bounds of blocks are tight: by
 * length class, then by the rarest terms, rarest first. The order decides how fast a search is, never what it finds.
 *
 * Term ids must fall with document frequency: the larger id is the rarer term.
 *
 * @returns The documents in their new order.
 */
export function documentOrder(
  { offsets, postings }: ForwardArrays,
  inverseNorms: Float64Array,
  documentFrequencies: Uint32Array,
): Uint32Array {
  const count = inverseNorms.length;
  let common = documentFrequencies.length;
  while (common > 0 && documentFrequencies[common - 1]! < LEAST_FREQUENCY) common--;

  const keys = rarestTerms(offsets, postings, count, common);
  let order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  // Stable counting sorts from the last key to the first.
  for (let key = KEYS - 1; key >= 0; key--)
    order = sortedBy(order, keys.subarray(key * count, (key + 1) * count), common + 1);
  return sortedBy(order, lengthClasses(inverseNorms), LENGTH_CLASSES);
}

/** Key by key, for each document its rarest term below `common` + 1, then the next; 0 for none. */
function rarestTerms(offsets: Uint32Array, postings: Uint32Array, count: number, common: number): Uint32Array {
  const keys = new Uint32Array(KEYS * count);
  const rarest = new Uint32Array(KEYS);
  for (let document = 0; document < count; document++) {
    rarest.fill(0);
    for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
      const term = postings[i]! >>> 8;
      if (term >= common) continue;
      let slot = KEYS;
      while (slot > 0 && rarest[slot - 1]! < term + 1) slot--;
      if (slot === KEYS) continue;
      rarest.copyWithin(slot + 1, slot, KEYS - 1);
      rarest[slot] = term + 1;
    }
    for (let key = 0; key < KEYS; key++) keys[key * count + document] = rarest[key]!;
  }
  return keys;
}

function lengthClasses(inverseNorms: Float64Array): Uint32Array {
  const sorted = inverseNorms.slice().sort();
  const bounds = Array.from(
    { length: LENGTH_CLASSES - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / LENGTH_CLASSES)] ?? 0,
  );
  return Uint32Array.from(inverseNorms, (norm) => bounds.filter((bound) => norm >= bound).length);
}

function sortedBy(order: Uint32Array, keys: Uint32Array, keyCount: number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(keyCount + 1);
  for (let i = 0; i < keys.length; i++) starts[keys[i]! + 1]!++;
  for (let key = 0; key < keyCount; key++) starts[key + 1]! += starts[key]!;
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const document = order[i]!;
    sorted[starts[keys[document]!]!++] = document;
  }
  return sorted;
}
