import headingFile from '../../data/hs-headings.json';
import { InputError } from '../errors.ts';
import { nearestName } from '../suggest.ts';
import { termKey } from './keys.ts';
import { builtInLexicon } from './lexicon.ts';
import { AUDIENCE_CELLS, COLUMNS, KINDS, readTermList, type SourceConcept, type SourceTerm } from './source.ts';
import { MOST_STEMS } from './spacedMatch.ts';
import { wrongScript } from './termScript.ts';
import type { Concept, ConceptKind } from './types.ts';

/** Terms for a concept of the lexicon that ships. */
const TERM_COLUMNS = 3;

/** A user's additions, checked. */
export interface ParsedAdditions {
  readonly concepts: SourceConcept[];
  /** Concepts of the built-in lexicon, with the added terms alone. */
  readonly extended: SourceConcept[];
}

/** Reads line by line; the first line that is wrong ends it. */
export class AdditionReader {
  readonly #source: string;
  readonly #known = builtInLexicon();
  readonly #own = new Map<string, SourceConcept>();
  readonly #extended = new Map<string, SourceConcept>();

  constructor(source: string) {
    this.#source = source;
  }

  read(text: string): ParsedAdditions {
    const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
    const rows = lines.flatMap((line, i) => {
      const cells = cellsOf(line);
      return cells.every((cell) => cell === '') || cells[0]!.startsWith('#') ? [] : [{ cells, line: i + 1 }];
    });
    if (rows.length === 0)
      throw new InputError('holds no line to add. See data/lexicon/README.md.', { file: this.#source });
    // Concepts first, so that a term may stand above its concept, and a child above its parent.
    for (const { cells, line } of rows) if (cells.length > TERM_COLUMNS) this.#addConcept(cells, line);
    for (const { cells, line } of rows) if (cells.length <= TERM_COLUMNS) this.#addTerms(cells, line);
    for (const concept of this.#own.values()) this.#checkParents(concept);
    return { concepts: [...this.#own.values()], extended: [...this.#extended.values()] };
  }

  #addConcept(cells: readonly string[], line: number): void {
    if (cells.length > COLUMNS) throw this.#error(line, `has ${cells.length} columns. ${FORM}`);
    const [id = '', kind = '', hs = '', parents = '', audience = '', ko = '', en = ''] = cells;
    this.#checkId(id, line);
    if (!KINDS.includes(kind)) throw this.#error(line, `kind "${kind}"; give ${listed(KINDS)}.`);
    if (!AUDIENCE_CELLS.includes(audience))
      throw this.#error(
        line,
        `audience "${audience}"; leave it empty or give ${listed(AUDIENCE_CELLS.filter(Boolean))}.`,
      );
    const terms = [...this.#terms(ko, 'ko', line), ...this.#terms(en, 'en', line)];
    if (terms.length === 0) throw this.#error(line, `"${id}" has no term; give one in the column ko or en.`);
    const hsCodes = listOf(hs);
    for (const code of hsCodes) this.#checkCode(code, line);
    const place = String(line);
    this.#own.set(id, { id, kind: kind as ConceptKind, hsCodes, parents: listOf(parents), audience, terms, place });
  }

  #checkId(id: string, line: number): void {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      throw this.#error(line, `id "${id}"; give small letters and digits with hyphens, as in "rice-snack".`);
    if (this.#own.has(id))
      throw this.#error(line, `"${id}" stands in line ${this.#own.get(id)!.place} already; join the two.`);
    if (this.#known.find(id) !== undefined)
      throw this.#error(
        line,
        `"${id}" is a concept of the built-in lexicon. To add terms to it write three columns: ${id}, ko, terms.`,
      );
  }

  #checkCode(code: string, line: number): void {
    if (!/^(\d{4}|\d{6})$/.test(code))
      throw this.#error(line, `HS code "${code}"; give 4 or 6 digits without dots, blanks between codes.`);
    if (!HEADINGS.has(code.slice(0, 4))) throw this.#error(line, `HS heading ${code.slice(0, 4)} does not exist.`);
  }

  #checkParents({ parents, place, id }: SourceConcept): void {
    for (const parent of parents) {
      if (!this.#own.has(parent) && this.#known.find(parent) === undefined)
        throw this.#error(Number(place), `no concept has the id "${parent}", its parent${this.#hint(parent)}`);
    }
    const open = [...parents];
    const seen = new Set<string>();
    for (let above = open.pop(); above !== undefined; above = open.pop()) {
      if (above === id) throw this.#error(Number(place), `"${id}" is above itself; take it out of its own parents.`);
      if (!seen.has(above)) open.push(...(this.#own.get(above)?.parents ?? []));
      seen.add(above);
    }
  }

  #addTerms(cells: readonly string[], line: number): void {
    if (cells.length < TERM_COLUMNS) throw this.#error(line, `has ${cells.length} columns. ${FORM}`);
    const [id = '', language = '', list = ''] = cells;
    if (KINDS.includes(language))
      throw this.#error(line, `"${id}" has no term; give one in the column ko or en. ${FORM}`);
    if (!/^[a-z]{2}(-[A-Z][a-z]{3})?$/.test(language))
      throw this.#error(line, `language "${language}"; give a code such as ko, en, vi or zh-Hant.`);
    const terms = this.#terms(list, language, line);
    if (terms.length === 0) throw this.#error(line, 'has no term in its third column.');
    const own = this.#own.get(id);
    if (own !== undefined) own.terms.push(...terms);
    else this.#extend(this.#conceptNamed(id, line), terms, line);
  }

  #extend({ id, kind, hsCodes }: Concept, terms: readonly SourceTerm[], line: number): void {
    const known = this.#extended.get(id);
    if (known !== undefined) known.terms.push(...terms);
    else
      this.#extended.set(id, { id, kind, hsCodes, parents: [], audience: '', terms: [...terms], place: String(line) });
  }

  /** A concept by its id, or by any term that means nothing else: clerks know names, not ids. */
  #conceptNamed(name: string, line: number): Concept {
    const byId = this.#known.find(name);
    if (byId !== undefined) return byId;
    const key = termKey(name);
    const concepts = (key && this.#known[key.table].senses(key.key)?.concepts) ?? [];
    if (concepts.length === 1) return concepts[0]!;
    if (concepts.length > 1)
      throw this.#error(
        line,
        `"${name}" means several kinds of goods; give the id: ${listed(concepts.map(({ id }) => id))}.`,
      );
    throw this.#error(line, `no concept has the id or the name "${name}"${this.#hint(name)}`);
  }

  #terms(cell: string, language: string, line: number): SourceTerm[] {
    const terms = readTermList(cell, language);
    for (const { text } of terms) {
      const wrong = wrongScript(text, language);
      if (wrong !== undefined) throw this.#error(line, `"${text}" has ${wrong}. Put it under its own language.`);
      if (/[|~]/.test(text))
        throw this.#error(line, `"${text}" has a "|" or "~" inside; "~" may stand behind a term only.`);
      const key = termKey(text, language);
      if (key === undefined) throw this.#error(line, `"${text}" has no letters.`);
      if (key.table === 'spaced' && key.key.split(' ').length > MOST_STEMS)
        throw this.#error(line, `"${text}" has more than ${MOST_STEMS} words; give a shorter term.`);
    }
    return terms;
  }

  #hint(id: string): string {
    const near = nearestName(id, [...this.#own.keys(), ...this.#known.ids()]);
    return near === undefined
      ? '; give another name of it, or write it as a concept of 7 columns.'
      : `, did you mean "${near}"?`;
  }

  #error(line: number, message: string): InputError {
    return new InputError(message, { file: this.#source, line });
  }
}

const HEADINGS: ReadonlySet<string> = new Set(Object.keys(headingFile.headings));

const FORM =
  'Write a concept in 7 columns between tabs (id, kind, hs, parents, audience, ko, en) or terms in 3 (id or name, language, terms).';

/** Cells between tabs, without the quotes that Excel puts around some, and without empty ones at the end of a line of terms. */
function cellsOf(line: string): string[] {
  const cells = line.split('\t').map((cell) => {
    const bare = cell.trim();
    return /^".*"$/.test(bare) ? bare.slice(1, -1).replaceAll('""', '"').trim() : bare;
  });
  // Excel fills short lines up with empty cells.
  const written = cells.findLastIndex((cell) => cell !== '') + 1;
  return written <= TERM_COLUMNS ? cells.slice(0, TERM_COLUMNS) : cells;
}

function listOf(cell: string): string[] {
  return cell.split(' ').filter(Boolean);
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]!}`;
}
