import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SoundBridge } from '../../src/bridge/index.ts';
import { DEFAULT_WEIGHTS } from '../../src/index.ts';
import { builtInLexicon } from '../../src/lexicon/index.ts';
import { indexedBuyer, indexSettings } from '../../src/matcher/indexedBuyer.ts';
import { productQuery, sellerMarkets } from '../../src/matcher/productQuery.ts';
import { BuyerIndex } from '../../src/postings/buyerIndex.ts';
import { NO_DAY } from '../../src/postings/buyerTable.ts';
import { readIndex, writeIndex } from '../../src/postings/indexFile.ts';
import { ProductScorer } from '../../src/rank/productScorer.ts';
import type { Query } from '../../src/search/query.ts';
import type { Seller } from '../../src/types.ts';
import { type CorpusKind, generateBuyers } from './corpus.ts';

const LEXICON = builtInLexicon();
const SETTINGS = indexSettings(DEFAULT_WEIGHTS, LEXICON);

/** An index of generated buyers; kept in `cacheFolder` between runs if one is given. */
export async function indexedCorpus(size: number, kind: CorpusKind, cacheFolder?: string): Promise<BuyerIndex> {
  const path = cacheFolder && corpusPath(cacheFolder, size, kind);
  if (path && existsSync(path)) return readIndex(path, SETTINGS);
  const loading = BuyerIndex.empty();
  for (const buyer of generateBuyers(size, kind)) loading.append(indexedBuyer(buyer, DEFAULT_WEIGHTS, LEXICON));
  const index = loading.frozen();
  if (path) await writeIndex(path, index, SETTINGS);
  return index;
}

/** Where the index of a corpus is kept. */
export function corpusPath(cacheFolder: string, size: number, kind: CorpusKind): string {
  return join(cacheFolder, `${kind}-${size}.bmx`);
}

/** What a kernel is given: analysed, and without the seller's words. */
export interface PreparedQuery {
  query: Query;
  scorer: ProductScorer;
}

export function prepareQueries(index: BuyerIndex, sellers: readonly Seller[]): PreparedQuery[] {
  const reference = index.newestDay === NO_DAY ? undefined : index.newestDay;
  const bridge = new SoundBridge(index.text.vocabulary, (termId) => index.text.documentFrequency(termId), LEXICON);
  return sellers.map((seller) => {
    const markets = sellerMarkets(seller);
    const { query, conditions } = productQuery(seller.products[0]!, markets, index, DEFAULT_WEIGHTS, LEXICON, bridge);
    return { query, scorer: new ProductScorer(index, DEFAULT_WEIGHTS, conditions, reference) };
  });
}
