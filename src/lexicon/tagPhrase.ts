import type { TextLanguage } from '../text/language.ts';
import { foldRun } from '../text/normalize.ts';
import { Script } from '../text/script.ts';
import { functionWord } from './functionWords.ts';
import { functionRole, isUnspaced, wordsOf } from './keys.ts';
import type { Lexicon } from './lexicon.ts';
import type { TermMatch } from './match.ts';
import { type Run, runsOf } from './phrases.ts';
import { type Markers, type RoledMatch, rolesOf } from './roles.ts';
import { matchSpaced, type PlacedWord } from './spacedMatch.ts';
import { matchUnspaced } from './unspacedMatch.ts';

/** A word of another script parts the words around it by more than any window forgives. */
const APART = 2;

/** The terms of one phrase with their roles, in order. */
export function tagPhrase(phrase: string, lexicon: Lexicon, language: TextLanguage): RoledMatch[] {
  const runs = runsOf(phrase);
  const markers: Record<keyof Markers, number[]> = {
    prepositions: [],
    postpositions: [],
    conjunctions: [],
    measures: measuresOf(runs),
  };
  const spaced = spacedMatches(runs, lexicon, language, markers);
  const unspaced = unspacedMatches(runs, lexicon, markers);
  if (unspaced.length === 0) return rolesOf(spaced, markers);
  // LED조명 is one term: its LED is none.
  const outside = spaced.filter(
    (inner) => !unspaced.some(({ start, end }) => start <= inner.start && inner.end <= end),
  );
  return rolesOf(
    [...outside, ...unspaced].sort((a, b) => a.start - b.start || a.end - b.end),
    markers,
  );
}

/** A number behind a blank with its unit close behind it (`500g`, `30팩`, `10 x 5`), or alone. */
function measuresOf(runs: readonly Run[]): number[] {
  return runs.filter(({ script, touches }) => script === Script.digit && !touches).map(({ start }) => start);
}

function spacedMatches(
  runs: readonly Run[],
  lexicon: Lexicon,
  language: TextLanguage,
  markers: Record<keyof Markers, number[]>,
): TermMatch[] {
  const words: PlacedWord[] = [];
  let slot = 0;
  runs.forEach((run, n) => {
    if (run.afterSign) {
      markers.conjunctions.push(run.start);
      slot++;
    }
    if (isUnspaced(run.script)) {
      slot += APART;
      return;
    }
    const parts = wordsOf(run, language === 'vi');
    parts.forEach(({ stem, lower }, part) => {
      const end = run.start + run.text.length;
      const role = functionRole(lower, n === runs.length - 1 && part === parts.length - 1, language);
      if (role === undefined) words.push({ stem, lower, start: run.start, end, slot: slot++ });
      else if (role === 'preposition') markers.prepositions.push(run.start);
      else if (role === 'postposition') markers.postpositions.push(run.start);
      else if (role === 'conjunction') {
        markers.conjunctions.push(end);
        slot++;
      }
    });
  });
  return words.length === 0 ? [] : matchSpaced(words, lexicon);
}

function unspacedMatches(
  runs: readonly Run[],
  lexicon: Lexicon,
  markers: Record<keyof Markers, number[]>,
): TermMatch[] {
  const matches: TermMatch[] = [];
  let row: Run[] = [];
  const close = (): void => {
    if (row.some(({ script }) => isUnspaced(script))) {
      const found = matchUnspaced(row, lexicon);
      matches.push(...found.matches);
      markers.conjunctions.push(...found.conjunctions);
    }
    row = [];
  };
  for (const run of runs) {
    const role = run.script === Script.hangul && !run.touches ? functionWord(foldRun(run.text), '') : undefined;
    if (role === undefined) {
      row.push(run);
      continue;
    }
    close();
    if (role === 'conjunction') markers.conjunctions.push(run.start);
    else markers.postpositions.push(run.start);
  }
  close();
  markers.conjunctions.sort((a, b) => a - b);
  return matches;
}
