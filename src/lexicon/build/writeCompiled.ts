/**
 * Compiles data/lexicon into src/lexicon/lexicon.generated.json, which git does not keep. Runs by itself on `npm ci`, before
 * a build and before the tests; by hand with `npm run lexicon`. Writes only when something changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileLexicon } from '../compile.ts';
import { readLexiconFiles } from '../source.ts';
import { lexiconFiles } from './files.ts';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'lexicon.generated.json');
const { concepts, problems } = readLexiconFiles(lexiconFiles(join(here, '..', '..', '..', 'data', 'lexicon')));
for (const { place, message } of problems) console.error(`data/lexicon/${place}: ${message}; the line is left out`);
const compiled = compileLexicon(concepts);
const fingerprint = createHash('sha256').update(JSON.stringify(compiled)).digest('hex').slice(0, 16);
const text = JSON.stringify({ fingerprint, ...compiled });
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
