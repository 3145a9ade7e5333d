import { describe, expect, it } from 'vitest';
import { type Buyer, BuyerMatcher, type Seller } from '../../src/index.ts';

const BUYERS: Buyer[] = [
  { id: 'B1', companyName: 'One', country: 'DE', interests: ['red ginseng'], requiredCertifications: ['FDA'] },
  { id: 'B2', country: 'VN', interests: ['red ginseng'] },
];
const SELLER: Seller = { id: 'S1', products: [{ name: 'red ginseng', certifications: ['CE'] }] };
const wrong = <T>(value: unknown) => value as T;

describe('a matcher', () => {
  it('is not changed by a caller who changes its results', async () => {
    const matcher = await BuyerMatcher.fromBuyers(BUYERS);
    const first = matcher.match(SELLER);
    const before = structuredClone(first);
    for (const match of first) {
      match.parts.text = -1;
      for (const reason of match.reasons)
        for (const value of Object.values(reason)) if (Array.isArray(value)) value.push('HACK');
    }
    expect(matcher.match(SELLER)).toEqual(before);
  });

  it('takes names of regions as the CSV reader does', async () => {
    const matcher = await BuyerMatcher.fromBuyers(BUYERS);
    expect(matcher.match({ ...SELLER, excludedMarkets: ['EU'] }).map(({ buyerId }) => buyerId)).toEqual(['B2']);
    expect(matcher.match({ ...SELLER, targetMarkets: ['동남아'] })[0]!.parts.market).toBe(1);
    expect(matcher.match({ ...SELLER, excludedMarkets: ['', '없음'] })).toHaveLength(2);
  });

  it('takes null for "not known", as databases give it', async () => {
    const empty = { companyName: null, country: null, hsCodes: null, priceUsd: null, lastActive: null, verified: null };
    const matcher = await BuyerMatcher.fromBuyers([wrong<Buyer>({ id: 'B', interests: ['ginseng'], ...empty })]);
    expect(matcher.match(wrong<Seller>({ ...SELLER, targetMarkets: null }))).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    [
      'a list as text',
      { interests: '김, 쌀' },
      'buyer "B": interests is the text "김, 쌀"; expected an array of strings.',
    ],
    ['a code as number', { hsCodes: [330499] }, 'hsCodes is an array [330499]; expected an array of strings'],
    ['a date object', { lastActive: new Date(0) }, 'lastActive is an object'],
    ['a price that is no number', { priceUsd: { min: 'abc' } }, 'priceUsd is an object'],
    ['an endless quantity', { orderQuantity: Number.NaN }, 'orderQuantity is NaN; expected a number of 0 or more'],
    ['no id', { id: undefined }, 'a buyer has no id'],
  ])('refuses a buyer with %s and names the field', async (_, fields, message) => {
    await expect(BuyerMatcher.fromBuyers([wrong<Buyer>({ id: 'B', ...fields })])).rejects.toThrow(message);
  });

  it.each<[string, object, string]>([
    ['no products', { products: undefined }, 'seller "S1": products is undefined; expected an array of products.'],
    ['a product without a name', { products: [{}] }, 'seller "S1", product 1: name is undefined; expected a string.'],
    ['a code as number', { products: [{ name: 'x', hsCode: 330499 }] }, 'hsCode is 330499; expected a string'],
    ['an unknown excluded market', { excludedMarkets: ['Atlantis'] }, 'excluded market "Atlantis" is not known'],
  ])('refuses a seller with %s and names the field', async (_, fields, message) => {
    const matcher = await BuyerMatcher.fromBuyers(BUYERS);
    expect(() => matcher.match(wrong<Seller>({ ...SELLER, ...fields }))).toThrow(message);
  });

  it.each([0, 1001, 1.5, Number.NaN])('refuses the limit %d', async (limit) => {
    const matcher = await BuyerMatcher.fromBuyers(BUYERS);
    expect(() => matcher.match(SELLER, { limit })).toThrow('limit');
  });

  it('says that a path is not an iterable of buyers', async () => {
    await expect(BuyerMatcher.fromBuyers(wrong<Buyer[]>('buyers.csv'))).rejects.toThrow('readBuyers');
  });

  it('knows ids that are names of object properties', async () => {
    const matcher = await BuyerMatcher.fromBuyers([{ id: '__proto__', interests: ['constructor'] }]);
    expect(matcher.has('__proto__')).toBe(true);
    expect(matcher.has('constructor')).toBe(false);
    expect(matcher.match({ id: 'S', products: [{ name: 'constructor' }] })[0]!.buyerId).toBe('__proto__');
  });

  it('finds nothing while it is empty', async () => {
    const matcher = await BuyerMatcher.fromBuyers([]);
    expect(matcher.match(SELLER)).toEqual([]);
    expect([matcher.size, matcher.asOf, matcher.remove('x')]).toEqual([0, undefined, false]);
  });
});
