/** Stretches of a text that are to be marked: all occurrences of the words; overlapping ones make one. Case makes no difference. */
export function markedSpans(text: string, words: readonly string[]): [from: number, to: number][] {
  const lower = text.toLowerCase();
  // Lower case can be longer than what it stands for (İ): positions would be wrong, so only equal cases are found then.
  const isSafe = lower.length === text.length;
  const haystack = isSafe ? lower : text;
  const found: [from: number, to: number][] = [];
  for (const word of words) {
    const needle = isSafe ? word.toLowerCase() : word;
    if (needle === '') continue;
    for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + needle.length)) {
      if (isWordStart(haystack, at, needle)) found.push([at, at + needle.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: [from: number, to: number][] = [];
  for (const [from, to] of found) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

const SPACED_LETTER = /[a-z0-9\u00c0-\u024f\u0400-\u04ff]/;

/** In scripts with spaces a word starts at its start (tin, not marTINi); its ending may differ. */
function isWordStart(text: string, at: number, word: string): boolean {
  return at === 0 || !SPACED_LETTER.test(word[0]!) || !SPACED_LETTER.test(text[at - 1]!);
}
