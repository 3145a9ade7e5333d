import { readFileSync } from 'node:fs';
import type { CompiledLexicon } from './compile.ts';

/** What `npm run lexicon` writes beside this file, and the build beside the bundles. */
export interface LexiconFile extends CompiledLexicon {
  /** Changes whenever any term or concept does; index files carry it. */
  readonly fingerprint: string;
}

const FILE = new URL('./lexicon.generated.json', import.meta.url);

let file: LexiconFile | undefined;

/** The lexicon that ships with the package, read when a text first needs it: importing the package costs nothing. */
export function lexiconFile(): LexiconFile {
  file ??= JSON.parse(readFileSync(FILE, 'utf8')) as LexiconFile;
  return file;
}
