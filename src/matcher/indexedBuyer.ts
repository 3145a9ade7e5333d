import { type Lexicon, type ReadProfile, readBuyerProfile } from '../lexicon/index.ts';
import type { IndexedBuyer } from '../postings/buyerIndex.ts';
import type { BuyerFacts } from '../postings/buyerTable.ts';
import type { IndexSettings } from '../postings/indexFile.ts';
import { readBusinessTypes } from '../profile/businessType.ts';
import { countryCode } from '../profile/country.ts';
import { readDate, toDay } from '../profile/date.ts';
import { readHsCode } from '../profile/hsCode.ts';
import { readList } from '../profile/list.ts';
import type { FieldWeights, Weights } from '../rank/weights.ts';
import type { Buyer } from '../types.ts';
import { profileTerms } from '../vectors/profileTerms.ts';

/** Analyses a buyer's profile for the index. Values that cannot be read count as not known. */
export function indexedBuyer(buyer: Buyer, weights: Weights, lexicon: Lexicon): IndexedBuyer {
  const { terms, frequencies, codes, traits } = buyerTerms(buyer, weights, lexicon);
  return { facts: { ...buyerFacts(buyer), traits }, terms, frequencies, codes };
}

/** The words, concepts and codes of a buyer, with how it wrote them. */
export function buyerTerms(buyer: Buyer, weights: Weights, lexicon: Lexicon) {
  const profile = readBuyer(buyer, weights.fields.buyer, lexicon);
  const codes = readableCodes(buyer.hsCodes);
  return { ...profileTerms(profile.fields, codes, 'buyer', weights.terms), codes, traits: profile.traits };
}

/** The weights and the lexicon that are inside every posting: an index file is read with those that it was made with. */
export function indexSettings(
  { fields, terms: { bySound: _, ...terms } }: Weights,
  { fingerprint }: Lexicon,
): IndexSettings {
  const codes = { ...terms.codes, inferred: terms.codes.inferred.buyer };
  return {
    buyerFields: fields.buyer,
    buyerTerms: { ...terms, inherited: terms.inherited.buyer, codes },
    lexicon: fingerprint,
  };
}

/** HS codes as bare digits; those that cannot be read are left out. */
function readableCodes(codes: readonly string[] | undefined): string[] {
  return (codes ?? []).map((code) => readHsCode(code).value).filter((code) => code !== undefined);
}

/** The day number of a date as text; undefined if there is none or it cannot be read. */
function readableDay(date: string | undefined): number | undefined {
  const iso = date ? readDate(date).value : undefined;
  return iso === undefined ? undefined : toDay(iso);
}

function readBuyer(buyer: Buyer, fields: FieldWeights['buyer'], lexicon: Lexicon): ReadProfile {
  const types = (buyer.businessTypes ?? []).flatMap((type) => readBusinessTypes(type).value ?? []);
  return readBuyerProfile(
    [
      ...(buyer.interests ?? []).map((text) => ({ text, weight: fields.interests, isWish: true })),
      { text: buyer.description, weight: fields.description },
      { text: buyer.companyName, weight: fields.companyName, isAside: true },
    ],
    types.length === 1 && types[0] === 'manufacturer',
    lexicon,
  );
}

function buyerFacts(buyer: Buyer): Omit<BuyerFacts, 'traits'> {
  return {
    id: buyer.id,
    companyName: buyer.companyName ?? '',
    country: buyer.country ? countryCode(buyer.country) : undefined,
    priceMin: buyer.priceUsd?.min ?? undefined,
    priceMax: buyer.priceUsd?.max ?? undefined,
    orderQuantity: buyer.orderQuantity ?? undefined,
    lastActive: readableDay(buyer.lastActive),
    validUntil: readableDay(buyer.validUntil),
    verified: buyer.verified ?? undefined,
    requiredCertifications: (buyer.requiredCertifications ?? []).flatMap(readList),
  };
}
