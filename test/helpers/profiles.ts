import fc from 'fast-check';
import type { Buyer, Product, Seller } from '../../src/index.ts';

// Few words, codes, countries and numbers, so that ties, shared words and conflicts are common.
const WORDS = [
  'cream',
  'mask',
  'serum',
  '마스크',
  '마스크팩',
  '홍삼',
  'ginseng',
  'valve',
  'pump',
  'crema',
  'маска',
  '面膜',
  // No term of the lexicon: they meet by sound, and misspelt ones by their jamo.
  '바쿠치올',
  'bakuchiol',
  'バクチオール',
  'бакучиол',
  '글리옥살크림',
  'glyoxal',
  '액세소리',
];
/** What a firm says about itself, and words with an audience: they change the role of a buyer and of a product. */
const SAYINGS = ['distributors wanted.', 'we export.', 'we import.', 'raw material', 'production line', 'used', '원료'];
const FOR_WHOM = ['dog shampoo', 'baby lotion', 'car mat', '강아지 간식', 'pet items'];
const CODES = ['3304', '330499', '3304991000', '330510', '84', '848180', '1302'];
const COUNTRIES = ['VN', 'US', '베트남', 'France', 'JP'];
const CERTIFICATES = ['CE', 'FDA', 'HACCP', 'Halal', 'GMP or HACCP'];
const DATES = ['2024-01-31', '2025-06-01', '2026-11-20'];

const text = fc
  .array(fc.constantFrom(...WORDS, ...WORDS, ...SAYINGS, ...FOR_WHOM), { maxLength: 6 })
  .map((words) => words.join(' '));
const some = <T>(values: readonly T[], maxLength = 3) => fc.array(fc.constantFrom(...values), { maxLength });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const price = fc.record({ min: fc.constantFrom(1, 2, 5), max: fc.constantFrom(5, 8, 20) }, { requiredKeys: [] });

/** A buyer of the given id. */
export function buyerArbitrary(id: string): fc.Arbitrary<Buyer> {
  return fc.record({
    id: fc.constant(id),
    companyName: maybe(text),
    businessTypes: maybe(fc.constantFrom(['manufacturer'], ['importer', 'manufacturer'], ['retailer'])),
    country: maybe(fc.constantFrom(...COUNTRIES)),
    description: maybe(text),
    interests: maybe(fc.array(text, { maxLength: 3 })),
    hsCodes: maybe(some(CODES)),
    requiredCertifications: maybe(some(CERTIFICATES)),
    priceUsd: maybe(price),
    orderQuantity: maybe(fc.constantFrom(0, 10, 100, 1000)),
    lastActive: maybe(fc.constantFrom(...DATES)),
    validUntil: maybe(fc.constantFrom(...DATES)),
    verified: maybe(fc.boolean()),
  });
}

/** Buyers `b0`, `b1`, ... */
export const buyersArbitrary: fc.Arbitrary<Buyer[]> = fc
  .integer({ min: 0, max: 25 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => buyerArbitrary(`b${i}`))));

const product: fc.Arbitrary<Product> = fc.record({
  name: text,
  description: maybe(text),
  keywords: maybe(fc.array(text, { maxLength: 2 })),
  hsCode: maybe(fc.constantFrom(...CODES)),
  certifications: maybe(some(CERTIFICATES.slice(0, 4))),
  priceUsd: maybe(price),
  moq: maybe(fc.constantFrom(0, 50, 500)),
});

export const sellerArbitrary: fc.Arbitrary<Seller> = fc.record({
  id: fc.constant('s'),
  products: fc.array(product, { maxLength: 4 }),
  targetMarkets: maybe(some(COUNTRIES)),
  excludedMarkets: maybe(some(COUNTRIES, 1)),
});

const unit = fc.constantFrom(0, 0.1, 0.3, 0.5, 1);

export const weightsArbitrary = fc.record(
  {
    text: unit,
    hs: unit,
    market: unit,
    price: unit,
    certification: unit,
    activity: unit,
    unknown: fc.record({ market: unit, price: unit, certification: unit, activity: unit }),
    roles: fc.record({
      sells: unit,
      machines: unit,
      rawMaterial: unit,
      manufacturer: unit,
      used: unit,
      audience: unit,
    }),
    fields: fc.record({
      product: fc.record({ name: unit, keywords: unit, description: unit }),
      buyer: fc.record({ interests: unit, description: unit, companyName: unit }),
    }),
    terms: fc.record({
      words: unit,
      concepts: fc.constantFrom(0, 0.4, 1, 1.5, 2),
      materials: unit,
      inherited: fc.record({ seller: unit, buyer: unit }),
    }),
  },
  { requiredKeys: [] },
);
