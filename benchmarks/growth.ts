/**
 * What would more terms bring? Quality at parts of the lexicon: a term is kept or left out by a hash of itself and a seed,
 * so the same seed keeps the same terms, and a larger part holds every smaller one.
 *
 *     npx tsx benchmarks/growth.ts [--seeds 3] [--out benchmarks/runs/growth]
 *
 * Two ways: the terms of every language are thinned out, or the Korean ones alone. Prints a table; `--out` writes it, the
 * figures and a picture into a folder.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lexiconFiles } from '../src/lexicon/build/files.ts';
import { lexiconFile } from '../src/lexicon/builtIn.ts';
import { compileLexicon } from '../src/lexicon/compile.ts';
import { Lexicon, replaceBuiltInLexicon } from '../src/lexicon/lexicon.ts';
import { readLexiconFiles, type SourceConcept, type SourceTerm } from '../src/lexicon/source.ts';
import { HASH_START, hashStep } from '../src/lexicon/termTable.ts';
import { type Line, lineChart } from './lib/chart.ts';
import { table } from './lib/statistics.ts';
import { classifyAllTexts, isRight } from './quality/classifyTexts.ts';
import { type Golden, readGolden } from './quality/golden.ts';
import { sellerLanguage } from './quality/languages.ts';
import { perSeller, runOf } from './quality/measure.ts';

const { values: options } = parseArgs({
  options: {
    golden: { type: 'string', default: 'data/golden/dev' },
    seeds: { type: 'string', default: '3' },
    out: { type: 'string' },
  },
});

const SHARES = [0, 0.25, 0.5, 0.75, 1];
const SCOPES = { 'all languages': undefined, 'Korean terms alone': 'ko' } as const;
type Scope = keyof typeof SCOPES;

const MEASURES = ['nDCG@10', 'nDCG@10, Korean only', 'HS4@1', 'HS4@1, Korean'] as const;
type Figures = Record<(typeof MEASURES)[number], number>;

interface Point {
  scope: Scope;
  share: number;
  seed: number;
  terms: number;
  figures: Figures;
}

/** Uniform in [0, 1), the same on every machine. */
function place({ language, text }: SourceTerm, seed: number): number {
  let hash = HASH_START;
  for (const character of `${seed} ${language} ${text}`) hash = hashStep(hash, character.codePointAt(0)!);
  // The low bits of the last character are still in place: mixed once more (murmur3's last step).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

function part(concepts: readonly SourceConcept[], scope: Scope, share: number, seed: number): SourceConcept[] {
  const language = SCOPES[scope];
  const isKept = (term: SourceTerm) => (language && term.language !== language) || place(term, seed) < share;
  return concepts.map((concept) => ({ ...concept, terms: concept.terms.filter(isKept) }));
}

async function measure(golden: Golden, concepts: readonly SourceConcept[]): Promise<Figures> {
  replaceBuiltInLexicon(new Lexicon({ ...lexiconFile(), ...compileLexicon(concepts, lexiconFile().roles) }));
  return measurePresent(golden);
}

/** With the lexicon that is in place. */
async function measurePresent(golden: Golden): Promise<Figures> {
  const scores = perSeller(golden.qrels, await runOf(golden));
  const korean = golden.sellers.filter((seller) => sellerLanguage(seller) === 'Korean only').map(({ id }) => id);
  const texts = classifyAllTexts();
  const rate = (some: typeof texts) => mean(some.map((text) => Number(isRight(text, 4, 1))));
  return {
    'nDCG@10': mean([...scores.values()]),
    'nDCG@10, Korean only': mean(korean.map((id) => scores.get(id) ?? 0)),
    'HS4@1': rate(texts),
    'HS4@1, Korean': rate(texts.filter(({ language }) => language === 'ko')),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function measureAll(): Promise<Point[]> {
  const golden = await readGolden(options.golden);
  const { concepts } = readLexiconFiles(lexiconFiles(join('data', 'lexicon')));
  const shipped = await measurePresent(golden);
  const points: Point[] = [];
  for (const scope of Object.keys(SCOPES) as Scope[]) {
    for (const share of SHARES) {
      // Nothing and everything are the same for every seed.
      const seeds = share === 0 || share === 1 ? 1 : Number(options.seeds);
      for (let seed = 1; seed <= seeds; seed++) {
        const some = part(concepts, scope, share, seed);
        const terms = some.reduce((sum, concept) => sum + concept.terms.length, 0);
        points.push({ scope, share, seed, terms, figures: await measure(golden, some) });
      }
    }
  }
  const whole = points.find(({ share }) => share === 1)!.figures;
  if (JSON.stringify(whole) !== JSON.stringify(shipped)) {
    throw new Error(
      'all terms do not give what the compiled lexicon gives: run npm run lexicon, or a part of it is left out here',
    );
  }
  return points;
}

function pointsOf(points: readonly Point[], scope: Scope, share: number): Point[] {
  return points.filter((point) => point.scope === scope && point.share === share);
}

function summary(points: readonly Point[]): string {
  const rows = (Object.keys(SCOPES) as Scope[]).flatMap((scope) =>
    SHARES.map((share) => {
      const some = pointsOf(points, scope, share);
      const cell = (name: (typeof MEASURES)[number]) => {
        const values = some.map(({ figures }) => figures[name]);
        const range = ` (${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)})`;
        return `${mean(values).toFixed(3)}${values.length > 1 ? range : ''}`;
      };
      const terms = Math.round(mean(some.map((point) => point.terms)));
      return [scope, `${share * 100} %`, terms, ...MEASURES.map(cell)];
    }),
  );
  return table(['thinned out', 'kept', 'terms', ...MEASURES], rows);
}

function picture(points: readonly Point[]): string {
  const lines: Line[] = (Object.keys(SCOPES) as Scope[]).flatMap((scope) =>
    (['nDCG@10, Korean only', 'HS4@1, Korean'] as const).map((name) => ({
      label: `${name}; ${scope}`,
      colour: name.startsWith('nDCG') ? '#0072b2' : '#d55e00',
      isDashed: scope !== 'all languages',
      points: SHARES.map((share): [number, number] => [
        share,
        mean(pointsOf(points, scope, share).map(({ figures }) => figures[name])),
      ]),
    })),
  );
  return lineChart('Quality over the part of the lexicon', 'part of the terms that is kept', lines);
}

const points = await measureAll();
const text = summary(points);
console.log(text);
if (options.out) {
  mkdirSync(options.out, { recursive: true });
  const command = `npx tsx benchmarks/growth.ts --seeds ${options.seeds}`;
  writeFileSync(
    join(options.out, 'growth.md'),
    `# Quality over the part of the lexicon\n\n\`${command}\`; mean (least to most) over seeds.\n\n${text}\n`,
  );
  writeFileSync(join(options.out, 'growth.svg'), picture(points));
}
