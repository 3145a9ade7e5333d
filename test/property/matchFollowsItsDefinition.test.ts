import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { type Buyer, BuyerMatcher, resolveWeights, type Seller, scoreFromParts } from '../../src/index.ts';
import { codeVotes, tagConcepts } from '../../src/lexicon/index.ts';
import { readHsCode } from '../../src/profile/hsCode.ts';
import { tokenize } from '../../src/text/index.ts';
import { buyersArbitrary, sellerArbitrary, weightsArbitrary } from '../helpers/profiles.ts';

type Fields = [text: string, weight: number][];

type Terms = ReturnType<typeof resolveWeights>['terms'];

/** Saturated frequencies of a profile's words and the weights of its concepts, straight from the definition. */
function frequencies(fields: Fields, codes: readonly string[], terms: Terms, side: 'seller' | 'buyer') {
  const sums = new Map<string, number>();
  for (const [text, weight] of fields) {
    for (const token of tokenize(text)) sums.set(token.term, (sums.get(token.term) ?? 0) + token.weight * weight);
  }
  const words = [...sums]
    .map(([term, f]): [string, number] => [term, (terms.words * (f * 2.2)) / (f + 1.2)])
    .filter(([, f]) => f > 0);
  const rest = new Map([...words, ...conceptWeights(fields, terms, terms.inherited[side])]);
  return new Map([...rest, ...codeWeights(fields, codes, terms, side, [...rest.values()])]);
}

/** The strongest mention counts; ancestors at `inherited` of it. */
function conceptWeights(fields: Fields, { concepts, materials }: Terms, inherited: number): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [text, fieldWeight] of fields) {
    for (const { concept, weight } of tagConcepts(text)) {
      for (const { id } of [concept, ...concept.ancestors]) {
        const kind = concept.kind === 'material' ? materials : 1;
        const value = concepts * kind * weight * fieldWeight * (id === concept.id ? 1 : inherited);
        if (value > 0) weights.set(`c:${id}`, Math.max(value, weights.get(`c:${id}`) ?? 0));
      }
    }
  }
  return weights;
}

/** Prefixes of the given codes, or of those that the strongest mention of each concept votes for. */
function codeWeights(fields: Fields, given: readonly string[], terms: Terms, side: 'seller' | 'buyer', rest: number[]) {
  const readable = given.map((code) => readHsCode(code).value).filter((code) => code !== undefined);
  const votes =
    readable.length === 0 ? votesOf(fields, terms.codes.inferred[side]) : readable.map((code) => ({ code, weight: 1 }));
  const sums = new Map<string, number>();
  for (const { code, weight } of votes) {
    for (const length of [2, 4, 6] as const) {
      if (code.length >= length) sums.set(code.slice(0, length), (sums.get(code.slice(0, length)) ?? 0) + weight);
    }
  }
  const lift = side === 'buyer' ? Math.max(1, 5.5 / Math.hypot(...rest)) : 1;
  return [...sums]
    .map(([prefix, sum]): [string, number] => [
      `h:${prefix}`,
      Math.min(255 / 64, terms.codes[prefix.length as 2 | 4 | 6] * Math.min(1, sum) * lift),
    ])
    .filter(([, weight]) => weight > 0);
}

function votesOf(fields: Fields, share: number) {
  const strongest = new Map<string, ReturnType<typeof tagConcepts>[number]>();
  for (const [text, fieldWeight] of fields) {
    for (const tag of tagConcepts(text)) {
      const weight = tag.weight * fieldWeight;
      if (weight > (strongest.get(tag.concept.id)?.weight ?? 0)) strongest.set(tag.concept.id, { ...tag, weight });
    }
  }
  return codeVotes([...strongest.values()]).map(({ code, weight }) => ({ code, weight: weight * share }));
}

/** An indexed frequency is kept in steps of 1/64. */
function rounded(vector: Map<string, number>): Map<string, number> {
  return new Map([...vector].map(([term, f]) => [term, Math.max(1, Math.round(f * 64)) / 64]));
}

