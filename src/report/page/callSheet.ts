import type { BuyerDetail, MatchDetail, Raise, SellerDetail, SellerLine } from '../reportData.ts';
import { buyerOf, countryOf, state, words } from './state.ts';

/** The call sheet as plain text, for a message or mail. */
export function callSheet(line: SellerLine, detail: SellerDetail): string {
  const w = words();
  const lines = [`${line.name || line.id} (${line.id})`, line.goods];
  if (detail.targets.length > 0) lines.push(`${w.targets}: ${detail.targets.map(countryOf).join(', ')}`);
  for (const [i, match] of detail.matches.entries()) lines.push('', ...matchLines(match, i + 1, detail));
  if (detail.matches.length === 0) lines.push('', w.noBuyers);
  return `${lines.join('\n')}\n`;
}

function matchLines(match: MatchDetail, rank: number, { products }: SellerDetail): string[] {
  const w = words();
  const buyer = buyerOf(match.b);
  const product = products[match.p];
  return [
    `${rank}. ${buyer.name || buyer.id} (${countryOf(buyer.country)}, ${buyer.id}) ${w.score} ${match.s.toFixed(3)}`,
    ...(product === undefined ? [] : [`   ${w.ours}: ${product.name}`]),
    ...(buyer.wants.length === 0 ? [] : [`   ${w.theirs}: ${buyer.wants.join(', ')}`]),
    `   ${match[state.lang]}`,
    ...match.r.map((raise) => `   - ${raiseText(raise)}`),
    ...(match.note === undefined ? [] : [`   ${w.note}: ${match.note}`]),
  ];
}

export function raiseText({ kind, names = [] }: Raise): string {
  return words().raises[kind](names.join(', '));
}

/** Facts about a buyer as pairs of name and value, those that are known. */
export function buyerFacts(buyer: BuyerDetail): [name: string, value: string][] {
  const w = words();
  const facts: [string, string][] = [
    [w.types, buyer.types.map((type) => w.businessTypes[type] ?? type).join(', ')],
    [w.hs, buyer.hs.join(', ')],
    [w.required, buyer.certificates.join(', ')],
    [w.price, buyer.price],
    [w.quantity, buyer.quantity],
    [w.languages, buyer.languages.join(', ')],
    [w.active, buyer.active],
    [w.until, buyer.until],
  ];
  return facts.filter(([, value]) => value !== '');
}
