/**
 * Learns `data/text/sounds.json`, the table that the sound bridge aligns with: from `data/bridge/loans-dev.tsv`, then from the words of the
 * lexicon that sound like a word of the same concept in English. Held-out words are left out of both.
 *
 *     npx tsx benchmarks/bridge/learn.ts
 */
import { writeFileSync } from 'node:fs';
import { phonesOf } from '../../src/bridge/phones.ts';
import { lexiconFiles } from '../../src/lexicon/build/files.ts';
import { readLexiconFiles, type SourceConcept } from '../../src/lexicon/source.ts';
import { stemLatin } from '../../src/text/stem.ts';
import { ENDINGS } from './inventory.ts';
import { PairModel } from './viterbi.ts';
import { heldOutWords, readList } from './wordLists.ts';

type Pair = readonly [phones: string, letters: string, lost: number, word: string];

/** Log-likelihood ratio for each phone that makes a word of the lexicon a loan of its English neighbour. */
const LEAST_RATIO = 1.1;
/** Pairs that were never seen are left out of the table unless they are of one phone and one letter. */
const LEAST_COUNT = 1;
const LEAST_WEIGHT = -600;
/** Added to every count, and how many pairs share what is added. */
const FLOOR = 0.3;
const SPREAD = 10;
/** Log-probability of an ending that was hardly seen. */
const RARE_ENDING = -8;
const MOST_OF_ENDING = -30;

let counted: { counts: unknown; phone: (sign: string) => number; letter: (sign: string) => number } | undefined;
const heldOut = heldOutWords();
const { concepts } = readLexiconFiles(lexiconFiles('data/lexicon'));
const seeds = readList('loans-dev').flatMap(([word, english]) => pairOf(word!, english!));
let model = new PairModel();
let mined: Pair[] = [];
const tables: Record<string, { pairs: Record<string, Record<string, number>>; endings: Record<string, number> }> = {};
let loan: ReturnType<typeof syllableTables> | undefined;
for (const [script, language] of [
  ['hangul', 'ko'],
  ['katakana', 'ja'],
  ['cyrillic', 'ru'],
] as const) {
  // The Korean list is where each script starts from: what is mined decides.
  model = new PairModel();
  for (let round = 0; round < 4; round++) model.learn(seeds);
  for (let pass = 0; pass < 2; pass++) {
    mined = concepts.flatMap((concept) => loansOf(concept, language));
    const words = language === 'ko' ? [...seeds, ...mined] : mined;
    for (let round = 0; round < 3; round++) model.learn(words);
  }
  tables[script] = { pairs: pairTable(), endings: endingTable() };
  loan ??= syllableTables();
  console.log(`${script}: ${mined.length} pairs of the lexicon`);
  if (process.argv.includes('--show')) for (const [, letters, , word] of mined) console.log(word, letters);
}
writeFileSync('data/text/sounds.json', format());

function pairOf(word: string, english: string): Pair[] {
  const phones = phonesOf(word);
  const stem = stemLatin(english.toLowerCase());
  return phones === undefined || heldOut.has(word) || !/^[a-z]+$/.test(stem)
    ? []
    : [[phones, stem, english.length - stem.length, word]];
}

/** The best English partner of each word of a concept, if it sounds like it. */
function loansOf({ terms }: SourceConcept, of: string): Pair[] {
  const english = new Set(
    terms.filter(({ language }) => language === 'en').flatMap(({ text }) => text.toLowerCase().split(/[^a-z]+/)),
  );
  const stems = new Map([...english].filter((word) => word.length >= 3).map((word) => [stemLatin(word), word.length]));
  return terms
    .filter(({ language, text }) => language === of && !heldOut.has(text) && text.length >= 2)
    .flatMap(({ text }) => {
      const phones = phonesOf(text.toLowerCase());
      if (phones === undefined) return [];
      let best: Pair | undefined;
      let bestRatio = LEAST_RATIO;
      for (const [stem, written] of stems) {
        if (stem.length > phones.length * 1.6 || stem.length < phones.length * 0.5) continue;
        const ratio = likelihoodRatio(phones, stem, written - stem.length);
        if (ratio > bestRatio) [best, bestRatio] = [[phones, stem, written - stem.length, text], ratio];
      }
      return best === undefined ? [] : [best];
    });
}

/** How much likelier the two are as one word than as two, for each phone. */
function likelihoodRatio(phones: string, letters: string, lost: number): number {
  const alignment = model.align(phones, letters, lost);
  if (alignment === undefined) return Number.NEGATIVE_INFINITY;
  const { phone, letter } = unigrams();
  let ratio = alignment.score;
  for (const sound of phones) ratio -= phone(sound);
  for (const sign of letters) ratio -= letter(sign);
  return ratio / phones.length;
}

/** Log-probabilities of single phones and letters, from the pairs that were counted last. */
function unigrams() {
  if (counted?.counts === model.counts) return counted;
  const phones = new Map<string, number>();
  const letters = new Map<string, number>();
  for (const [pair, count] of model.counts) {
    const [sounds, signs] = pair.split('|') as [string, string];
    for (const sound of sounds) phones.set(sound, (phones.get(sound) ?? 0) + count);
    for (const sign of signs) letters.set(sign, (letters.get(sign) ?? 0) + count);
  }
  counted = { counts: model.counts, phone: logShare(phones), letter: logShare(letters) };
  return counted;
}