/** Cosines of each product with each buyer by dense linear algebra: another road to the same figures. */
function denseCosines(seller: Seller, buyers: readonly Buyer[], weights: ReturnType<typeof resolveWeights>): Matrix {
  const { terms } = weights;
  const { product, buyer } = weights.fields;
  const documents = buyers.map(({ interests = [], description = '', companyName = '', hsCodes = [] }) =>
    rounded(
      frequencies(
        [
          ...interests.map((text): [string, number] => [text, buyer.interests]),
          [description, buyer.description],
          [companyName, buyer.companyName],
        ],
        hsCodes,
        terms,
        'buyer',
      ),
    ),
  );
  const queries = seller.products.map(({ name, keywords = [], description = '', hsCode }) =>
    frequencies(
      [
        [name, product.name],
        ...keywords.map((text): [string, number] => [text, product.keywords]),
        [description, product.description],
      ],
      hsCode === undefined ? [] : [hsCode],
      terms,
      'seller',
    ),
  );
  const vocabulary = [...new Set(documents.flatMap((document) => [...document.keys()]))];
  const idf = vocabulary.map((term) => {
    const documentFrequency = documents.filter((document) => document.has(term)).length;
    return 1 + Math.log((1 + buyers.length) / (1 + documentFrequency));
  });
  const rows = (vectors: Map<string, number>[]) =>
    unitRows(new Matrix(vectors.map((vector) => vocabulary.map((term, i) => (vector.get(term) ?? 0) * idf[i]!))));
  return rows(queries).mmul(rows(documents).transpose());
}

function unitRows(matrix: Matrix): Matrix {
  for (let i = 0; i < matrix.rows; i++) {
    const norm = matrix.getRowVector(i).norm('frobenius');
    if (norm > 0) matrix.mulRow(i, 1 / norm);
  }
  return matrix;
}

describe('a match', () => {
  it('has the cosine of dense TF-IDF vectors as its text and hs parts together', async () => {
    await fc.assert(
      fc.asyncProperty(
        buyersArbitrary.filter((buyers) => buyers.some(({ interests = [] }) => interests.join('') !== '')),
        sellerArbitrary.filter(({ products }) => products.length > 0),
        weightsArbitrary,
        async (buyers, seller, { fields = {}, terms = {} }) => {
          // What sounds alike is added to the words, and has tests of its own.
          const weights = { fields, terms: { ...terms, bySound: 0 } };
          const matcher = await BuyerMatcher.fromBuyers(buyers, { weights });
          const cosines = denseCosines(seller, buyers, resolveWeights(weights));
          for (const { buyerId, productId, parts } of matcher.match(seller, { limit: 100 })) {
            const row = Number(productId) - 1;
            const column = buyers.findIndex(({ id }) => id === buyerId);
            expect((parts.text ?? 0) + (parts.hs ?? 0)).toBeCloseTo(cosines.get(row, column), 6);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has parts in 0..1 that give its score to the last bit', async () => {
    await fc.assert(
      fc.asyncProperty(buyersArbitrary, sellerArbitrary, weightsArbitrary, async (buyers, seller, weights) => {
        const matcher = await BuyerMatcher.fromBuyers(buyers, { weights });
        for (const { score, parts } of matcher.match(seller, { limit: 100 })) {
          for (const value of Object.values(parts)) expect(value >= 0 && value <= 1).toBe(true);
          expect(score > 0 && score <= 1).toBe(true);
          expect(scoreFromParts(parts, resolveWeights(weights))).toBe(score);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never names a buyer of an excluded market or a request past its date, and no buyer twice', async () => {
    await fc.assert(
      fc.asyncProperty(buyersArbitrary, sellerArbitrary, async (buyers, seller) => {
        const matcher = await BuyerMatcher.fromBuyers(buyers, { asOf: '2025-06-01' });
        const matches = matcher.match(seller, { limit: 100 });
        const codes: Record<string, string> = { 베트남: 'VN', France: 'FR' };
        const excluded = new Set((seller.excludedMarkets ?? []).map((name) => codes[name] ?? name));
        for (const { buyerId } of matches) {
          const buyer = buyers.find(({ id }) => id === buyerId)!;
          expect(buyer.country !== undefined && excluded.has(codes[buyer.country] ?? buyer.country)).toBe(false);
          expect(buyer.validUntil !== undefined && buyer.validUntil < '2025-06-01').toBe(false);
        }
        expect(new Set(matches.map(({ buyerId }) => buyerId)).size).toBe(matches.length);
      }),
      { numRuns: 200 },
    );
  });

  it('shares a word or a code with the seller: no buyer is named for market, price or activity alone', async () => {
    await fc.assert(
      fc.asyncProperty(buyersArbitrary, sellerArbitrary, async (buyers, seller) => {
        const matcher = await BuyerMatcher.fromBuyers(buyers);
        for (const { parts } of matcher.match(seller, { limit: 100 })) {
          expect((parts.text ?? 0) + (parts.hs ?? 0)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
