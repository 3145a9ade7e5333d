import { readBuyers } from '../io/readBuyers.ts';
import type { Decision } from '../io/readDecisions.ts';
import { type MatchLine, readMatches } from '../io/readMatches.ts';
import { readSellers } from '../io/readSellers.ts';
import type { ReadReport, Reject } from '../io/report.ts';
import type { Buyer, Seller } from '../types.ts';
import { languageOf } from './languageOf.ts';
import { type Demand, demandFor } from './unmatched.ts';

/** The files of a report; only the matches are needed. */
export interface ReportFiles {
  matches: string;
  sellers?: string;
  buyers?: string;
  sellerColumns?: Record<string, string>;
  buyerColumns?: Record<string, string>;
  decisions?: readonly Decision[];
}

/** What was read of a sellers or buyers file, with its rejects by reason. */
export interface FileReading {
  kind: 'sellers' | 'buyers';
  report: ReadReport;
  rejects: Map<string, Reject & { count: number }>;
  /** Ids of the matches that the file does not have. */
  missing: number;
}

/** Everything that a report is made of. */
export interface Collected {
  /** In the order of the sellers file; those that only the matches know come last. */
  sellers: Seller[];
  matches: Map<string, MatchLine[]>;
  /** The buyers that are named, as far as the buyers file has them. */
  buyers: Map<string, Buyer>;
  buyerCount?: number;
  buyerLanguages: Map<string, number>;
  /** The newest activity of all buyers. */
  asOf?: string;
  readings: FileReading[];
  /** Who would want what the businesses without a buyer sell; absent without a buyers file. */
  demand?: Demand;
  decisions: readonly Decision[];
}

/** Reads the files of a report, one after the other. Of the buyers only those are kept that are named. */
export async function collect(files: ReportFiles): Promise<Collected> {
  const matches = new Map<string, MatchLine[]>();
  const named = new Set((files.decisions ?? []).map(({ buyerId }) => buyerId));
  for await (const line of readMatches(files.matches)) {
    const lines = matches.get(line.sellerId);
    if (lines === undefined) matches.set(line.sellerId, [line]);
    else lines.push(line);
    named.add(line.buyerId);
  }
  for (const lines of matches.values()) lines.sort((a, b) => a.rank - b.rank);
  const collected: Collected = {
    sellers: [],
    matches,
    buyers: new Map(),
    buyerLanguages: new Map(),
    readings: [],
    decisions: files.decisions ?? [],
  };
  await collectSellers(files, collected);
  await collectBuyers(files, collected, named);
  return collected;
}

async function collectSellers({ sellers, sellerColumns }: ReportFiles, collected: Collected): Promise<void> {
  const rest = new Set(collected.matches.keys());
  if (sellers !== undefined) {
    const rejects: FileReading['rejects'] = new Map();
    const reader = readSellers(sellers, { columns: sellerColumns, onReject: (reject) => countReject(rejects, reject) });
    for await (const seller of reader) {
      collected.sellers.push(seller);
      rest.delete(seller.id);
    }
    collected.readings.push({ kind: 'sellers', report: reader.report, rejects, missing: rest.size });
  }
  for (const id of rest) collected.sellers.push({ id, products: [] });
}

async function collectBuyers(
  { buyers, buyerColumns }: ReportFiles,
  collected: Collected,
  named: ReadonlySet<string>,
): Promise<void> {
  if (buyers === undefined) return;
  const rejects: FileReading['rejects'] = new Map();
  const reader = readBuyers(buyers, { columns: buyerColumns, onReject: (reject) => countReject(rejects, reject) });
  const demand = demandFor(collected.sellers.filter(({ id }) => !collected.matches.has(id)));
  let count = 0;
  for await (const buyer of reader) {
    count++;
    if (named.has(buyer.id)) collected.buyers.set(buyer.id, buyer);
    if (buyer.lastActive !== undefined && !(buyer.lastActive < (collected.asOf ?? ''))) {
      collected.asOf = buyer.lastActive;
    }
    const language = languageOf([...(buyer.interests ?? []), buyer.description ?? ''].join('\n'));
    collected.buyerLanguages.set(language, (collected.buyerLanguages.get(language) ?? 0) + 1);
    demand.add(buyer);
  }
  collected.buyerCount = count;
  collected.demand = demand;
  const missing = [...named].filter((id) => !collected.buyers.has(id)).length;
  collected.readings.push({ kind: 'buyers', report: reader.report, rejects, missing });
}

function countReject(rejects: FileReading['rejects'], reject: Reject): void {
  // The quoted cell of a reason differs from row to row.
  const kind = reject.reason.replace(/"[^"]*"/g, '"…"');
  const known = rejects.get(kind);
  if (known === undefined) rejects.set(kind, { ...reject, reason: kind, count: 1 });
  else known.count++;
}
