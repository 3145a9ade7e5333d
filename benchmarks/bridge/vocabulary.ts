import { lexiconFiles } from '../../src/lexicon/build/files.ts';
import { readLexiconFiles } from '../../src/lexicon/source.ts';
import { stemLatin } from '../../src/text/stem.ts';
import { StringTable } from '../../src/vectors/stringTable.ts';
import { Vocabulary } from '../../src/vectors/vocabulary.ts';
import { Random } from '../lib/random.ts';
import { readGolden } from '../quality/golden.ts';

/** Words with their frequencies. */
export interface BenchVocabulary {
  table: Vocabulary;
  frequency: (termId: number) => number;
}

const golden = await readGolden('data/golden/dev');
const { concepts } = readLexiconFiles(lexiconFiles('data/lexicon'));

/**
 * English of the lexicon, words of the golden buyers and `english`, filled up with words that are made of the others' letters.
 *
 * @param left Stems that are kept out.
 * @param others Words of other scripts.
 */
export function benchVocabulary(
  english: readonly string[],
  size: number,
  left: readonly string[],
  others: readonly string[] = [],
): BenchVocabulary {
  const counts = new Map<string, number>();
  const out = new Set(left);
  const add = (text: string | undefined): void => {
    for (const word of (text ?? '').toLowerCase().split(/[^a-z]+/)) {
      if (word.length < 3) continue;
      const stem = stemLatin(word);
      if (!out.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  };
  for (const { terms } of concepts) for (const { language, text } of terms) if (language === 'en') add(text);
  for (const { description, interests = [] } of golden.buyers)
    for (const text of [description, ...interests]) add(text);
  for (const word of english) if (!counts.has(stemLatin(word))) add(word);
  for (const word of others) counts.set(word, 1);
  const generator = new Random(7);
  const random = () => generator.next();
  const grow = growWords(
    [...counts.keys()].filter((word) => /^[a-z]+$/.test(word)),
    random,
  );
  while (counts.size < size) {
    const word = grow();
    if (!counts.has(word) && !out.has(word)) counts.set(word, 1);
  }
  const words = [...counts.keys()];
  const frequencies = [...counts.values()];
  return {
    table: new Vocabulary(StringTable.build(words.length, (i) => words[i]!)),
    frequency: (id) => frequencies[id] ?? 0,
  };
}

/** Words by a chain over pairs of letters: they could be words, and are none. */
function growWords(words: readonly string[], random: () => number): () => string {
  const next = new Map<string, string[]>();
  for (const word of words) {
    const marked = `^^${word}$`;
    for (let i = 2; i < marked.length; i++) {
      const pair = marked.slice(i - 2, i);
      const signs = next.get(pair);
      if (signs === undefined) next.set(pair, [marked[i]!]);
      else signs.push(marked[i]!);
    }
  }
  return () => {
    for (;;) {
      let word = '^^';
      while (word.length < 18 && !word.endsWith('$')) {
        const signs = next.get(word.slice(-2))!;
        word += signs[Math.floor(random() * signs.length)]!;
      }
      if (word.endsWith('$') && word.length >= 6) return word.slice(2, -1);
    }
  };
}
