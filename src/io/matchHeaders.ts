import { InputError, UsageError } from '../errors.ts';
import { editDistance, suggest } from '../suggest.ts';
import { type Column, normalizeHeader } from './headers.ts';

/** The user's own headers: canonical column name to the header, or headers, that a file has for it. */
export type ColumnMapping<Name extends string = string> = Partial<Record<Name, string | readonly string[]>>;

/** Which cell of a row belongs to which column. */
export interface MatchedHeaders {
  /** Positions of the cells of each column that the file has; several only for joined or mapped columns. */
  positions: Map<string, number[]>;
  /** Headers that no column took, as they stand in the file. */
  ignored: string[];
  /** The header line as it stands in the file. */
  cells: readonly string[];
  /** Cells of the header line. */
  width: number;
  /** Cells up to the last one with a name: some programs end every line with a delimiter. */
  named: number;
}

/**
 * Finds the columns of a table in a header line.
 *
 * @throws InputError if a required or a mapped column is missing, UsageError if the mapping names an unknown column.
 */
export function matchHeaders(
  cells: readonly string[],
  table: readonly Column[],
  mapping: ColumnMapping = {},
  place: { file: string; line: number },
): MatchedHeaders {
  const headers = cells.map(normalizeHeader);
  const positions = new Map<string, number[]>();
  const taken = new Set<number>();
  const take = (name: string, found: number[]): void => {
    if (found.length === 0) return;
    positions.set(name, found);
    for (const position of found) taken.add(position);
  };
  for (const [name, wanted] of Object.entries(mapping)) {
    if (wanted === undefined) continue;
    checkMapped(name, table);
    const names = typeof wanted === 'string' ? [wanted] : wanted;
    take(
      name,
      names.map((header) => findMapped(header, name, cells, headers, place)),
    );
  }
  for (const column of table) {
    if (positions.has(column.name)) continue;
    const found = [column.name, ...column.accepted].flatMap((name) => allOf(normalizeHeader(name), headers, taken));
    // Joined cells follow the file's order; otherwise the first accepted name wins wherever it stands.
    take(column.name, column.joined ? [...new Set(found)].sort((a, b) => a - b) : found.slice(0, 1));
  }
  const missing = table.filter((column) => column.required && !positions.has(column.name));
  if (missing.length > 0) throw new InputError(missingMessage(missing, cells, headers, taken), place);
  return {
    positions,
    cells,
    ignored: cells.filter((header, position) => header !== '' && !taken.has(position)),
    width: cells.length,
    named: cells.findLastIndex((header) => header !== '') + 1,
  };
}

/** How many columns of the table a header line has: tells the delimiter. */
export function countRecognized(
  cells: readonly string[],
  table: readonly Column[],
  mapping: ColumnMapping = {},
): number {
  const headers = new Set(cells.map(normalizeHeader));
  const known = (name: string): boolean => headers.has(normalizeHeader(name));
  return table.filter(({ name, accepted }) => {
    const mapped = mapping[name];
    return known(name) || accepted.some(known) || (mapped !== undefined && [mapped].flat().some(known));
  }).length;
}

function allOf(header: string, headers: readonly string[], taken: ReadonlySet<number>): number[] {
  return headers.flatMap((candidate, position) => (candidate === header && !taken.has(position) ? [position] : []));
}

function checkMapped(name: string, table: readonly Column[]): void {
  const names = table.map((column) => column.name);
  if (!names.includes(name)) throw new UsageError(`columns: "${name}" is no column${suggest(name, names)}`);
}

function findMapped(
  header: string,
  name: string,
  cells: readonly string[],
  headers: readonly string[],
  place: { file: string; line: number },
): number {
  const exact = cells.indexOf(header.trim());
  const position = exact === -1 ? headers.indexOf(normalizeHeader(header)) : exact;
  if (position !== -1) return position;
  const message = `no column "${header}", which is mapped to ${name}; found: ${shown(cells)}. Correct the mapping.`;
  throw new InputError(message, place);
}

function missingMessage(
  missing: readonly Column[],
  cells: readonly string[],
  headers: readonly string[],
  taken: ReadonlySet<number>,
): string {
  const wanted = missing.map(({ name, accepted }) =>
    accepted.length === 0 ? name : `${name} (also accepted: ${accepted.join(', ')})`,
  );
  const near = nearHeader(missing, headers, taken);
  const hint = near === undefined ? '' : ` Did you mean "${cells[near]}" for ${missing[0]!.name}?`;
  return `no column for ${wanted.join(' and ')}; found: ${shown(cells)}.${hint} Rename the column, or map it with --config.`;
}

/** Position of an unused header within edit distance 2 of an accepted one (1 for short names) for the first missing column. */
function nearHeader(
  missing: readonly Column[],
  headers: readonly string[],
  taken: ReadonlySet<number>,
): number | undefined {
  const { name, accepted } = missing[0]!;
  const names = [name, ...accepted].map(normalizeHeader);
  let best: number | undefined;
  let bestDistance = 3;
  headers.forEach((header, position) => {
    if (taken.has(position) || header === '' || header.length > 40) return;
    for (const candidate of names) {
      const distance = editDistance(header, candidate);
      if (distance < bestDistance && distance * 2 < candidate.length) {
        best = position;
        bestDistance = distance;
      }
    }
  });
  return best;
}

/** The headers that each column was read from. */
export function columnHeaders({ positions, cells }: MatchedHeaders): Map<string, string[]> {
  return new Map([...positions].map(([name, places]) => [name, places.map((place) => cells[place]!)]));
}

/** Ignored headers that are near an accepted name of a column that the file does not have: 희망국 for 희망국가. */
export function misspeltHeaders({ positions, ignored }: MatchedHeaders, table: readonly Column[]): Map<string, string> {
  const open = table.filter(({ name }) => !positions.has(name)).flatMap(({ name, accepted }) => [name, ...accepted]);
  const misspelt = new Map<string, string>();
  for (const header of ignored) {
    const written = normalizeHeader(header);
    if (written.length > 40) continue;
    const near = open.find((name) => {
      const wanted = normalizeHeader(name);
      return editDistance(written, wanted) * 3 <= wanted.length;
    });
    if (near !== undefined) misspelt.set(header, near);
  }
  return misspelt;
}

const SHOWN = 12;

function shown(cells: readonly string[]): string {
  const names = cells
    .filter((cell) => cell !== '')
    .map((cell) => (cell.length > 40 ? `${cell.slice(0, 40)}...` : cell).replace(/\s+/g, ' '));
  const quoted = names.slice(0, SHOWN).map((name) => `"${name}"`);
  return quoted.join(', ') + (names.length > SHOWN ? ', ...' : '');
}
