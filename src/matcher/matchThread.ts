import { workerData } from 'node:worker_threads';
import { serve } from '../threads/serve.ts';
import type { Match, Seller } from '../types.ts';
import { matcherOf, matchNamingSeller } from './buyerMatcher.ts';
import { type MatchThreadData, packLines, type SellerLines } from './matchThreads.ts';
import { sellerLines } from './sellerLines.ts';

// What one matching thread runs.
const { snapshot, limit, exhaustive, lines } = workerData as MatchThreadData;
const matcher = matcherOf(snapshot);
const match = (seller: Seller): Match[] => matchNamingSeller(matcher, seller, { limit, exhaustive });

if (lines === undefined) {
  serve<Seller, Match[]>(match);
} else {
  serve<Seller, SellerLines>(
    (seller) => sellerLines(matcher, seller, match(seller), lines),
    (results) => {
      const packed = packLines(results);
      return { value: packed, transfer: [packed.bytes.buffer] };
    },
  );
}
