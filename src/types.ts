/** A closed range in US dollars per unit; a missing end is open. */
export interface PriceRange {
  min?: number;
  max?: number;
}

/** One product of a small business. */
export interface Product {
  /** Default: the position within the seller, counted from 1. */
  id?: string;
  /** Any language. */
  name: string;
  description?: string;
  keywords?: string[];
  /** Harmonized System code, 2 to 10 digits. */
  hsCode?: string;
  /** Certificates held, such as `CE`, `HACCP`, `Halal`. */
  certifications?: string[];
  priceUsd?: PriceRange;
  /** Minimum order quantity, in units. */
  moq?: number;
}

/** One Korean small business with its products. */
export interface Seller {
  id: string;
  companyName?: string;
  products: Product[];
  /** ISO 3166 alpha-2 codes, or names that {@link Buyer.country} also accepts. */
  targetMarkets?: string[];
  /** Buyers in these countries are never returned. */
  excludedMarkets?: string[];
  languages?: string[];
}

/** One overseas buyer, or one buying request. */
export interface Buyer {
  id: string;
  companyName?: string;
  /** ISO 3166 alpha-2 or alpha-3 code, or an English or Korean name. */
  country?: string;
  businessTypes?: string[];
  description?: string;
  /** What the buyer wants, in any language. */
  interests?: string[];
  /** Harmonized System codes, 2 to 10 digits each. */
  hsCodes?: string[];
  requiredCertifications?: string[];
  priceUsd?: PriceRange;
  /** Units per order. */
  orderQuantity?: number;
  languages?: string[];
  /** ISO date `YYYY-MM-DD`. */
  lastActive?: string;
  /** ISO date `YYYY-MM-DD`; a request past it is not matched. */
  validUntil?: string;
  verified?: boolean;
  /** How many small businesses this buyer will deal with. */
  capacity?: number;
}

/** The parts of a score, each in 0..1; a part that is not known is absent. */
export interface MatchParts {
  text?: number;
  hs?: number;
  market?: number;
  price?: number;
  certification?: number;
  activity?: number;
  /** What the buyer's own role leaves of the score; absent where it takes nothing away. */
  role?: number;
}

/**
 * What a buyer says about itself that speaks against a product. `sells`: it looks for buyers itself. `machines`: it wants
 * the machines that make such goods. `rawMaterial`: it wants raw or industrial goods. `manufacturer`: it makes goods. `used`:
 * it wants used goods. `audience`: the product is for pets, babies or cars, which the buyer does not name.
 */
export type LoweringRole = 'sells' | 'machines' | 'rawMaterial' | 'manufacturer' | 'used' | 'audience';

/** A kind of goods of the lexicon, and the product's own word for it. */
export interface NamedConcept {
  word: string;
  /** The word only sounds like the thing, or misspells it: the lexicon does not know it. */
  bySound?: true;
  en: string;
  ko: string;
}

/** A word of the product, and the buyer's word that it sounds like, as the index keeps it (its stem). */
export interface SoundPair {
  word: string;
  match: string;
}

/** What decided a match, as data; `formatReasons` makes the sentence. */
export type Reason =
  | { kind: 'words'; words: readonly string[] }
  /** Both sides name the same kind of goods, in whatever language. `word` is how the product says it. */
  | { kind: 'concepts'; concepts: readonly NamedConcept[] }
  /** The buyer deals in the class of goods that the product belongs to. */
  | { kind: 'broaderConcept'; concept: NamedConcept }
  /** Words of the product that sound like words of the buyer in another script: 세럼 and serum. */
  | { kind: 'bySound'; pairs: readonly SoundPair[] }
  /** Only pieces of compounds or general words are shared. */
  | { kind: 'faintWords'; words: readonly string[] }
  /** `isInferred`: the product gives no code, its text speaks for this one. */
  | { kind: 'hs'; digits: 2 | 4 | 6; code: string; isInferred?: true }
  | { kind: 'market'; country: string; target: true }
  | { kind: 'price'; fits: boolean; product: Readonly<PriceRange>; buyer: Readonly<PriceRange> }
  | { kind: 'quantity'; fits: false; moq: number; orderQuantity: number }
  | { kind: 'certification'; held: readonly string[]; missing: readonly string[] }
  /** The buyer requires certificates and the product names none at all. */
  | { kind: 'certificationUnknown'; required: readonly string[] }
  /** What the buyer says about itself lowered the score. */
  | { kind: 'role'; role: LoweringRole }
  | { kind: 'inactive'; lastActive: string }
  | { kind: 'unverified' }
  | { kind: 'countryUnknown' };

/** One recommended buyer. */
export interface Match {
  buyerId: string;
  /** The seller's product that fits this buyer best. */
  productId: string;
  /** 1 is the best. */
  rank: number;
  /** 0..1. */
  score: number;
  parts: MatchParts;
  reasons: Reason[];
}

/** Languages that reasons are written in. */
export type Language = 'en' | 'ko';
