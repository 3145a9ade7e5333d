import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../errors.ts';

/** The files of a command by flag; absent flags are undefined. */
export type Paths = Readonly<Record<string, string | undefined>>;

/**
 * Holds a command back from writing over its own input, and from writing two outputs to one place.
 *
 * @throws UsageError that names both flags.
 */
export function checkPaths(inputs: Paths, outputs: Paths): void {
  const taken = new Map<string, string>();
  for (const [flag, path] of Object.entries(inputs)) if (path !== undefined) taken.set(identity(path), flag);
  for (const [flag, path] of Object.entries(outputs)) {
    if (path === undefined) continue;
    if (path === '') throw new UsageError(`${flag} is empty; give the name of a file to write.`);
    const other = taken.get(identity(path));
    if (other !== undefined)
      throw new UsageError(`${flag} and ${other} are the same file "${path}"; give another name.`);
    taken.set(identity(path), flag);
  }
}

/** One text for all names of a file: links followed as far as the file, or its folder, exists. */
function identity(path: string): string {
  if (path === '-') return path;
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(resolve(path));
    try {
      return join(realpathSync(folder), basename(path));
    } catch {
      return resolve(path);
    }
  }
}
