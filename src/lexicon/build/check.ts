import { termKey } from '../keys.ts';
import type { FormatProblem, LexiconSource, SourceConcept } from '../source.ts';
import { MOST_STEMS } from '../spacedMatch.ts';
import { wrongScript } from '../termScript.ts';

/** What the checker found. `errors` fail the tests; the rest is for the authors to look at. */
export interface LexiconReport {
  readonly errors: FormatProblem[];
  readonly counts: { concepts: number; terms: Record<string, number> };
  readonly repeatedIds: FormatProblem[];
  /** Terms that stand twice in the line of a concept. */
  readonly duplicates: FormatProblem[];
  /** The same term in several concepts, which share its weight. */
  readonly ambiguous: { term: string; concepts: string[]; isMarked: boolean }[];
  /** Different terms of different concepts that fall on one key. */
  readonly collisions: { key: string; terms: string[]; concepts: string[] }[];
  readonly oneSyllable: string[];
  /** Terms of more words than the matcher looks for. */
  readonly tooLong: FormatProblem[];
  /** Headings without a term, by language. */
  readonly missingHeadings: Record<'ko' | 'en', string[]>;
}

/** Checks a lexicon against the headings that exist. */
export function checkLexicon(source: LexiconSource, headings: readonly string[]): LexiconReport {
  const { concepts } = source;
  const known = new Set(headings);
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const report: LexiconReport = {
    errors: [...source.problems],
    counts: { concepts: concepts.length, terms: {} },
    repeatedIds: source.repeated,
    duplicates: [],
    ambiguous: [],
    collisions: [],
    oneSyllable: [],
    tooLong: [],
    missingHeadings: { ko: [], en: [] },
  };
  for (const concept of concepts) {
    checkLinks(concept, byId, report.errors);
    checkCodes(concept, known, report.errors);
    checkTerms(concept, report);
  }
  listSharedKeys(concepts, report);
  for (const language of ['ko', 'en'] as const) {
    const covered = headingsOf(concepts, language);
    report.missingHeadings[language].push(...headings.filter((heading) => !covered.has(heading)));
  }
  return report;
}

function checkLinks(
  { id, parents, place }: SourceConcept,
  byId: Map<string, SourceConcept>,
  errors: FormatProblem[],
): void {
  for (const parent of parents) if (!byId.has(parent)) errors.push({ place, message: `unknown parent "${parent}"` });
  const seen = new Set<string>();
  const open = [...parents];
  for (let above = open.pop(); above !== undefined; above = open.pop()) {
    if (above === id) {
      errors.push({ place, message: `"${id}" is its own ancestor` });
      return;
    }
    if (seen.has(above)) continue;
    seen.add(above);
    open.push(...(byId.get(above)?.parents ?? []));
  }
}

function checkCodes({ hsCodes, place }: SourceConcept, known: ReadonlySet<string>, errors: FormatProblem[]): void {
  for (const code of hsCodes) {
    if (!/^(\d{4}|\d{6})$/.test(code)) errors.push({ place, message: `"${code}" is no code of 4 or 6 digits` });
    else if (!known.has(code.slice(0, 4)))
      errors.push({ place, message: `heading ${code.slice(0, 4)} does not exist` });
  }
}

function checkTerms({ id, terms, place }: SourceConcept, report: LexiconReport): void {
  const { errors, duplicates, tooLong, oneSyllable, counts } = report;
  const seen = new Set<string>();
  for (const { text, language, isMarked } of terms) {
    counts.terms[language] = (counts.terms[language] ?? 0) + 1;
    const where = `${place} (${id}, ${language})`;
    const wrong = wrongScript(text, language);
    if (wrong !== undefined) errors.push({ place: where, message: `"${text}" has ${wrong}` });
    if (text.includes('|') || text.includes('~'))
      errors.push({ place: where, message: `"${text}" has a reserved sign` });
    const found = termKey(text, language);
    if (found === undefined) {
      errors.push({ place: where, message: `"${text}" has no letters` });
      continue;
    }
    // AUS32 is aus (out of, in German) and 32: every `32mm` would be one. An 18650 is a battery.
    if (/^\d{1,4}$/.test(found.key))
      errors.push({ place: where, message: `"${text}" is compared by its digits alone` });
    const written = `${language} ${text.toLowerCase()}`;
    if (seen.has(written)) duplicates.push({ place: where, message: text });
    seen.add(written);
    if (found.table === 'spaced' && found.key.split(' ').length > MOST_STEMS)
      tooLong.push({ place: where, message: text });
    if (language === 'ko' && found.key.length === 1) oneSyllable.push(`${text}${isMarked ? '~' : ''} (${id})`);
  }
}

function listSharedKeys(concepts: readonly SourceConcept[], { ambiguous, collisions }: LexiconReport): void {
  const byKey = new Map<string, { written: Set<string>; ids: Set<string>; isMarked: boolean }>();
  for (const { id, terms } of concepts) {
    for (const { text, language, isMarked } of terms) {
      const found = termKey(text, language);
      if (found === undefined) continue;
      const entry = byKey.get(found.key) ?? { written: new Set(), ids: new Set(), isMarked: false };
      entry.written.add(text.toLowerCase().replace(/[\s-]/g, ''));
      entry.ids.add(id);
      entry.isMarked ||= isMarked;
      byKey.set(found.key, entry);
    }
  }
  for (const [key, { written, ids, isMarked }] of byKey) {
    if (ids.size < 2) continue;
    if (written.size > 1) collisions.push({ key, terms: [...written], concepts: [...ids] });
    else ambiguous.push({ term: [...written][0]!, concepts: [...ids], isMarked });
  }
}

function headingsOf(concepts: readonly SourceConcept[], language: string): Set<string> {
  const covered = new Set<string>();
  for (const { hsCodes, terms } of concepts) {
    if (!terms.some((term) => term.language === language)) continue;
    for (const code of hsCodes) covered.add(code.slice(0, 4));
  }
  return covered;
}
