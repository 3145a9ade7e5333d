import type { Language } from '../types.ts';

/** A name in both languages of the report: English, Korean. */
export type Names = readonly [en: string, ko: string];

/** What a file of the report holds. */
export interface ReportFile {
  data: ReportData;
  /** Pages of the businesses from `data.first` on. */
  details: SellerDetail[];
  buyers: BuyerDetail[];
}

/** What the overview and the list need; single businesses and buyers are read from the file when they are looked at. */
export interface ReportData {
  lang: Language;
  /** `YYYY-MM-DD`, the newest activity of the buyers file. */
  asOf?: string;
  overview: Overview;
  /** The first file lists every business of the run, the others their own; `offset` is the number of the first one. */
  sellers: SellerLine[];
  offset: number;
  /** Businesses of the whole run. */
  total: number;
  /** Number of the first business whose page is in this file. */
  first: number;
  /** How many have their page in this file. */
  count: number;
  countries: Record<string, Names>;
  chapters: Record<string, Names>;
  /** File names when the pages are split over several files, else empty. */
  files: string[];
  perFile: number;
}

/** A name with a count, the largest first. */
export interface Count {
  key: string;
  count: number;
}

export interface Overview {
  sellers: number;
  matchedSellers: number;
  products: number;
  /** Buyers of the file; undefined without a buyers file. */
  buyers?: number;
  /** Distinct buyers that are named. */
  namedBuyers: number;
  matches: number;
  /** Best scores of the businesses in ten steps, 0 to 1. */
  bestScores: number[];
  sellerLanguages: Count[];
  buyerLanguages: Count[];
  /** HS chapters by number of products; '' is without a code. */
  chapters: Count[];
  /** Countries of the named buyers, by number of businesses that they are named to; '' is not known. */
  countries: Count[];
  unmatched: Count[];
  wanted: WantedBuyer[];
  quality: FileQuality[];
  decisions: { pinned: number; hidden: number; notes: number };
}

/** A buyer that many businesses would call: numbers in `wanted` may exceed what it can deal with. */
export interface WantedBuyer {
  id: string;
  name: string;
  country: string;
  count: number;
  capacity?: number;
}

export interface FileQuality {
  file: string;
  kind: 'sellers' | 'buyers';
  rows: number;
  used: number;
  rejected: number;
  merged: number;
  repairs: QualityCount[];
  problems: QualityCount[];
  rejects: QualityCount[];
  /** Ids of the matches file that this file does not have. */
  missing: number;
}

export interface QualityCount {
  names: Names;
  count: number;
  firstLine: number;
  example: string;
}

/** What the list shows and the filters look at. */
export interface SellerLine {
  id: string;
  name: string;
  /** Names of the products. */
  goods: string;
  matches: number;
  /** Score of the first buyer, 0 without. */
  best: number;
  chapters: string[];
  countries: string[];
}

export interface SellerDetail {
  products: ProductDetail[];
  targets: string[];
  excluded: string[];
  matches: MatchDetail[];
  /** Why there is no buyer, a key of `UNMATCHED`. */
  unmatched?: UnmatchedKind;
  hidden?: HiddenBuyer[];
}

export interface HiddenBuyer {
  buyer: string;
  note: string;
}

/** Why a business has no buyer. */
export type UnmatchedKind = 'unnamed' | 'unasked' | 'excluded' | 'expired' | 'shut' | 'unknown';

export interface ProductDetail {
  id: string;
  name: string;
  text: string;
  keywords: string[];
  hs: string;
  certificates: string[];
  price: string;
  moq: string;
}

export interface BuyerDetail {
  id: string;
  name: string;
  country: string;
  types: string[];
  wants: string[];
  text: string;
  hs: string[];
  certificates: string[];
  price: string;
  quantity: string;
  languages: string[];
  active: string;
  until: string;
  verified?: boolean;
}

export interface MatchDetail {
  /** Number in `buyers`. */
  b: number;
  /** Number in `products`; -1 if the product is not known. */
  p: number;
  s: number;
  /** text, hs, market, price, certification, activity; null is not known. */
  v: (number | null)[];
  en: string;
  ko: string;
  /** Evidence words as the product and as the buyer wrote them. */
  w: string[];
  x: string[];
  r: Raise[];
  pinned?: true;
  note?: string;
}

/** Something that would raise a score. */
export interface Raise {
  kind: 'certificates' | 'askCertificates' | 'price' | 'quantity' | 'hs' | 'market' | 'activity';
  /** How much the score would gain; absent where the weights of the run are not known. */
  gain?: number;
  names?: string[];
}
