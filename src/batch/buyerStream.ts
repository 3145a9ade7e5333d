import type { Lexicon } from '../lexicon/index.ts';
import { type BuyerMatcher, indexOf } from '../matcher/buyerMatcher.ts';
import { checkBuyer } from '../matcher/checkProfile.ts';
import { indexedBuyer } from '../matcher/indexedBuyer.ts';
import type { IndexedBuyer } from '../postings/buyerIndex.ts';
import { buyerOfDocument } from '../postings/sharedIndex.ts';
import { fromDay, readDate } from '../profile/date.ts';
import type { Weights } from '../rank/weights.ts';
import type { Buyer } from '../types.ts';
import { type Print, printOf, printOfIndexed } from './print.ts';

/** A buyer that is worked out only when it is needed. */
export interface StreamedBuyer {
  id: string;
  print: Print;
  /** `YYYY-MM-DD`. */
  validUntil?: string;
  analyse(): IndexedBuyer;
}

/** Buyers that can be gone through as often as needed. */
export type BuyerStream = () => AsyncIterable<StreamedBuyer>;

/** Of a file: a print of the profile costs little, its analysis much. */
export function streamOfProfiles(buyers: AsyncIterable<Buyer>, weights: Weights, lexicon: Lexicon): BuyerStream {
  return async function* () {
    for await (const buyer of buyers) {
      checkBuyer(buyer);
      const validUntil = buyer.validUntil === undefined ? undefined : readDate(buyer.validUntil).value;
      yield { id: buyer.id, print: printOf(buyer), validUntil, analyse: () => indexedBuyer(buyer, weights, lexicon) };
    }
  };
}

/** Of an index, which has the analysis and not the profile. */
export function streamOfIndex(matcher: BuyerMatcher): BuyerStream {
  return async function* () {
    const index = indexOf(matcher);
    for (let document = 0; document < index.documentCount; document++) {
      if (!index.isLive(document)) continue;
      const buyer = buyerOfDocument(index, document);
      const { id, validUntil } = buyer.facts;
      const day = validUntil === undefined ? undefined : fromDay(validUntil);
      yield { id, print: printOfIndexed(buyer), validUntil: day, analyse: () => buyer };
    }
  };
}
