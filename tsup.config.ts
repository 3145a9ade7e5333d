import { copyFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

const shared = {
  target: 'node20',
  platform: 'node',
  splitting: false,
  sourcemap: false,
  // The CommonJS bundle finds the lexicon beside it by import.meta.url, too.
  shims: true,
  // Hangul stays Hangul in the built files: escaped, it would be three times as long.
  esbuildOptions: (options) => {
    options.charset = 'utf8';
  },
  // Bundled so that a production install stays small; their licences are in THIRD-PARTY-NOTICES.md.
  noExternal: [/^natural\//, /^lodash\//, /^@fast-csv\/parse\/build/],
} satisfies Options;

/** The compiled lexicon is one file that all bundles read when they first need it. */
async function copyLexicon(): Promise<void> {
  copyFileSync('src/lexicon/lexicon.generated.json', 'dist/lexicon.generated.json');
}

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts' },
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
    onSuccess: copyLexicon,
  },
  {
    ...shared,
    entry: { cli: 'src/cli.ts', matchThread: 'src/matcher/matchThread.ts' },
    format: ['esm'],
    dts: false,
    clean: false,
  },
]);
