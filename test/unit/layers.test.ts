import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Rooms from the top down: a room imports only rooms of lower rows, and itself. Rooms of one row do not know each other.
 */
const ROWS = [
  ['cli.ts'],
  ['index.ts'],
  ['commands'],
  ['report', 'serve', 'batch'],
  ['matcher', 'evaluate'],
  ['explain', 'io', 'threads'],
  ['rank'],
  ['search'],
  ['postings', 'bridge'],
  ['vectors'],
  ['profile', 'lexicon'],
  ['text'],
  ['types.ts', 'suggest.ts'],
  ['errors.ts'],
];

const SRC = resolve('src');

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOf(path) : path.endsWith('.ts') && !path.endsWith('.d.ts') ? [path] : [];
  });
}

function roomOf(path: string): string {
  return relative(SRC, path).split('/')[0]!;
}

function rowOf(room: string): number {
  return ROWS.findIndex((row) => row.includes(room));
}

function importsOf(path: string): string[] {
  const imports = readFileSync(path, 'utf8').matchAll(/^(?:import|export)[^;'"]*?from '(\.[^']*\.ts)'/gm);
  return [...imports].map(([, target]) => resolve(dirname(path), target!));
}

describe('the imports of src', () => {
  const files = filesOf(SRC);

  it('know every room', () => {
    expect(files.filter((file) => rowOf(roomOf(file)) < 0)).toEqual([]);
  });

  it('point one way, from the public face down to the text', () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => roomOf(target) !== roomOf(file) && rowOf(roomOf(target)) <= rowOf(roomOf(file)))
        .map((target) => `${relative(SRC, file)} -> ${relative(SRC, target)}`),
    );
    expect(upward).toEqual([]);
  });

  it('have no circles between files', () => {
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        circles.push([...trail.slice(trail.indexOf(file)), file].map((path) => relative(SRC, path)).join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const target of importsOf(file)) visit(target, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });
});
