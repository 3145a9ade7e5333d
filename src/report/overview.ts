import { BUYER_COLUMNS, SELLER_COLUMNS } from '../io/headers.ts';
import type { Buyer, Seller } from '../types.ts';
import type { Collected, FileReading } from './collect.ts';
import { languageOf } from './languageOf.ts';
import { problemNames, rejectNames, repairNames } from './qualityNames.ts';
import type { Count, FileQuality, Overview, QualityCount, WantedBuyer } from './reportData.ts';

/** How many buyers the list of the most wanted shows. */
const MOST_WANTED = 12;

/** The figures of a whole run. */
export function overviewOf(collected: Collected): Overview {
  const { sellers, matches, buyers, buyerCount, buyerLanguages, asOf, demand, decisions } = collected;
  const languages = new Map<string, number>();
  const chapters = new Map<string, number>();
  const unmatched = new Map<string, number>();
  const bestScores = Array.from({ length: 10 }, () => 0);
  let matched = 0;
  let products = 0;
  for (const seller of sellers) {
    products += seller.products.length;
    if (seller.products.length > 0) add(languages, languageOf(sellerText(seller)));
    for (const { hsCode } of seller.products) add(chapters, hsCode?.slice(0, 2) ?? '');
    const best = matches.get(seller.id)?.[0];
    if (best === undefined) add(unmatched, demand?.reasonFor(seller.id, asOf) ?? 'unknown');
    else {
      matched++;
      bestScores[Math.min(9, Math.floor(best.score * 10))]!++;
    }
  }
  const { named, countries, lines } = countNamed(collected);
  return {
    sellers: sellers.length,
    matchedSellers: matched,
    products,
    ...(buyerCount === undefined ? {} : { buyers: buyerCount }),
    namedBuyers: named.size,
    matches: lines,
    bestScores,
    sellerLanguages: sorted(languages),
    buyerLanguages: sorted(buyerLanguages),
    chapters: sorted(chapters),
    countries: sorted(countries),
    unmatched: sorted(unmatched),
    wanted: mostWanted(named, buyers),
    quality: collected.readings.map(qualityOf),
    decisions: {
      pinned: decisions.filter(({ kind }) => kind === 'pin').length,
      hidden: decisions.filter(({ kind }) => kind === 'hide').length,
      notes: decisions.filter(({ note }) => note !== '').length,
    },
  };
}

function sellerText({ products }: Seller): string {
  return products
    .map(({ name, keywords = [], description = '' }) => [name, ...keywords, description].join('\n'))
    .join('\n');
}

function countNamed({ matches }: Collected) {
  const named = new Map<string, WantedBuyer>();
  const countries = new Map<string, number>();
  let lines = 0;
  for (const list of matches.values()) {
    for (const { buyerId: id, buyerName: name, country } of list) {
      lines++;
      add(countries, country);
      const known = named.get(id);
      if (known === undefined) named.set(id, { id, name, country, count: 1 });
      else known.count++;
    }
  }
  return { named, countries, lines };
}

function mostWanted(named: ReadonlyMap<string, WantedBuyer>, buyers: ReadonlyMap<string, Buyer>): WantedBuyer[] {
  return [...named.values()]
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_WANTED)
    .map((buyer) => {
      const capacity = buyers.get(buyer.id)?.capacity;
      return capacity === undefined ? buyer : { ...buyer, capacity };
    });
}

function qualityOf({ kind, report, rejects, missing }: FileReading): FileQuality {
  const { file, rows, used, rejected, merged } = report;
  const tallies = (kinds: typeof report.repairs, namesOf: typeof repairNames): QualityCount[] =>
    [...kinds]
      .map(([key, { count, firstLine, example }]) => ({
        names: namesOf(key),
        count,
        firstLine,
        example: shortened(example),
      }))
      .sort((a, b) => b.count - a.count);
  return {
    file: file.replace(/^.*[\\/]/, ''),
    kind,
    rows,
    used,
    rejected,
    merged,
    repairs: tallies(report.repairs, repairNames),
    problems: tallies(report.problems, problemNames),
    rejects: [...rejects.values()]
      .map(({ reason, count, line, record }) => ({
        names: rejectNames(reason, kind === 'sellers' ? SELLER_COLUMNS : BUYER_COLUMNS),
        count,
        firstLine: line,
        example: shortened(record),
      }))
      .sort((a, b) => b.count - a.count),
    missing,
  };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The largest first, equal ones by key. */
function sorted(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}
