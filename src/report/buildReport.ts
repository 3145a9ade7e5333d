import { hsName } from '../explain/hsNames.ts';
import type { MatchLine } from '../io/readMatches.ts';
import { countryName } from '../profile/country.ts';
import type { PartialWeights } from '../rank/weights.ts';
import type { Language, Seller } from '../types.ts';
import type { Collected } from './collect.ts';
import { buyerDetail, DetailMaker } from './details.ts';
import { overviewOf } from './overview.ts';
import type { BuyerDetail, Names, ReportData, ReportFile, SellerDetail, SellerLine } from './reportData.ts';

export interface ReportOptions {
  lang: Language;
  weights?: PartialWeights;
  /** Pages of businesses in one file. */
  perFile: number;
  /** The name of file n, counted from 1, as a link from the others. */
  fileName: (n: number) => string;
}

/** The data of each file of a report, one after the other. */
export async function* buildReport(
  collected: Collected,
  options: ReportOptions,
): AsyncGenerator<ReportFile, void, undefined> {
  const { sellers, buyers, asOf } = collected;
  const maker = await DetailMaker.over(collected, options.weights);
  const fileCount = Math.max(1, Math.ceil(sellers.length / options.perFile));
  const shared = {
    lang: options.lang,
    ...(asOf === undefined ? {} : { asOf }),
    overview: overviewOf(collected),
    total: sellers.length,
    files: fileCount === 1 ? [] : Array.from({ length: fileCount }, (_, n) => options.fileName(n + 1)),
    perFile: options.perFile,
  };
  for (let n = 0; n < fileCount; n++) {
    const first = n * options.perFile;
    const numbers = new Map<string, number>();
    const buyerDetails: BuyerDetail[] = [];
    const numberOf = (line: MatchLine): number => {
      let number = numbers.get(line.buyerId);
      if (number === undefined) {
        number = buyerDetails.push(buyerDetail(line, buyers.get(line.buyerId))) - 1;
        numbers.set(line.buyerId, number);
      }
      return number;
    };
    const own = sellers.slice(first, first + options.perFile);
    const details = own.map((seller) => maker.detail(seller, numberOf));
    const listed = n === 0 ? sellers : own;
    const data = {
      ...shared,
      ...names(shared, details, buyerDetails),
      sellers: listed.map((seller) => sellerLine(seller, collected.matches.get(seller.id) ?? [])),
      offset: n === 0 ? 0 : first,
      first,
      count: own.length,
    };
    yield { data, details, buyers: buyerDetails };
  }
}

function sellerLine({ id, companyName = '', products }: Seller, lines: readonly MatchLine[]): SellerLine {
  return {
    id,
    name: companyName,
    goods: products.map(({ name }) => name).join(' · '),
    matches: lines.length,
    best: lines[0]?.score ?? 0,
    chapters: distinct(products.flatMap(({ hsCode }) => (hsCode === undefined ? [] : [hsCode.slice(0, 2)]))),
    countries: distinct(lines.map(({ country }) => country)),
  };
}

/** The names of all codes that the page shows, so that it needs no tables of its own. */
function names(
  { overview }: Pick<ReportData, 'overview'>,
  details: readonly SellerDetail[],
  buyers: readonly BuyerDetail[],
): Pick<ReportData, 'countries' | 'chapters'> {
  const codes = [
    ...overview.countries.map(({ key }) => key),
    ...buyers.map(({ country }) => country),
    ...details.flatMap(({ targets, excluded }) => [...targets, ...excluded]),
  ];
  return {
    countries: table(codes, (code) => [countryName(code, 'en'), countryName(code, 'ko')]),
    chapters: table(
      overview.chapters.map(({ key }) => key),
      (code) => [hsName(code, 'en') ?? code, hsName(code, 'ko') ?? code],
    ),
  };
}

function table(codes: readonly string[], namesOf: (code: string) => Names): Record<string, Names> {
  return Object.fromEntries(distinct(codes.filter((code) => code !== '')).map((code) => [code, namesOf(code)]));
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
