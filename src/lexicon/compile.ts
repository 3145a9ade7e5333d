import { frontCode } from './frontCode.ts';
import { byCodeUnits, termKey, VERBAL } from './keys.ts';
import type { SourceConcept } from './source.ts';

/** The lexicon as it ships: records with `;` behind each and `|` between fields. */
export interface CompiledLexicon {
  /** `id|kind|codes|parents by number|audience|Korean name|English name;`, names that follow from the id left out. */
  readonly concepts: string;
  /**
   * One string for each first code unit, front-coded in code unit order: shared length (base 36), rest of the key, `|`,
   * direction, senses, `;`.
   */
  readonly spaced: readonly string[];
  readonly unspaced: readonly string[];
  /** Phrases that tell what a firm does, `role|phrase;phrase` each. */
  readonly roles: readonly string[];
}

/** Whether the languages of a term put the head last (`l`), first (`f`), or some so and some so (`b`). */
export type Direction = 'l' | 'f' | 'b';

/** Languages that put the head noun first. */
const HEAD_FIRST = new Set(['es', 'fr', 'it', 'pt', 'vi', 'id', 'ms', 'th', 'ar', 'ro', 'pl', 'uk', 'ru', 'fa', 'he']);

/** A sense: number of the concept in base 36, `~` behind it when an author marked the term. */
interface Entry {
  readonly senses: Map<number, boolean>;
  direction: Direction;
}

/** Compiles a lexicon. Equal sources give equal strings; the order of the files does not matter beyond the order of concepts. */
export function compileLexicon(source: readonly SourceConcept[], roles: readonly string[] = []): CompiledLexicon {
  const concepts = [...source].sort((a, b) => byCodeUnits(a.id, b.id));
  const numbers = new Map(concepts.map(({ id }, number) => [id, number]));
  const { spaced, unspaced } = codedTerms(concepts, numbers);
  return {
    concepts: codedConcepts(concepts, numbers),
    spaced: frontCode(spaced),
    unspaced: frontCode(unspaced),
    roles,
  };
}

/** The records of concepts, in their order. @param numbers Of their parents, at least. */
export function codedConcepts(concepts: readonly SourceConcept[], numbers: ReadonlyMap<string, number>): string {
  return concepts.map((concept) => `${conceptFields(concept, numbers).join('|')};`).join('');
}

/** The keys of all terms with their coded senses. @param numbers Of all concepts. */
export function codedTerms(
  concepts: readonly SourceConcept[],
  numbers: ReadonlyMap<string, number>,
): Record<'spaced' | 'unspaced', Map<string, string>> {
  const tables = { spaced: new Map<string, Entry>(), unspaced: new Map<string, Entry>() };
  for (const { id, terms } of concepts) {
    for (const { text, language, isMarked } of terms) {
      const found = termKey(text, language);
      if (found === undefined) continue;
      for (const key of [found.key, ...found.exact]) {
        addSense(tables[found.table], key, numbers.get(id)!, isMarked, directionOf(language));
      }
    }
  }
  dropNeedless(tables.spaced, concepts);
  return { spaced: codedEntries(tables.spaced), unspaced: codedEntries(tables.unspaced) };
}

/** The English name that an id says by itself. */
export function nameFromId(id: string): string {
  return id.replaceAll('-', ' ');
}

function directionOf(language: string): Direction {
  return HEAD_FIRST.has(language) ? 'f' : 'l';
}

function conceptFields(
  { id, kind, hsCodes, parents, audience, terms }: SourceConcept,
  numbers: ReadonlyMap<string, number>,
): string[] {
  const known = parents.map((parent) => numbers.get(parent)).filter((number) => number !== undefined);
  const ko = terms.find(({ language }) => language === 'ko')?.text ?? '';
  const en = terms.find(({ language }) => language === 'en')?.text ?? '';
  return [id, kind[0]!, hsCodes.join(' '), known.map(base36).join(' '), audience, ko, en === nameFromId(id) ? '' : en];
}

function addSense(
  table: Map<string, Entry>,
  key: string,
  number: number,
  isMarked: boolean,
  direction: Direction,
): void {
  let entry = table.get(key);
  if (entry === undefined) {
    entry = { senses: new Map(), direction };
    table.set(key, entry);
  }
  if (entry.direction !== direction) entry.direction = 'b';
  // Two spellings of a concept may meet in one key: it is marked only if both are.
  entry.senses.set(number, isMarked && (entry.senses.get(number) ?? true));
}

/** Exact keys are worth their place only where they leave fewer senses than the plain key, and for nouns like verb forms. */
function dropNeedless(spaced: Map<string, Entry>, concepts: readonly SourceConcept[]): void {
  const kept = new Set<string>();
  for (const { terms } of concepts) {
    for (const { text, language } of terms) {
      const found = termKey(text, language);
      if (found?.table !== 'spaced') continue;
      const { size } = spaced.get(found.key)!.senses;
      for (const key of found.exact) if (size > spaced.get(key)!.senses.size) kept.add(key);
      if (!found.key.includes(' ') && VERBAL.test(text.toLowerCase())) kept.add(found.exact[0]!);
    }
  }
  for (const key of [...spaced.keys()]) if (key.startsWith('=') && !kept.has(key)) spaced.delete(key);
}

function codedEntries(table: ReadonlyMap<string, Entry>): Map<string, string> {
  return new Map([...table].map(([key, { senses, direction }]) => [key, `${direction}${codedSenses(senses)}`]));
}

function codedSenses(senses: ReadonlyMap<number, boolean>): string {
  return [...senses]
    .sort(([a], [b]) => a - b)
    .map(([number, isMarked]) => `${base36(number)}${isMarked ? '~' : ''}`)
    .join(' ');
}

function base36(number: number): string {
  return number.toString(36);
}
