import { isPlaceholder } from './reading.ts';

const SEPARATORS = new Set([';', ',', '|', '\n', '\r', '、', '，', '；', '،', '؛']);
const OPENING = '([{（［';
const CLOSING = ')]}）］';

/** The items of a list cell, trimmed, without empty ones and repeats. Separators inside brackets do not separate. */
export function readList(cell: string): string[] {
  const items = new Set<string>();
  for (const item of split(cell)) {
    const text = item.replace(/\s+/g, ' ').trim();
    if (!isPlaceholder(text)) items.add(text);
  }
  return [...items];
}

function* split(cell: string): Generator<string> {
  // A bracket that never closes must not hold the rest of the cell together.
  const isBalanced = count(cell, OPENING) === count(cell, CLOSING);
  let start = 0;
  let depth = 0;
  for (let i = 0; i < cell.length; i++) {
    const char = cell[i]!;
    if (isBalanced && OPENING.includes(char)) depth++;
    else if (isBalanced && CLOSING.includes(char)) depth--;
    else if (depth <= 0 && SEPARATORS.has(char)) {
      yield cell.slice(start, i);
      start = i + 1;
    }
  }
  yield cell.slice(start);
}

function count(text: string, characters: string): number {
  let found = 0;
  for (const char of text) if (characters.includes(char)) found++;
  return found;
}
