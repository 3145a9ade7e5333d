/**
 * What does the sound bridge give where the lexicon lacks words? nDCG@10 on the golden set with a share of the lexicon's Korean terms hidden from
 * the sellers (chosen by a hash of the term), with the bridge and without it.
 *
 *     npx tsx benchmarks/bridgeCoverage.ts
 */

import { createHash } from 'node:crypto';
import { SoundBridge } from '../src/bridge/index.ts';
import { evaluate } from '../src/index.ts';
import { lexiconFiles } from '../src/lexicon/build/files.ts';
import { compileLexicon } from '../src/lexicon/compile.ts';
import { builtInLexicon } from '../src/lexicon/index.ts';
import { Lexicon } from '../src/lexicon/lexicon.ts';
import { readRolePhrases } from '../src/lexicon/roleSource.ts';
import { readLexiconFiles } from '../src/lexicon/source.ts';
import { indexedBuyer } from '../src/matcher/indexedBuyer.ts';
import { productQuery, sellerMarkets } from '../src/matcher/productQuery.ts';
import { BuyerIndex } from '../src/postings/buyerIndex.ts';
import { ProductScorer } from '../src/rank/productScorer.ts';
import { resolveWeights } from '../src/rank/weights.ts';
import { searchExhaustively } from '../src/search/exhaustive.ts';
import type { Seller } from '../src/types.ts';
import { readGolden } from './quality/golden.ts';
import { perSeller } from './quality/measure.ts';
import { differenceOf } from './quality/paired.ts';

const KEPT = [1, 0.75, 0.5, 0.25, 0];

const golden = await readGolden('data/golden/dev');
const files = lexiconFiles('data/lexicon');
const { concepts } = readLexiconFiles(files);
const { lines } = readRolePhrases(files.find(({ path }) => path === 'roles.tsv')!);
const index = indexOfBuyers();

for (const kept of KEPT) {
  const lexicon = lexiconWith(kept);
  const runs = [0, 0.6].map((bySound) => runWith(lexicon, bySound));
  const [without, bridged] = runs.map((run) => evaluate(golden.qrels, run, ['ndcg@10']).metrics['ndcg@10']!.mean);
  const { mean, low, high } = differenceOf(perSeller(golden.qrels, runs[0]!), perSeller(golden.qrels, runs[1]!));
  const gain = `${mean >= 0 ? '+' : ''}${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  console.log(
    `${100 * kept} % of the Korean terms: ${without!.toFixed(3)} without, ${bridged!.toFixed(3)} by sound, ${gain}`,
  );
}

function indexOfBuyers(): BuyerIndex {
  const loading = BuyerIndex.empty();
  for (const buyer of golden.buyers) loading.append(indexedBuyer(buyer, resolveWeights(), builtInLexicon()));
  return loading.frozen();
}

function lexiconWith(kept: number): Lexicon {
  const left = concepts.map((concept) => ({
    ...concept,
    terms: concept.terms.filter(({ text, language }) => language !== 'ko' || shareOf(text) < kept),
  }));
  return new Lexicon(compileLexicon(left, lines));
}

/** A number in [0, 1) that only the term decides. */
function shareOf(term: string): number {
  return createHash('sha256').update(term).digest().readUInt32BE() / 2 ** 32;
}

function runWith(lexicon: Lexicon, bySound: number): Map<string, string[]> {
  const bridge = new SoundBridge(index.text.vocabulary, (termId) => index.text.documentFrequency(termId), lexicon);
  return new Map(golden.sellers.map((seller) => [seller.id, buyersOf(seller, lexicon, bridge, bySound)]));
}

function buyersOf(seller: Seller, lexicon: Lexicon, bridge: SoundBridge, bySound: number): string[] {
  const weights = resolveWeights({ terms: { bySound } });
  const best = new Map<string, number>();
  for (const product of seller.products) {
    const { query, conditions } = productQuery(product, sellerMarkets(seller), index, weights, lexicon, bridge);
    const scorer = new ProductScorer(index, weights, conditions, index.newestDay);
    for (const { document, score } of searchExhaustively(index, query, scorer, 100)) {
      const id = index.table.id(document);
      best.set(id, Math.max(score, best.get(id) ?? 0));
    }
  }
  return [...best].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
}
