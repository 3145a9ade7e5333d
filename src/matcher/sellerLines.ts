import { formatReasons } from '../explain/formatReasons.ts';
import { type MatchRow, matchLine, matchLineParts } from '../io/matchRows.ts';
import type { Language, Match, Seller } from '../types.ts';
import type { BuyerMatcher } from './buyerMatcher.ts';
import type { LineSettings, SellerLines } from './matchThreads.ts';
import { packScoredLines, type ScoredLine } from './scoredLines.ts';

/** The lines of a seller's matches. */
export function sellerLines(
  matcher: BuyerMatcher,
  seller: Seller,
  matches: readonly Match[],
  { format, language, isScored }: LineSettings,
): SellerLines {
  if (isScored)
    return {
      bytes: packScoredLines(scoredLines(matcher, seller, matches, { format, language })),
      rows: matches.length,
    };
  let text = '';
  for (const row of matchRows(matcher, seller, matches, language)) text += matchLine(row, format);
  return { bytes: Buffer.from(text), rows: matches.length };
}

export function scoredLines(
  matcher: BuyerMatcher,
  seller: Seller,
  matches: readonly Match[],
  { format, language }: LineSettings,
): ScoredLine[] {
  return matchRows(matcher, seller, matches, language).map((row) => {
    const [head, tail] = matchLineParts(row, format);
    return { score: row.match.score, buyerId: row.match.buyerId, head, tail };
  });
}

/** A seller's matches with what the output shows of their buyers. */
export function matchRows(
  matcher: BuyerMatcher,
  seller: Seller,
  matches: readonly Match[],
  language: Language,
): MatchRow[] {
  return matches.map((match) => {
    const { companyName = '', country = '' } = matcher.buyer(match.buyerId) ?? {};
    const sentence = formatReasons(match.reasons, language);
    return { sellerId: seller.id, match, buyerName: companyName, country, sentence };
  });
}
