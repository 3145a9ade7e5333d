/**
 * How well are loanwords met by sound? Recall, precision and wrongly bridged native nouns on the lists of `data/bridge/`, against a
 * vocabulary of the lexicon's English, the buyers of the golden set, the English of the lists and made-up words as distractors.
 *
 *     npm run bench:bridge                    the held-out lists
 *     npm run bench:bridge -- --dev           the lists that numbers were chosen on, with every miss
 *     npm run bench:bridge -- --words 120000  with so many words in the vocabulary; cost and memory as well
 */
import { parseArgs } from 'node:util';
import { bridgeWord } from '../src/bridge/bridgeWord.ts';
import { Candidates } from '../src/bridge/candidates.ts';
import { builtInLexicon } from '../src/lexicon/lexicon.ts';
import { unknownWords } from '../src/lexicon/unknownWords.ts';
import { stemLatin } from '../src/text/stem.ts';
import { isRomanised } from './bridge/romanised.ts';
import { type BenchVocabulary, benchVocabulary } from './bridge/vocabulary.ts';
import { readList } from './bridge/wordLists.ts';

const { values: options } = parseArgs({
  options: { dev: { type: 'boolean', default: false }, words: { type: 'string', default: '12000' } },
});
const half = options.dev ? 'dev' : 'heldout';

const lists = {
  loans: readList(`loans-${half}`),
  natives: readList(`natives-${half}`),
  compounds: readList('compounds-heldout'),
  katakana: readList('katakana-heldout'),
  cyrillic: readList('cyrillic-heldout'),
};
const english = [
  ...lists.loans.map(([, word]) => word!),
  ...lists.compounds.flatMap(([, words]) => words!.split(' ')),
  ...[...lists.katakana, ...lists.cyrillic].map(([, , word]) => word!),
];

const started = performance.now();
const vocabulary = benchVocabulary(english, Number(options.words), []);
console.log(`${vocabulary.table.size.toLocaleString('en')} words`);
const candidates = timedCandidates(vocabulary);

measure(
  'Hangul loans -> English',
  candidates,
  lists.loans.map(([word, right]) => [word!, [right!]]),
);
natives();
absent();
if (!options.dev) {
  compounds();
  measure(
    'Katakana -> English',
    candidates,
    lists.katakana.map(([word, , right]) => [word!, [right!]]),
  );
  measure(
    'Cyrillic -> English',
    candidates,
    lists.cyrillic.map(([word, , right]) => [word!, [right!]]),
  );
  foreign('Katakana', lists.katakana);
  foreign('Cyrillic', lists.cyrillic);
}
cost();
console.error(`${((performance.now() - started) / 1000).toFixed(1)} s`);

function timedCandidates({ table, frequency }: BenchVocabulary): Candidates {
  const before = performance.now();
  const made = new Candidates(table, frequency, isTerm);
  console.log(
    `index of sounds: ${(performance.now() - before).toFixed(0)} ms, ${(made.bytes / table.size).toFixed(1)} bytes a word`,
  );
  return made;
}

function isTerm(word: string): boolean {
  return builtInLexicon().spaced.senses(word) !== undefined;
}

/** Recall of the first and the first two, and the share of bridged words whose first is right. */
function measure(
  label: string,
  index: Candidates,
  pairs: readonly (readonly [word: string, right: readonly string[]])[],
  keep = stemLatin,
  script = /^[a-z]/,
): void {
  let bridged = 0;
  let first = 0;
  let firstTwo = 0;
  for (const [word, right] of pairs) {
    const found = bridgeWord(word, index)
      .map(({ term }) => term)
      .filter((term) => script.test(term));
    const stems = right.map((term) => keep(term));
    if (found.length > 0) bridged++;
    const isFirst = found.length > 0 && isRight(found[0]!, stems);
    if (isFirst) first++;
    if (found.slice(0, 2).some((term) => isRight(term, stems))) firstTwo++;
    if (options.dev && !isFirst) console.log(`  ${word} ${right.join('/')} -> ${found.join(', ')}`);
  }
  const share = (count: number, of: number) => (count / of).toFixed(3);
  console.log(
    `${label}: ${pairs.length} pairs, recall ${share(first, pairs.length)} (first two ${share(firstTwo, pairs.length)}), precision ${share(first, bridged)}`,
  );
}

