import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const PAGE = 'src/report/page';
const OUT = 'src/report/page.generated.json';

/** Builds the script and the style of the report's page into one JSON file of texts, which the command carries. */
async function writePage(): Promise<void> {
  const page = { script: await bundled('main.ts'), style: await bundled('style.css') };
  writeFileSync(OUT, `${JSON.stringify(page)}\n`);
}

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(PAGE, file)],
    bundle: true,
    minify: true,
    write: false,
    charset: 'utf8',
    format: 'iife',
    target: ['chrome90', 'safari15', 'firefox90'],
  });
  return outputFiles[0]!.text;
}

await writePage();
