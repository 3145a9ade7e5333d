import { readList } from './list.ts';
import { isPlaceholder, type Reading } from './reading.ts';

/** What a buyer does; a buyer may do several. */
export const BUSINESS_TYPES = [
  'importer',
  'distributor',
  'wholesaler',
  'retailer',
  'online_seller',
  'manufacturer',
  'brand_owner',
  'agent',
] as const;
export type BusinessType = (typeof BUSINESS_TYPES)[number];

// A word may stand for several types (도소매, trading). Longer ones first, since they hold the shorter ones.
const WORDS: [word: string, types: BusinessType[]][] = [
  ['online seller', ['online_seller']],
  ['online', ['online_seller']],
  ['e-commerce', ['online_seller']],
  ['ecommerce', ['online_seller']],
  ['온라인', ['online_seller']],
  ['전자상거래', ['online_seller']],
  ['쇼핑몰', ['online_seller']],
  ['brand owner', ['brand_owner']],
  ['brand', ['brand_owner']],
  ['브랜드', ['brand_owner']],
  ['import', ['importer']],
  ['수입', ['importer']],
  ['trading', ['importer', 'distributor']],
  ['무역', ['importer', 'distributor']],
  ['distribut', ['distributor']],
  ['유통', ['distributor']],
  ['wholesale', ['wholesaler']],
  ['도소매', ['wholesaler', 'retailer']],
  ['도매', ['wholesaler']],
  ['retail', ['retailer']],
  ['소매', ['retailer']],
  ['리테일', ['retailer']],
  ['manufactur', ['manufacturer']],
  ['factory', ['manufacturer']],
  ['oem', ['manufacturer']],
  ['제조', ['manufacturer']],
  ['생산', ['manufacturer']],
  ['agent', ['agent']],
  ['agency', ['agent']],
  ['broker', ['agent']],
  ['에이전트', ['agent']],
  ['에이전시', ['agent']],
  ['대리점', ['agent', 'distributor']],
  ['중개', ['agent']],
  ['오퍼', ['agent']],
];

/** Reads free text such as `제조, 도소매, 무역` as business types, in the order of {@link BUSINESS_TYPES}. */
export function readBusinessTypes(cell: string): Reading<BusinessType[]> {
  if (isPlaceholder(cell)) return {};
  const found = new Set<BusinessType>();
  let problem: Reading<BusinessType[]>['problem'];
  for (const item of readList(cell).flatMap((piece) => piece.split(/[/&+·]/))) {
    const types = typesIn(item);
    if (types.length === 0 && !isPlaceholder(item)) problem = 'business-type-unknown';
    for (const type of types) found.add(type);
  }
  const result: Reading<BusinessType[]> = {};
  if (found.size > 0) result.value = BUSINESS_TYPES.filter((type) => found.has(type));
  if (problem !== undefined) result.problem = problem;
  return result;
}

function typesIn(item: string): BusinessType[] {
  const text = item.toLowerCase().replaceAll('_', ' ');
  return WORDS.filter(([word]) => text.includes(word)).flatMap(([, types]) => types);
}
