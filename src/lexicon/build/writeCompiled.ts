/**
 * Compiles data/lexicon into src/lexicon/lexicon.generated.json, which git does not keep. Runs by itself on `npm ci`, before
 * a build and before the tests; by hand with `npm run lexicon`. Writes only when something changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileLexicon } from '../compile.ts';
import { readRolePhrases } from '../roleSource.ts';
import { readLexiconFiles } from '../source.ts';
import { lexiconFiles } from './files.ts';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'lexicon.generated.json');
const files = lexiconFiles(join(here, '..', '..', '..', 'data', 'lexicon'));
const { concepts, problems } = readLexiconFiles(files);
const roles = readRolePhrases(files.find(({ path }) => path === 'roles.tsv')!);
for (const { place, message } of [...problems, ...roles.problems])
  console.error(`data/lexicon/${place}: ${message}; the line is left out`);
const compiled = compileLexicon(concepts, roles.lines);
const fingerprint = createHash('sha256').update(JSON.stringify(compiled)).digest('hex').slice(0, 16);
const text = JSON.stringify({ fingerprint, ...compiled });
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
