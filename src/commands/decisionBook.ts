import { grouped } from '../explain/caution.ts';
import { readDecisions } from '../io/readDecisions.ts';
import { DecisionBook, type IdleReason } from '../matcher/decisions.ts';

/** Decisions without effect that are named one by one. */
const MOST_NAMED = 10;

const REASONS: Readonly<Record<IdleReason, string>> = {
  unknownSeller: 'no such seller in the sellers file',
  unknownBuyer: 'no such buyer in the buyers file',
  excludedMarket: 'the buyer is in a market that the seller excludes',
  expired: "the buyer's request has ended",
};

/** The decisions of a file; without one none. */
export async function readDecisionBook(file: string | undefined): Promise<DecisionBook> {
  return new DecisionBook(file === undefined ? [] : await readDecisions(file));
}

/** What the decisions did, and which of them did nothing. */
export function decisionLines(file: string, decisions: DecisionBook): string[] {
  const idle = decisions.idle();
  const lines = [
    `${file}: ${grouped(decisions.pinned)} buyers pinned, ${grouped(decisions.hidden)} hidden, ${grouped(idle.length)} decisions without effect`,
  ];
  for (const { sellerId, buyerId, reason } of idle.slice(0, MOST_NAMED)) {
    lines.push(`  ${sellerId}, ${buyerId}: ${REASONS[reason]}`);
  }
  if (idle.length > MOST_NAMED) lines.push(`  and ${grouped(idle.length - MOST_NAMED)} more`);
  return lines;
}
