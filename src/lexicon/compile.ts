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

/** Longest prefix that one base 36 digit can say. */
const LONGEST_SHARED = 35;

/** Compiles a lexicon. Equal sources give equal strings; the order of the files does not matter beyond the order of concepts. */
export function compileLexicon(source: readonly SourceConcept[], roles: readonly string[] = []): CompiledLexicon {
  const concepts = [...source].sort((a, b) => byCodeUnits(a.id, b.id));
  const numbers = new Map(concepts.map(({ id }, number) => [id, number]));
  const tables = { spaced: new Map<string, Entry>(), unspaced: new Map<string, Entry>() };
  concepts.forEach(({ terms }, number) => {
    for (const { text, language, isMarked } of terms) {
      const found = termKey(text, language === 'vi');
      if (found === undefined) continue;
      for (const key of [found.key, ...found.exact]) {
        addSense(tables[found.table], key, number, isMarked, directionOf(language));
      }
    }
  });
  dropNeedless(tables.spaced, concepts);
  return {
    concepts: concepts.map((concept) => `${conceptFields(concept, numbers).join('|')};`).join(''),
    spaced: frontCode(tables.spaced),
    unspaced: frontCode(tables.unspaced),
    roles,
  };
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
  numbers: Map<string, number>,
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
      const found = termKey(text, language === 'vi');
      if (found?.table !== 'spaced') continue;
      const { size } = spaced.get(found.key)!.senses;
      for (const key of found.exact) if (size > spaced.get(key)!.senses.size) kept.add(key);
      if (!found.key.includes(' ') && VERBAL.test(text.toLowerCase())) kept.add(found.exact[0]!);
    }
  }
  for (const key of [...spaced.keys()]) if (key.startsWith('=') && !kept.has(key)) spaced.delete(key);
}

function frontCode(table: Map<string, Entry>): string[] {
  let before = '';
  const buckets: string[] = [];
  for (const key of [...table.keys()].sort(byCodeUnits)) {
    const { senses, direction } = table.get(key)!;
    const shared = sharedLength(before, key);
    const refs = [...senses]
      .sort(([a], [b]) => a - b)
      .map(([number, isMarked]) => `${base36(number)}${isMarked ? '~' : ''}`);
    if (shared === 0 && key[0] !== before[0]) buckets.push('');
    buckets[buckets.length - 1] += `${base36(shared)}${key.slice(shared)}|${direction}${refs.join(' ')};`;
    before = key;
  }
  return buckets;
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length, LONGEST_SHARED);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

function base36(number: number): string {
  return number.toString(36);
}
