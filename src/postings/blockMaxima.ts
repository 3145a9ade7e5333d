import type { ForwardIndex } from './forwardIndex.ts';

/** Documents of a block, and blocks of a group: bounds are kept per block of 16 and per group of 256 documents. */
export const BLOCK_BITS = 4;
export const GROUP_BITS = 4;
/** Groups are bounded 16 at a time, so their number is a multiple of 16. */
export const CHUNK_BITS = 4;
/** A list entry packs a block and the largest component in it: `block << 12 | component`. */
export const COMPONENT_BITS = 12;
export const COMPONENT_MASK = 2 ** COMPONENT_BITS - 1;
/** Steps of a component of 1. Below the mask, so that one that rounding lifted a little over 1 still fits. */
export const COMPONENT_STEPS = 4090;
const MOST_BLOCKS = 2 ** (32 - COMPONENT_BITS);
/** A term that stands in one block of 16 or more gets a row of bytes instead of a list: quicker to read, never larger than four times. */
const ROW_SHARE = 16;
const LEAST_ROW_BLOCKS = 8;

/**
 * For every term the largest component that it has in the unit vector of any document of a block, rounded up: what the
 * term can add to a cosine there is at most that times its part of the query's vector.
 *
 * Terms that stand in many blocks are rows, one byte a block and one a group, in steps of the row's own scale. All
 * others are lists of (block, component), blocks ascending, each entry with the documents of the block that have the term.
 */
export interface BlockMaxima {
  /** Groups x 16. */
  blockCount: number;
  groupCount: number;
  /** The row of each term, or `NO_ROW`. */
  rowOf: Int32Array;
  /** What a byte of 1 stands for, per row. */
  rowScales: Float64Array;
  /** `blockCount` bytes a row. */
  blockRows: Uint8Array;
  /** `groupCount` bytes a row. */
  groupRows: Uint8Array;
  /** Where each term's list starts, and the end. */
  listOffsets: Uint32Array;
  lists: Uint32Array;
  /** Of each list entry: bit i is set if document i of the block has the term. */
  listMasks: Uint16Array;
}

export const NO_ROW = -1;

/** What a component is made of: level / 64 x idf x 1 / length. */
export interface Components {
  /** Of each term: idf x frequency step. */
  termScales: Float64Array;
  inverseNorms: Float64Array;
}

/** Rounds a component up to whole steps. */
export function componentSteps(component: number): number {
  return Math.min(COMPONENT_MASK, Math.ceil(component * COMPONENT_STEPS));
}

/** How many blocks and groups there are for so many documents: whole chunks. */
export function blockCounts(documentCount: number): { blockCount: number; groupCount: number } {
  const documentsPerChunk = 2 ** (BLOCK_BITS + GROUP_BITS + CHUNK_BITS);
  const groupCount = Math.ceil(documentCount / documentsPerChunk) << CHUNK_BITS;
  return { blockCount: groupCount << GROUP_BITS, groupCount };
}

/** Builds the block maxima of a frozen forward index in two passes over its postings. */
export function buildBlockMaxima(forward: ForwardIndex, termCount: number, components: Components): BlockMaxima {
  const { blockCount, groupCount } = blockCounts(forward.documentCount);
  if (blockCount > MOST_BLOCKS) throw new RangeError('more than 16,777,216 buyers; an index cannot hold them');
  const spread = measureSpread(forward, termCount, components);
  const maxima = layOut(blockCount, groupCount, spread);
  fill(maxima, forward, components);
  return maxima;
}

/** In how many blocks each term stands, and its largest component. */
interface Spread {
  blockCounts: Uint32Array;
  largest: Float64Array;
}

function measureSpread(forward: ForwardIndex, termCount: number, components: Components): Spread {
  const { offsets, postings, documentCount } = forward;
  const blockCounts = new Uint32Array(termCount);
  const largest = new Float64Array(termCount);
  // Block + 1 that a term was last seen in.
  const lastBlock = new Uint32Array(termCount);
  for (let document = 0; document < documentCount; document++) {
    const mark = (document >>> BLOCK_BITS) + 1;
    const norm = components.inverseNorms[document]!;
    for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
      const posting = postings[i]!;
      const term = posting >>> 8;
      if (lastBlock[term] !== mark) {
        lastBlock[term] = mark;
        blockCounts[term]!++;
      }
      const component = (posting & 0xff) * components.termScales[term]! * norm;
      if (component > largest[term]!) largest[term] = component;
    }
  }
  return { blockCounts, largest };
}

function layOut(blockCount: number, groupCount: number, { blockCounts, largest }: Spread): BlockMaxima {
  const termCount = blockCounts.length;
  const rowOf = new Int32Array(termCount).fill(NO_ROW);
  const listOffsets = new Uint32Array(termCount + 1);
  const scales: number[] = [];
  for (let term = 0; term < termCount; term++) {
    const count = blockCounts[term]!;
    const isRow = count >= LEAST_ROW_BLOCKS && count * ROW_SHARE >= blockCount;
    if (isRow) {
      rowOf[term] = scales.length;
      scales.push(largest[term]! / 255);
    }
    listOffsets[term + 1] = listOffsets[term]! + (isRow ? 0 : count);
  }
  return {
    blockCount,
    groupCount,
    rowOf,
    rowScales: Float64Array.from(scales),
    blockRows: new Uint8Array(scales.length * blockCount),
    groupRows: new Uint8Array(scales.length * groupCount),
    listOffsets,
    lists: new Uint32Array(listOffsets[termCount]!),
    listMasks: new Uint16Array(listOffsets[termCount]!),
  };
}

function fill(maxima: BlockMaxima, forward: ForwardIndex, components: Components): void {
  const { blockCount, groupCount, rowOf, rowScales, blockRows, groupRows, listOffsets, lists, listMasks } = maxima;
  const { offsets, postings, documentCount } = forward;
  const next = listOffsets.slice(0, rowOf.length);
  for (let document = 0; document < documentCount; document++) {
    const block = document >>> BLOCK_BITS;
    const norm = components.inverseNorms[document]!;
    for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
      const posting = postings[i]!;
      const term = posting >>> 8;
      const component = (posting & 0xff) * components.termScales[term]! * norm;
      const row = rowOf[term]!;
      if (row !== NO_ROW) {
        // The quotient may be rounded down by its last bit: lifted before it is rounded up.
        const step = Math.min(255, Math.ceil((component / rowScales[row]!) * (1 + 1e-12)));
        const slot = row * blockCount + block;
        if (step > blockRows[slot]!) blockRows[slot] = step;
        const groupSlot = row * groupCount + (block >>> GROUP_BITS);
        if (step > groupRows[groupSlot]!) groupRows[groupSlot] = step;
        continue;
      }
      const entry = ((block << COMPONENT_BITS) | componentSteps(component)) >>> 0;
      let slot = next[term]! - 1;
      // Entries of one block differ in the component alone, so the larger number has the larger component.
      if (slot >= listOffsets[term]! && lists[slot]! >>> COMPONENT_BITS === block) {
        if (entry > lists[slot]!) lists[slot] = entry;
      } else {
        slot = next[term]!++;
        lists[slot] = entry;
      }
      listMasks[slot]! |= 1 << (document & (2 ** BLOCK_BITS - 1));
    }
  }
}
