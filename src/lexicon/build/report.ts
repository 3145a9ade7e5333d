/**
 * What the checker has to say about data/lexicon, for its authors.
 *
 *     npm run lexicon:report [-- --all]
 */
import { join } from 'node:path';
import headingFile from '../../../data/hs-headings.json';
import { readLexiconFiles } from '../source.ts';
import { checkLexicon } from './check.ts';
import { lexiconFiles } from './files.ts';

const SHOWN = process.argv.includes('--all') ? Number.POSITIVE_INFINITY : 15;

const report = checkLexicon(readLexiconFiles(lexiconFiles(join('data', 'lexicon'))), Object.keys(headingFile.headings));
const terms = Object.entries(report.counts.terms).map(([language, count]) => `${language} ${count}`);
console.log(`${report.counts.concepts} concepts; terms: ${terms.join(', ')}`);
show('errors', report.errors.map(at));
show('ids in two places', report.repeatedIds.map(at));
show('terms twice in a line', report.duplicates.map(at));
show('headings without a Korean term', report.missingHeadings.ko);
show('headings without an English term', report.missingHeadings.en);
show('terms of too many words', report.tooLong.map(at));
show(
  'ambiguous terms',
  [...report.ambiguous]
    .sort((a, b) => b.concepts.length - a.concepts.length)
    .map(({ term, concepts, isMarked }) => `${term}${isMarked ? '~' : ''}: ${concepts.join(', ')}`),
);
show(
  'different terms on one key',
  report.collisions.map(({ key, terms, concepts }) => `${key}: ${terms.join(', ')} (${concepts.join(', ')})`),
);
show('Korean terms of one syllable', report.oneSyllable);

function at({ place, message }: { place: string; message: string }): string {
  return `${place}: ${message}`;
}

function show(title: string, lines: readonly string[]): void {
  console.log(`\n${title}: ${lines.length}`);
  for (const line of lines.slice(0, SHOWN)) console.log(`  ${line}`);
  if (lines.length > SHOWN) console.log(`  ... and ${lines.length - SHOWN} more (--all)`);
}
