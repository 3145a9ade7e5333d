import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Buyer, type QrelRow, readBuyers, readQrels, readSellers, type Seller } from '../../src/index.ts';

/** Sellers, buyers and what a reader judged of them. All buyers are one pool for all sellers. */
export interface Golden {
  sellers: Seller[];
  buyers: Buyer[];
  qrels: QrelRow[];
  /** The folder that a seller comes from, by id. */
  industryOf: ReadonlyMap<string, string>;
}

/** Reads every folder of a judged set, `<industry>/{sellers,buyers,qrels}.csv`. */
export async function readGolden(root: string): Promise<Golden> {
  const golden = { sellers: [], buyers: [], qrels: [], industryOf: new Map() } as Golden & {
    industryOf: Map<string, string>;
  };
  for (const { name } of readdirSync(root, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!existsSync(join(root, name, 'qrels.csv'))) continue;
    const sellers = await collect(readSellers(join(root, name, 'sellers.csv')));
    for (const { id } of sellers) golden.industryOf.set(id, name);
    golden.sellers.push(...sellers);
    golden.buyers.push(...(await collect(readBuyers(join(root, name, 'buyers.csv')))));
    golden.qrels.push(...(await collect(readQrels(join(root, name, 'qrels.csv')))));
  }
  if (golden.sellers.length === 0)
    throw new Error(`${root}: no folder in it holds sellers.csv, buyers.csv and qrels.csv`);
  return golden;
}

/** The same judgements for translated profiles, `sellers-en.csv` and `buyers-en.csv`; undefined if there are none. */
export async function readTranslation(folder: string, golden: Golden): Promise<Golden | undefined> {
  const [sellers, buyers] = ['sellers-en.csv', 'buyers-en.csv'].map((name) => join(folder, name)) as [string, string];
  if (!existsSync(sellers)) return undefined;
  return { ...golden, sellers: await collect(readSellers(sellers)), buyers: await collect(readBuyers(buyers)) };
}

/** Without the HS codes of one side or both, as a list that nobody coded. */
export function withoutCodes(golden: Golden, of: { sellers?: true; buyers?: true }): Golden {
  return {
    ...golden,
    sellers: !of.sellers
      ? golden.sellers
      : golden.sellers.map((seller) => ({
          ...seller,
          products: seller.products.map(({ hsCode: _, ...product }) => product),
        })),
    buyers: !of.buyers ? golden.buyers : golden.buyers.map(({ hsCodes: _, ...buyer }) => buyer),
  };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
