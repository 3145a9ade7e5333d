import {
  BuyerMatcher,
  evaluate,
  evaluatePerSeller,
  type Match,
  type PartialWeights,
  type QrelRow,
} from '../../src/index.ts';
import type { Golden } from './golden.ts';
import { type Difference, differenceOf } from './paired.ts';

/** The first is the one that intervals, differences and kept results are about. */
export const METRICS = ['ndcg@10', 'success@10', 'recall@100', 'map', 'mrr'] as const;

/** Seller id to its buyers, best first. */
export type Run = Map<string, readonly string[]>;

/** One line of a table. */
export interface Row {
  label: string;
  sellers: number;
  /** nDCG@10 with its 95 % bootstrap interval over sellers. */
  ndcg: { mean: number; low: number; high: number };
  /** The other metrics. */
  others: Record<string, number>;
  /** Against the row that the table compares with. */
  difference?: Difference;
}

export interface Table {
  title: string;
  note?: string;
  rows: Row[];
}

const DEPTH = 100;

/** Matches every seller against the pool, as the library does by itself. */
export async function matchAll({ sellers, buyers }: Golden, weights?: PartialWeights): Promise<Map<string, Match[]>> {
  const matcher = await BuyerMatcher.fromBuyers(buyers, { weights });
  return new Map(sellers.map((seller) => [seller.id, matcher.match(seller, { limit: DEPTH })]));
}

export async function runOf(golden: Golden, weights?: PartialWeights): Promise<Run> {
  return new Map(
    [...(await matchAll(golden, weights))].map(([id, matches]) => [id, matches.map(({ buyerId }) => buyerId)]),
  );
}

/** nDCG@10 of each judged seller. */
export function perSeller(qrels: readonly QrelRow[], run: Run): Map<string, number> {
  const scores = evaluatePerSeller(qrels, run, [METRICS[0]]);
  return new Map([...scores].map(([id, values]) => [id, values[METRICS[0]]!]));
}

/** A line for a run, compared seller by seller with another run over the same judgements if one is given. */
export function rowOf(label: string, qrels: readonly QrelRow[], run: Run, baseline?: Run): Row {
  const { sellers, metrics } = evaluate(qrels, run, METRICS);
  const [first, ...others] = METRICS;
  const row: Row = {
    label,
    sellers,
    ndcg: metrics[first]!,
    others: Object.fromEntries(others.map((name) => [name, metrics[name]!.mean])),
  };
  if (baseline) row.difference = differenceOf(perSeller(qrels, baseline), perSeller(qrels, run));
  return row;
}
