import { readFile } from 'node:fs/promises';
import { InputError } from '../errors.ts';
import { withoutComments } from './jsonComments.ts';

/** Reads a small JSON file, which may have comments. @throws InputError that names the file and what is wrong. */
export async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new InputError(
      code === 'ENOENT' ? 'there is no such file.' : `cannot be read (${code}).`,
      { file },
      { cause },
    );
  }
  try {
    return JSON.parse(withoutComments(text.replace(/^\uFEFF/, '')));
  } catch (cause) {
    throw new InputError(`is not valid JSON: ${(cause as Error).message}.`, { file }, { cause });
  }
}