/** The word itself, or one that the lexicon gives the same meaning (yogurt, yoghurt). */
function isRight(term: string, right: readonly string[]): boolean {
  if (right.includes(term)) return true;
  const concepts = builtInLexicon().spaced.senses(term)?.concepts ?? [];
  return right.some((other) =>
    builtInLexicon()
      .spaced.senses(other)
      ?.concepts.some((concept) => concepts.includes(concept)),
  );
}

/** A native noun may meet its romanised form (누룽지, nurungji), and nothing else. In a match those that the lexicon knows are left alone. */
function natives(): void {
  let wrong = 0;
  let wrongUnknown = 0;
  let romanised = 0;
  for (const [word, forms = ''] of lists.natives) {
    const [first] = bridgeWord(word!, candidates);
    if (first === undefined) continue;
    if (forms.split(' ').map(stemLatin).includes(first.term) || isRomanised(word!, first.term)) romanised++;
    else {
      wrong++;
      if (unknownWords(word!, builtInLexicon()).length > 0) wrongUnknown++;
      if (options.dev) console.log(`  ${word} -> ${first.term}`);
    }
  }
  const { length } = lists.natives;
  const share = (count: number) => `${((100 * count) / length).toFixed(2)} % (${count})`;
  console.log(
    `native nouns: ${length}, wrongly bridged ${share(wrongUnknown)} in a match, where the lexicon leaves what it knows alone; ${share(wrong)} by sound alone; ${romanised} met in romanised form`,
  );
}

/** Loans whose English word nobody uses: whatever they meet is wrong. */
function absent(): void {
  let wrong = 0;
  const left = new Set(english.map((word) => stemLatin(word)));
  const { table, frequency } = benchVocabulary([], Number(options.words), [...left]);
  const without = new Candidates(table, frequency, isTerm);
  for (const [word] of lists.loans) if (bridgeWord(word!, without).length > 0) wrong++;
  console.log(
    `loans whose word is not in the vocabulary: wrongly bridged ${((100 * wrong) / lists.loans.length).toFixed(1)} %`,
  );
}

function compounds(): void {
  let asked = 0;
  let right = 0;
  let given = 0;
  for (const [word, words] of lists.compounds) {
    const wanted = words!.split(' ').map((part) => stemLatin(part));
    const firsts = bridgeWord(word!, candidates).filter(({ share }) => share === 1);
    asked += wanted.length;
    given += firsts.length;
    right += firsts.filter(({ term }) => isRight(term, wanted)).length;
  }
  console.log(
    `Hangul compounds: ${lists.compounds.length} of ${asked} words, recall ${(right / asked).toFixed(3)}, precision ${(right / given).toFixed(3)}`,
  );
}

/** Korean and English words against words of another script, which stand beside the Latin ones. */
function foreign(script: string, rows: readonly string[][]): void {
  const { table, frequency } = benchVocabulary(
    [],
    Number(options.words),
    [...new Set(english.map((word) => stemLatin(word)))],
    rows.map(([word]) => word!),
  );
  const index = new Candidates(table, frequency, isTerm);
  measure(
    `Hangul -> ${script}`,
    index,
    rows.map(([right, word]) => [word!, [right!]]),
    String,
    /^[^a-z]/,
  );
  measure(
    `English -> ${script}`,
    index,
    rows.map(([right, , word]) => [stemLatin(word!), [right!]]),
    String,
    /^[^a-z]/,
  );
}

/** Mean time of a word that was not met before. */
function cost(): void {
  const words = [...lists.loans, ...lists.natives].map(([word]) => word!);
  for (const word of words) bridgeWord(word, candidates);
  const before = performance.now();
  for (const word of words) bridgeWord(word, candidates);
  console.log(`a new word: ${((performance.now() - before) / words.length).toFixed(3)} ms`);
}
