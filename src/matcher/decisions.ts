import type { Match, Seller } from '../types.ts';
import type { BuyerMatcher } from './buyerMatcher.ts';

/** What a person decided about one pair of seller and buyer. */
export interface PairDecision {
  sellerId: string;
  buyerId: string;
  /** `pin`: stands first, with its real score. `hide`: is never named. Absent: a note only. */
  kind?: 'pin' | 'hide';
}

/** Why a decision had no effect. */
export type IdleReason = 'unknownSeller' | 'unknownBuyer' | 'excludedMarket' | 'expired';

/** The most buyers that one search may give. */
const MOST = 1000;

/**
 * Applies decisions to lists of matches. Hidden buyers never appear; pinned ones come first, with their real score and in
 * the order of it; ranks are counted anew. A pinned buyer of an excluded market or whose request has ended stays out.
 */
export class DecisionBook {
  readonly #pinned = new Map<string, Set<string>>();
  readonly #hidden = new Map<string, Set<string>>();
  readonly #unseen: Map<string, Set<string>>;
  readonly #idle: { sellerId: string; buyerId: string; reason: IdleReason }[] = [];
  /** Buyers that were put first, and pairs that were kept out of a list, so far. */
  pinned = 0;
  hidden = 0;

  constructor(decisions: Iterable<PairDecision>) {
    this.#unseen = new Map();
    for (const { sellerId, buyerId, kind } of decisions) {
      add(this.#unseen, sellerId, buyerId);
      if (kind === 'pin') add(this.#pinned, sellerId, buyerId);
      if (kind === 'hide') add(this.#hidden, sellerId, buyerId);
    }
  }

  /** Whether anything was decided about a seller's buyers. */
  concerns(sellerId: string): boolean {
    return this.#pinned.has(sellerId) || this.#hidden.has(sellerId) || this.#unseen.has(sellerId);
  }

  /** The list of a seller as people want it: full, also without the hidden ones. */
  match(matcher: BuyerMatcher, seller: Seller, limit: number): Match[] {
    const wanted = Math.min(MOST, limit + (this.#hidden.get(seller.id)?.size ?? 0));
    const matches = matcher.match(seller, { limit: wanted });
    return this.concerns(seller.id) ? this.#apply(matcher, seller, matches, limit) : matches;
  }

  #apply(matcher: BuyerMatcher, seller: Seller, matches: readonly Match[], limit: number): Match[] {
    for (const buyerId of this.#unseen.get(seller.id) ?? []) {
      if (!matcher.has(buyerId)) this.#idle.push({ sellerId: seller.id, buyerId, reason: 'unknownBuyer' });
    }
    this.#unseen.delete(seller.id);
    const hidden = this.#hidden.get(seller.id);
    const pinned = this.#pinnedMatches(matcher, seller, matches);
    const isPinned = new Set(pinned.map(({ buyerId }) => buyerId));
    const others = matches.filter(({ buyerId }) => !isPinned.has(buyerId) && !hidden?.has(buyerId));
    this.pinned += pinned.length;
    this.hidden += hidden?.size ?? 0;
    return [...pinned, ...others].slice(0, limit).map((match, i) => ({ ...match, rank: i + 1 }));
  }

  /** Decisions without effect: complete when all sellers have been seen. */
  idle(): { sellerId: string; buyerId: string; reason: IdleReason }[] {
    const unseen = [...this.#unseen].flatMap(([sellerId, buyers]) =>
      [...buyers].map((buyerId) => ({ sellerId, buyerId, reason: 'unknownSeller' as const })),
    );
    return [...this.#idle, ...unseen];
  }

  #pinnedMatches(matcher: BuyerMatcher, seller: Seller, matches: readonly Match[]): Match[] {
    const found: Match[] = [];
    for (const buyerId of this.#pinned.get(seller.id) ?? []) {
      const known = matches.find((match) => match.buyerId === buyerId);
      if (known !== undefined) {
        found.push(known);
        continue;
      }
      const explained = matcher.explain(seller, buyerId);
      if (explained === undefined) continue;
      const { barred, productId, score, parts, reasons } = explained;
      if (barred !== undefined) this.#idle.push({ sellerId: seller.id, buyerId, reason: barred });
      else found.push({ buyerId, productId, rank: 0, score, parts, reasons });
    }
    return found.sort((a, b) => b.score - a.score || (a.buyerId < b.buyerId ? -1 : 1));
  }
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}
