import type { MatchRow } from '../io/matchRows.ts';

/** A short table for the terminal: each seller once, its buyers below it with the reason. */
export function previewTable(rows: readonly MatchRow[], sellerName: (sellerId: string) => string): string {
  const lines: string[] = [];
  let sellerId: string | undefined;
  for (const row of rows) {
    if (row.sellerId !== sellerId) {
      sellerId = row.sellerId;
      lines.push('', `${sellerId}  ${sellerName(sellerId)}`);
    }
    const { match, buyerName, country, sentence } = row;
    const name = padded(buyerName || match.buyerId, 34);
    lines.push(`  ${match.rank}. ${name} ${padded(country, 2)}  ${match.score.toFixed(3)}  ${sentence}`);
  }
  return `${lines.join('\n').trimStart()}\n`;
}

/** Cut or filled up to a width in terminal columns: Hangul, Han and kana take two. */
function padded(text: string, width: number): string {
  let result = '';
  let used = 0;
  for (const char of text) {
    const columns = isWide(char.codePointAt(0)!) ? 2 : 1;
    if (used + columns > width) break;
    result += char;
    used += columns;
  }
  return result + ' '.repeat(width - used);
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}
