import { defineConfig, type Options } from 'tsup';

/** The compiled lexicon is a file of its own, which all three bundles read: in each of them it would be there three times. */
const LEXICON = 'lexicon.data';

const shared = {
  esbuildPlugins: [
    {
      name: 'lexicon-apart',
      setup(build) {
        build.onResolve({ filter: /compiled\.generated\.ts$/ }, ({ kind }) =>
          kind === 'entry-point' ? undefined : { path: `./${LEXICON}.cjs`, external: true },
        );
      },
    },
  ],
  target: 'node20',
  platform: 'node',
  splitting: false,
  sourcemap: false,
  // Hangul stays Hangul in the built files: escaped, it would be three times as long.
  esbuildOptions: (options) => {
    options.charset = 'utf8';
  },
  // Bundled so that a production install stays small; their licences are in THIRD-PARTY-NOTICES.md.
  noExternal: [/^natural\//, /^lodash\//, /^@fast-csv\/parse\/build/],
} satisfies Options;

export default defineConfig([
  { ...shared, entry: { index: 'src/index.ts' }, format: ['esm', 'cjs'], dts: true, clean: true },
  { ...shared, entry: { [LEXICON]: 'src/lexicon/compiled.generated.ts' }, format: ['cjs'], dts: false, clean: false },
  { ...shared, entry: { cli: 'src/cli.ts' }, format: ['esm'], dts: false, clean: false },
]);