function logShare(counts: ReadonlyMap<string, number>): (sign: string) => number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (sign) => Math.log(((counts.get(sign) ?? 0) + 0.5) / (total + 20));
}

/** ln P(phones | letters) - ln P(phones): what the pair speaks for one word. */
function pairTable(): Record<string, Record<string, number>> {
  const { phone } = unigrams();
  const rows: Record<string, Record<string, number>> = {};
  const ofLetters = new Map<string, number>();
  let total = 0;
  for (const [pair, count] of model.counts) {
    const letters = pair.split('|')[1]!;
    ofLetters.set(letters, (ofLetters.get(letters) ?? 0) + count);
    total += count;
  }
  ofLetters.set('', total);
  for (const pair of model.weights.keys()) {
    const [phones, letters] = pair.split('|') as [string, string];
    const count = model.counts.get(pair) ?? 0;
    let ratio = Math.log((count + FLOOR) / ((ofLetters.get(letters) ?? 0) + FLOOR * SPREAD));
    for (const sound of phones) ratio -= phone(sound);
    const isSimple = phones.length + letters.length <= 2;
    const hundredths = Math.round(ratio * 100);
    if (count < LEAST_COUNT && !(isSimple && hundredths >= LEAST_WEIGHT)) continue;
    rows[phones] ??= {};
    rows[phones][letters] = hundredths;
  }
  return rows;
}

function endingTable(): Record<string, number> {
  const { phone } = unigrams();
  return Object.fromEntries(
    ENDINGS.map((ending) => {
      let ratio = model.endings.get(ending) ?? RARE_ENDING;
      for (const sound of ending) ratio -= phone(sound);
      // That a word ends as loans do says nothing about which loan it is.
      return [ending, Math.min(MOST_OF_ENDING, Math.round(ratio * 100))];
    }),
  );
}

/** What onsets, vowels, codas and whole syllables of a Korean word say for a loan: log-odds in hundredths. */
function syllableTables() {
  const loans = [...seeds, ...mined].map(([, , , word]) => word).filter(isHangul);
  const known = new Set(loans);
  const longer = loans.filter((word) => word.length >= 2);
  const natives = concepts
    .flatMap(({ terms }) => terms.filter(({ language }) => language === 'ko').map(({ text }) => text))
    .filter(
      (word) => isHangul(word) && !known.has(word) && !heldOut.has(word) && !longer.some((loan) => word.includes(loan)),
    );
  const all = [...natives, ...readList('natives-dev').map(([word]) => word!)];
  return { jamo: logOdds(loans, all, jamoOf, 1), syllables: logOdds(loans, all, (syllable) => [syllable], 0.5, 10) };
}

function logOdds(
  loans: readonly string[],
  natives: readonly string[],
  featuresOf: (syllable: string) => string[],
  prior: number,
  least = 0,
) {
  const [yes, no] = [loans, natives].map((words) => {
    const counts = new Map<string, number>();
    for (const word of new Set(words))
      for (const syllable of word)
        for (const feature of featuresOf(syllable)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    return counts;
  }) as [Map<string, number>, Map<string, number>];
  const [yesTotal, noTotal] = [yes, no].map((counts) =>
    [...counts.values()].reduce((sum, count) => sum + count, 0),
  ) as [number, number];
  const odds: Record<string, number> = {};
  for (const feature of [...new Set([...yes.keys(), ...no.keys()])].sort()) {
    const [a, b] = [yes.get(feature) ?? 0, no.get(feature) ?? 0];
    if (a + b < least) continue;
    odds[feature] = Math.round(
      100 * Math.log((a + prior) / (yesTotal + prior) / ((b + prior * (noTotal / yesTotal)) / (noTotal + prior))),
    );
  }
  return odds;
}

/** Onset, vowel and coda by number: `o11`, `v8`, `c0`. */
function jamoOf(syllable: string): string[] {
  const number = syllable.charCodeAt(0) - 0xac00;
  return [`o${Math.floor(number / 588)}`, `v${Math.floor((number % 588) / 28)}`, `c${number % 28}`];
}

function isHangul(word: string): boolean {
  return /^[가-힣]+$/.test(word);
}

/** One row a line, so that git shows what changed. */
function format(): string {
  const parts = Object.entries(tables).map(([script, { pairs, endings }]) => {
    const rows = Object.keys(pairs)
      .sort()
      .map((phones) => `      ${JSON.stringify(phones)}: ${JSON.stringify(pairs[phones])}`);
    return `  "${script}": {\n    "pairs": {\n${rows.join(',\n')}\n    },\n    "endings": ${JSON.stringify(endings)}\n  }`;
  });
  const { jamo, syllables } = loan!;
  return `{\n${parts.join(',\n')},\n  "loan": {\n    "jamo": ${JSON.stringify(jamo)},\n    "syllables": ${JSON.stringify(syllables)}\n  }\n}\n`;
}
