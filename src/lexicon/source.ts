import type { ConceptKind } from './types.ts';

/** A term as an author wrote it. */
export interface SourceTerm {
  readonly text: string;
  readonly language: string;
  /** Marked with `~`: has other common senses too. */
  readonly isMarked: boolean;
}

/** A concept as its authors wrote it, with the terms of all languages. */
export interface SourceConcept {
  readonly id: string;
  readonly kind: ConceptKind;
  readonly hsCodes: readonly string[];
  readonly parents: readonly string[];
  readonly audience: string;
  readonly terms: SourceTerm[];
  /** `file:line`. */
  readonly place: string;
}

/** One file of the lexicon. */
export interface LexiconFile {
  /** Path below the lexicon's folder: `concepts/01-food.tsv`, `terms/es/food.tsv`. */
  readonly path: string;
  readonly text: string;
}

/** A line that cannot be read. */
export interface FormatProblem {
  readonly place: string;
  readonly message: string;
}

export interface LexiconSource {
  readonly concepts: SourceConcept[];
  readonly problems: FormatProblem[];
  /** Ids that stand in two places. */
  readonly repeated: FormatProblem[];
}

export const KINDS: readonly string[] = ['product', 'category', 'material', 'use'];
export const AUDIENCE_CELLS: readonly string[] = ['', 'pet', 'baby', 'car', 'camping', 'medical', 'industrial'];
export const COLUMNS = 7;

/** Reads the files of a lexicon. What cannot be read is left out and named. Files are taken in the order of their paths. */
export function readLexiconFiles(files: readonly LexiconFile[]): LexiconSource {
  const source: LexiconSource = { concepts: [], problems: [], repeated: [] };
  const byId = new Map<string, SourceConcept>();
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of sorted) if (file.path.startsWith('concepts/')) readConcepts(file, byId, source);
  for (const file of sorted) if (file.path.startsWith('terms/')) readTerms(file, byId, source);
  return source;
}

function* linesOf({ path, text }: LexiconFile): Generator<{ cells: string[]; place: string }> {
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.replace(/\r$/, '');
    if (line === '' || line.startsWith('#')) continue;
    yield { cells: line.split('\t'), place: `${path}:${i + 1}` };
  }
}

function readConcepts(file: LexiconFile, byId: Map<string, SourceConcept>, source: LexiconSource): void {
  const { concepts, problems, repeated } = source;
  for (const { cells, place } of linesOf(file)) {
    const [id = '', kind = '', hs = '', parents = '', audience = '', ko = '', en = ''] = cells;
    if (cells.length !== COLUMNS) problems.push({ place, message: `${cells.length} columns, expected ${COLUMNS}` });
    else if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) problems.push({ place, message: `"${id}" is no id ([a-z0-9-]+)` });
    else if (!KINDS.includes(kind)) problems.push({ place, message: `kind "${kind}", expected ${KINDS.join(', ')}` });
    else if (!AUDIENCE_CELLS.includes(audience)) problems.push({ place, message: `audience "${audience}" is unknown` });
    else {
      const concept: SourceConcept = {
        id,
        kind: kind as ConceptKind,
        hsCodes: hs.split(' ').filter(Boolean),
        parents: parents.split(' ').filter(Boolean),
        audience,
        terms: [...readTermList(ko, 'ko'), ...readTermList(en, 'en')],
        place,
      };
      const first = byId.get(id);
      if (first !== undefined) {
        // Two authors had the same idea: its terms count, its place in the hierarchy is the first one's.
        repeated.push({ place, message: `"${id}" stands at ${first.place} already; its terms are added there` });
        first.terms.push(...concept.terms);
        continue;
      }
      byId.set(id, concept);
      concepts.push(concept);
    }
  }
}

function readTerms(file: LexiconFile, byId: Map<string, SourceConcept>, { problems }: LexiconSource): void {
  const language = file.path.split('/')[1]!;
  for (const { cells, place } of linesOf(file)) {
    const [id = '', terms = ''] = cells;
    const concept = byId.get(id);
    if (cells.length !== 2) problems.push({ place, message: `${cells.length} columns, expected 2` });
    else if (concept === undefined) problems.push({ place, message: `no concept has the id "${id}"` });
    else concept.terms.push(...readTermList(terms, language));
  }
}

export function readTermList(cell: string, language: string): SourceTerm[] {
  return cell
    .split(';')
    .map((written) => written.trim())
    .filter((written) => written !== '' && written !== '~')
    .map((written) => ({ text: written.replace(/~$/, '').trim(), language, isMarked: written.endsWith('~') }));
}
