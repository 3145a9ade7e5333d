import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../helpers/command.ts';

const SERVER = `import { BuyerMatcher, formatReasons } from 'buyermatch';
const matcher = await BuyerMatcher.fromBuyers([{ id: 'B1', interests: ['red ginseng stick'] }]);
const [first] = matcher.match({ id: 'S', products: [{ name: '홍삼 스틱' }] });
console.log(first.buyerId, formatReasons(first.reasons, 'en'));`;

describe('a server bundle of esbuild', () => {
  it('runs with the package left outside, as docs/portal.md says', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(resolve('.'), join(folder, 'node_modules', 'buyermatch'));
    writeFileSync(join(folder, 'server.mjs'), SERVER);
    await build({
      absWorkingDir: folder,
      entryPoints: ['server.mjs'],
      outfile: join(folder, 'out.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['buyermatch'],
      logLevel: 'silent',
    });
    const stdout = execFileSync(process.execPath, ['out.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(stdout).toMatch(/^B1 Both deal in red ginseng/);
  });
});
