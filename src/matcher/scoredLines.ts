/** A line of the output before its rank is known: it is `head`, the rank, `tail`. */
export interface ScoredLine {
  score: number;
  buyerId: string;
  head: string;
  tail: string;
}

/**
 * A seller's list as bytes. Lists of one seller among different buyers can be joined to the list among all of them: each
 * holds everything that the joined one can hold of its buyers.
 */
export function packScoredLines(lines: readonly ScoredLine[]): Uint8Array {
  const texts = lines.map(
    ({ buyerId, head, tail }) => [Buffer.from(buyerId), Buffer.from(head), Buffer.from(tail)] as const,
  );
  let length = 4;
  for (const parts of texts) length += 8 + 12 + parts[0].length + parts[1].length + parts[2].length;
  const bytes = Buffer.allocUnsafe(length);
  let at = bytes.writeUInt32LE(lines.length, 0);
  for (let i = 0; i < lines.length; i++) {
    at = bytes.writeDoubleLE(lines[i]!.score, at);
    for (const part of texts[i]!) {
      at = bytes.writeUInt32LE(part.length, at);
      at += part.copy(bytes, at);
    }
  }
  return bytes;
}

export function unpackScoredLines(packed: Uint8Array): ScoredLine[] {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const count = bytes.readUInt32LE(0);
  const lines: ScoredLine[] = [];
  let at = 4;
  const text = () => {
    const end = at + 4 + bytes.readUInt32LE(at);
    const part = bytes.toString('utf8', at + 4, end);
    at = end;
    return part;
  };
  for (let i = 0; i < count; i++) {
    const score = bytes.readDoubleLE(at);
    at += 8;
    lines.push({ score, buyerId: text(), head: text(), tail: text() });
  }
  return lines;
}

/** The best lines of several lists of one seller, whose buyers are different ones; equal scores by buyer id in code units. */
export function joinScoredLines(lists: readonly (readonly ScoredLine[])[], limit: number): ScoredLine[] {
  return lists
    .flat()
    .sort((a, b) => b.score - a.score || (a.buyerId < b.buyerId ? -1 : 1))
    .slice(0, limit);
}

/** The lines as they stand in the output. */
export function rankedLines(lines: readonly ScoredLine[]): string {
  let text = '';
  for (let i = 0; i < lines.length; i++) text += lines[i]!.head + (i + 1) + lines[i]!.tail;
  return text;
}
