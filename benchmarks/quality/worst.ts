import { type Buyer, formatReasons, type Match, type Seller } from '../../src/index.ts';
import type { Golden } from './golden.ts';
import { perSeller, type Run } from './measure.ts';

const SHOWN = 5;
const COUNTED = 10;

/** One page for each of the sellers with the lowest nDCG@10: what it sells, whom it was given and why, and who was missed. */
export function* worstPages(golden: Golden, matches: ReadonlyMap<string, Match[]>, count: number): Generator<string> {
  const run: Run = new Map([...matches].map(([id, list]) => [id, list.map(({ buyerId }) => buyerId)]));
  const scores = [...perSeller(golden.qrels, run)].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  const sellers = new Map(golden.sellers.map((seller) => [seller.id, seller]));
  const buyers = new Map(golden.buyers.map((buyer) => [buyer.id, buyer]));
  for (const [place, [id, score]] of scores.slice(0, count).entries()) {
    const grades = new Map(
      golden.qrels.filter(({ sellerId }) => sellerId === id).map(({ buyerId, grade }) => [buyerId, grade]),
    );
    const list = matches.get(id) ?? [];
    yield [
      `# ${place + 1}. ${id}, nDCG@10 ${score.toFixed(3)}`,
      ...describeSeller(sellers.get(id)!),
      '',
      'given',
      ...list.slice(0, SHOWN).flatMap((match) => describeMatch(match, grades.get(match.buyerId) ?? 0, buyers)),
      '',
      `missed: relevant and not among the first ${COUNTED}`,
      ...missed(list, grades).flatMap(({ buyerId, grade, rank }) => [
        `  grade ${grade}, rank ${rank ?? 'none'}: ${describeBuyer(buyers.get(buyerId)!)}`,
      ]),
      '',
    ].join('\n');
  }
}

function missed(list: readonly Match[], grades: ReadonlyMap<string, number>) {
  const ranks = new Map(list.map(({ buyerId, rank }) => [buyerId, rank]));
  return [...grades]
    .filter(([buyerId, grade]) => grade > 0 && (ranks.get(buyerId) ?? COUNTED + 1) > COUNTED)
    .map(([buyerId, grade]) => ({ buyerId, grade, rank: ranks.get(buyerId) }))
    .sort((a, b) => b.grade - a.grade || (a.buyerId < b.buyerId ? -1 : 1));
}

function describeSeller({ products, targetMarkets = [], excludedMarkets = [] }: Seller): string[] {
  const markets = [`to ${targetMarkets.join(', ') || 'anywhere'}`];
  if (excludedMarkets.length > 0) markets.push(`not to ${excludedMarkets.join(', ')}`);
  return [
    ...products.map(({ name, keywords = [], description = '', hsCode = '' }) =>
      [name, keywords.join('; '), hsCode && `HS ${hsCode}`, description].filter(Boolean).join(' | '),
    ),
    markets.join('; '),
  ];
}

function describeMatch(match: Match, grade: number, buyers: ReadonlyMap<string, Buyer>): string[] {
  const parts = Object.entries(match.parts).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  return [
    `  ${match.rank}. grade ${grade}, score ${match.score.toFixed(3)} (${parts.join(', ')}): ${describeBuyer(buyers.get(match.buyerId)!)}`,
    `     ${formatReasons(match.reasons, 'en')}`,
  ];
}

function describeBuyer(buyer: Buyer): string {
  const { id, country = '', businessTypes = [], interests = [], description = '', hsCodes = [] } = buyer;
  const facts = [id, country, businessTypes.join('/'), hsCodes.length > 0 && `HS ${hsCodes.join(' ')}`];
  return `${facts.filter(Boolean).join(' ')}: ${interests.join('; ')} | ${description}`;
}
