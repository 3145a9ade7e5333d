import type { BuyerIndex } from '../postings/buyerIndex.ts';
import type { Query, Scorer } from './query.ts';
import { QueryAgreement } from './queryAgreement.ts';
import { type Hit, TopK } from './topK.ts';

/**
 * The plain reading of the task and the oracle of every faster search: scores every live document from its own term
 * list, without postings or bounds.
 */
export function searchExhaustively(index: BuyerIndex, query: Query, scorer: Scorer, limit: number): Hit[] {
  const agreement = new QueryAgreement(index, query);
  const top = new TopK(limit, index.table);
  for (let document = 0; document < index.documentCount; document++) {
    if (!index.isLive(document)) continue;
    top.offer(document, agreement.cosine(document) * scorer.fit(document, 0));
  }
  return top.ranked();
}
