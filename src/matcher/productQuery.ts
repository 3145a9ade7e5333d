import type { SoundBridge } from '../bridge/index.ts';
import { UsageError } from '../errors.ts';
import { type Lexicon, readProductProfile } from '../lexicon/index.ts';
import type { BuyerIndex } from '../postings/buyerIndex.ts';
import { normalizeCertification } from '../profile/certification.ts';
import { countryCode } from '../profile/country.ts';
import { readHsCode } from '../profile/hsCode.ts';
import { readExcludedMarkets, readMarkets } from '../profile/markets.ts';
import type { ProductConditions } from '../rank/productScorer.ts';
import type { Weights } from '../rank/weights.ts';
import type { Query } from '../search/query.ts';
import type { Product, Seller } from '../types.ts';
import { type ProfileTerms, profileTerms, type Surface } from '../vectors/profileTerms.ts';
import { roundWeight } from '../vectors/tfidf.ts';
import { type HeardTerms, soundTerms } from './soundTerms.ts';

/** One product of a seller, ready to be searched for. */
export interface ProductQuery {
  query: Query;
  /** The place of the first code in the query: words and concepts stand before it. */
  codeStart: number;
  conditions: ProductConditions;
  /** How the product wrote each term of the query. */
  surfaces: readonly Surface[];
}

/** Markets of a seller as country codes. */
export interface Markets {
  targetMarkets: ReadonlySet<string>;
  excludedMarkets: ReadonlySet<string>;
}

/**
 * Reads a seller's markets: codes, names of countries, or names of regions, which stand for their members.
 *
 * @throws UsageError for an excluded market that is not known: it must never be dropped in silence.
 */
export function sellerMarkets(seller: Seller): Markets {
  const targetMarkets = new Set(
    (seller.targetMarkets ?? []).flatMap((name) => marketCodes(name, readMarkets).value ?? []),
  );
  const excludedMarkets = new Set<string>();
  for (const name of seller.excludedMarkets ?? []) {
    const { value = [], problem } = marketCodes(name, readExcludedMarkets);
    if (problem !== undefined) {
      const mend = 'Give an ISO code or the English or Korean name of a country or region';
      throw new UsageError(`seller "${seller.id}": excluded market "${name}" is not known. ${mend}.`);
    }
    for (const code of value) excludedMarkets.add(code);
  }
  return { targetMarkets, excludedMarkets };
}

/** Codes are the common case, and need no reading as a list. */
function marketCodes(name: string, read: typeof readMarkets): ReturnType<typeof readMarkets> {
  const code = /^[A-Z]{2}$/.test(name) ? countryCode(name) : undefined;
  return code === undefined ? read(name) : { value: [code] };
}

/** Analyses one product against the vocabulary of an index. */
export function productQuery(
  product: Product,
  markets: Markets,
  index: BuyerIndex,
  weights: Weights,
  lexicon: Lexicon,
  bridge: SoundBridge,
): ProductQuery {
  const code = product.hsCode ? readHsCode(product.hsCode).value : undefined;
  const fields = weights.fields.product;
  const profile = readProductProfile(
    [
      { text: product.name, weight: fields.name },
      ...(product.keywords ?? []).map((text) => ({ text, weight: fields.keywords, isAside: true })),
      { text: product.description, weight: fields.description, isAside: true },
    ],
    lexicon,
  );
  const codes = code === undefined ? [] : [code];
  const written = profileTerms(profile.fields, codes, 'seller', weights.terms);
  const terms = joined(written, soundTerms(profile.fields, written, bridge, weights.terms, lexicon));
  const { query, codeStart, surfaces } = queryVector(terms, index, weights);
  const hasCodes = terms.codeStart < terms.terms.length;
  return {
    query,
    codeStart,
    conditions: {
      ...markets,
      ...productConditions(product),
      traits: profile.traits,
      hasTerms: terms.codeStart > 0,
      codeSource: hasCodes ? (code === undefined ? 'inferred' : 'given') : undefined,
    },
    surfaces,
  };
}

/** The product's own words and concepts first, its codes last: sums are taken in this order. */
function joined(own: ProfileTerms, heard: HeardTerms): ProfileTerms {
  if (heard.terms.length === 0) return own;
  const { codeStart } = own;
  const between = <T>(mine: readonly T[], added: readonly T[]): T[] => [
    ...mine.slice(0, codeStart),
    ...added,
    ...mine.slice(codeStart),
  ];
  return {
    terms: between(own.terms, heard.terms),
    frequencies: between(own.frequencies, heard.frequencies),
    surfaces: between(own.surfaces, heard.surfaces),
    codeStart: codeStart + heard.terms.length,
  };
}

function productConditions(product: Product) {
  return {
    terms: {
      min: product.priceUsd?.min ?? Number.NaN,
      max: product.priceUsd?.max ?? Number.NaN,
      quantity: product.moq ?? Number.NaN,
    },
    certifications: new Set((product.certifications ?? []).map(normalizeCertification)),
  };
}

/**
 * The product's TF-IDF vector of length 1, with the documents' idf multiplied in, and then what text and codes count. Terms
 * that no buyer has, or that count nothing, are left out.
 */
function queryVector({ terms, frequencies, surfaces, codeStart }: ProfileTerms, index: BuyerIndex, weights: Weights) {
  const vector = { termIds: [] as number[], weights: [] as number[], surfaces: [] as Surface[], codeStart: 0 };
  let squares = 0;
  for (let i = 0; i < terms.length; i++) {
    const id = index.text.vocabulary.idOf(terms[i]!);
    if (id === undefined) continue;
    const idf = index.idf(id);
    const weight = frequencies[i]! * idf;
    squares += weight * weight;
    const share = i < codeStart ? weights.text : weights.hs;
    if (share === 0) continue;
    vector.termIds.push(id);
    vector.weights.push(weight * idf * share);
    vector.surfaces.push(surfaces[i]!);
    if (i < codeStart) vector.codeStart = vector.termIds.length;
  }
  const norm = Math.sqrt(squares);
  const termWeights = vector.weights.map((weight) => roundWeight(weight / norm));
  return { query: { termIds: vector.termIds, termWeights }, codeStart: vector.codeStart, surfaces: vector.surfaces };
}
