import { UsageError } from '../errors.ts';
import type { Buyer, Product, Seller } from '../types.ts';

/** What a field may hold, besides null and undefined, which both mean "not known". */
type Kind = 'text' | 'texts' | 'number' | 'range' | 'flag';

const BUYER: Readonly<Record<keyof Buyer, Kind>> = {
  id: 'text',
  companyName: 'text',
  country: 'text',
  businessTypes: 'texts',
  description: 'text',
  interests: 'texts',
  hsCodes: 'texts',
  requiredCertifications: 'texts',
  priceUsd: 'range',
  orderQuantity: 'number',
  languages: 'texts',
  lastActive: 'text',
  validUntil: 'text',
  verified: 'flag',
  capacity: 'number',
};

const SELLER: Readonly<Partial<Record<keyof Seller, Kind>>> = {
  id: 'text',
  companyName: 'text',
  targetMarkets: 'texts',
  excludedMarkets: 'texts',
  languages: 'texts',
};

const PRODUCT: Readonly<Record<keyof Product, Kind>> = {
  id: 'text',
  name: 'text',
  description: 'text',
  keywords: 'texts',
  hsCode: 'text',
  certifications: 'texts',
  priceUsd: 'range',
  moq: 'number',
};

const EXPECTED: Readonly<Record<Kind, string>> = {
  text: 'a string',
  texts: 'an array of strings',
  number: 'a number of 0 or more',
  range: '{ min?, max? } with numbers of 0 or more',
  flag: 'true or false',
};

/**
 * Types do not reach plain JavaScript or rows of a database, and a field of the wrong type would end as a wrong score.
 *
 * @throws UsageError that names the buyer and the field.
 */
export function checkBuyer(buyer: Buyer): void {
  if (typeof buyer?.id !== 'string' || buyer.id === '') throw noId('buyer', buyer);
  checkFields(`buyer "${shortened(buyer.id)}"`, buyer, BUYER);
}

/** As {@link checkBuyer}, for a seller and its products. */
export function checkSeller(seller: Seller): void {
  if (typeof seller?.id !== 'string' || seller.id === '') throw noId('seller', seller);
  const who = `seller "${shortened(seller.id)}"`;
  checkFields(who, seller, SELLER);
  if (!Array.isArray(seller.products)) {
    throw new UsageError(`${who}: products is ${shown(seller.products)}; expected an array of products.`);
  }
  for (const [i, product] of seller.products.entries()) {
    const which = `${who}, product ${i + 1}`;
    if (typeof product?.name !== 'string')
      throw new UsageError(`${which}: name is ${shown(product?.name)}; expected a string.`);
    checkFields(which, product, PRODUCT);
  }
}

/** A text that may be long, cut for a message. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

function checkFields<T extends object>(
  who: string,
  profile: T,
  fields: Readonly<Partial<Record<keyof T, Kind>>>,
): void {
  for (const name in fields) {
    const value = profile[name];
    const kind = fields[name]!;
    if (value === undefined || value === null || isKind(value, kind)) continue;
    throw new UsageError(`${who}: ${name} is ${shown(value)}; expected ${EXPECTED[kind]}.`);
  }
}

function isKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'number':
      return isAmount(value);
    case 'range': {
      if (typeof value !== 'object' || value === null) return false;
      const { min, max } = value as { min?: unknown; max?: unknown };
      return (
        (min === undefined || min === null || isAmount(min)) && (max === undefined || max === null || isAmount(max))
      );
    }
    case 'flag':
      return typeof value === 'boolean';
  }
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY;
}

function noId(what: string, profile: unknown): UsageError {
  return new UsageError(`a ${what} has no id (${shown(profile)}); each ${what} needs an id that is a string.`);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `the text "${shortened(value)}"`;
  if (typeof value === 'object' && value !== null)
    return `${Array.isArray(value) ? 'an array' : 'an object'} ${shortened(JSON.stringify(value) ?? '')}`;
  return String(value);
}
