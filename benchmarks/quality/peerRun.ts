import { buyerText, sellerText } from '../lib/corpus.ts';
import type { PeerBuilder } from '../lib/peers.ts';
import type { Golden } from './golden.ts';
import type { Run } from './measure.ts';

/** What another tool makes of the same texts: one text for a buyer, one question for a seller. */
export async function peerRun(build: PeerBuilder, { sellers, buyers }: Golden): Promise<Run> {
  const ask = await build(buyers.map((buyer) => ({ id: buyer.id, text: buyerText(buyer) })));
  const run: Run = new Map();
  for (const seller of sellers) run.set(seller.id, await ask(sellerText(seller), 100));
  return run;
}
