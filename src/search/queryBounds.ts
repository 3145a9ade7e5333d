import { type BlockMaxima, COMPONENT_STEPS, NO_ROW } from '../postings/blockMaxima.ts';
import type { BuyerIndex } from '../postings/buyerIndex.ts';
import type { Query } from './query.ts';

/** Bounds are whole numbers; this many stand for a cosine of 1, or fewer if a query's weights are large. */
const MOST_UNITS = 2 ** 26;
/** Rows that are added before the next look whether it is worth going on. */
export const ROWS_AT_ONCE = 4;
const LARGEST_SUM = 2 ** 30;
/** Lifts what was rounded in floating point before it is rounded up to whole units. */
const LIFT = 1 + 1e-9;

/**
 * A query's part of every bound, in whole units, so that sums are exact and never below the cosine they bound.
 *
 * With u the query's unit vector and x a document's, cosine = sum of u x over the query's terms. A term adds at most u
 * times its block maximum of x; and any set of terms at most the length of u over that set, since x has length 1
 * (Cauchy and Schwarz).
 */
export interface QueryBounds {
  /** Units of a cosine of 1. */
  unit: number;
  /** Per query term that is a list: its id, and the units of one component step. */
  listTerms: Int32Array;
  listWeights: Int32Array;
  /** Per query term that is a row, the one that can add most first: row number, and the units of a byte of 1.
   * A multiple of `ROWS_AT_ONCE`. */
  rows: Int32Array;
  rowWeights: Int32Array;
  /** What rows j and after can add at most; one more entry than rows. */
  rest: Int32Array;
  /** Of every query term: its component in the query's unit vector, and the units of one component step. */
  parts: Float64Array;
  tailWeights: Int32Array;
}

export function queryBounds(index: BuyerIndex, { termIds, termWeights }: Query): QueryBounds {
  const blocks = index.text.frozen.blocks;
  const count = termIds.length;
  const parts = new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    parts[i] = (termWeights[i]! / index.idf(termIds[i]!)) * LIFT;
    sum += parts[i]!;
  }
  // A component is at most a little over 1, so no sum of bounds exceeds `sum` units by more than roundings.
  const unit = Math.min(MOST_UNITS, Math.floor(LARGEST_SUM / Math.max(1, sum)));
  const tailWeights = Int32Array.from(parts, (part) => Math.ceil((part * unit) / COMPONENT_STEPS));
  const isRow = (term: number) => rowOf(blocks, term) !== NO_ROW;
  const lists: number[] = [];
  const rows: number[] = [];
  for (let i = 0; i < count; i++) (isRow(termIds[i]!) ? rows : lists).push(i);

  const rowWeight = (i: number) => Math.ceil(parts[i]! * blocks.rowScales[rowOf(blocks, termIds[i]!)]! * unit);
  rows.sort((a, b) => rowWeight(b) - rowWeight(a) || a - b);
  // Rows are added four at a time, so their number is filled up with rows that add nothing.
  const filled = Math.ceil(rows.length / ROWS_AT_ONCE) * ROWS_AT_ONCE;
  const rowWeights = new Int32Array(filled);
  const rowNumbers = new Int32Array(filled);
  for (let j = 0; j < rows.length; j++) {
    rowWeights[j] = rowWeight(rows[j]!);
    rowNumbers[j] = rowOf(blocks, termIds[rows[j]!]!);
  }
  return {
    unit,
    listTerms: Int32Array.from(lists, (i) => termIds[i]!),
    listWeights: Int32Array.from(lists, (i) => tailWeights[i]!),
    rows: rowNumbers,
    rowWeights,
    rest: restBounds(rows, rowWeights, parts, unit),
    parts,
    tailWeights,
  };
}

/** A term that came after the freeze has neither row nor list. */
function rowOf(blocks: BlockMaxima, term: number): number {
  return blocks.rowOf[term] ?? NO_ROW;
}

function restBounds(rows: readonly number[], rowWeights: Int32Array, parts: Float64Array, unit: number): Int32Array {
  const rest = new Int32Array(rowWeights.length + 1);
  const norms = restNorms(rows, parts, unit);
  let maxima = 0;
  for (let j = rows.length - 1; j >= 0; j--) {
    maxima += rowWeights[j]! * 255;
    rest[j] = Math.min(maxima, norms[j]!);
  }
  return rest;
}

/** What the terms j and after of an order can add to a cosine at most, in units: the length of their part of the vector. */
export function restNorms(order: readonly number[], parts: Float64Array, unit: number): Int32Array {
  const norms = new Int32Array(order.length + 1);
  let squares = 0;
  for (let j = order.length - 1; j >= 0; j--) {
    squares += parts[order[j]!]! ** 2;
    norms[j] = Math.ceil(Math.sqrt(squares) * LIFT * unit) + 1;
  }
  return norms;
}
