import { readFileSync } from 'node:fs';

/** Rows of a list in `data/bridge/`, without its comments. */
export function readList(name: string): string[][] {
  return readFileSync(`data/bridge/${name}.tsv`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** Every word of other scripts that is only measured with, never learnt from. */
export function heldOutWords(): Set<string> {
  const words = new Set<string>();
  for (const name of ['loans-heldout', 'natives-heldout', 'compounds-heldout'])
    for (const [word] of readList(name)) words.add(word!);
  for (const name of ['katakana-heldout', 'cyrillic-heldout']) {
    for (const [foreign, korean] of readList(name)) words.add(foreign!).add(korean!);
  }
  return words;
}
