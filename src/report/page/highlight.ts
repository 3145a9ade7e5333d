import { h } from './dom.ts';
import { markedSpans } from './marks.ts';

/** A text with all occurrences of the words marked. */
export function highlighted(text: string, words: readonly string[]): (string | HTMLElement)[] {
  const pieces: (string | HTMLElement)[] = [];
  let end = 0;
  for (const [from, to] of markedSpans(text, words)) {
    pieces.push(text.slice(end, from), h('mark', {}, text.slice(from, to)));
    end = to;
  }
  return [...pieces, text.slice(end)];
}
