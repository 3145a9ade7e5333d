import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../helpers/command.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** The ten lines of the contract, as a portal engineer writes them. */
const EXAMPLE = `
async function main() {
  const matcher = await BuyerMatcher.fromBuyers(readBuyers('buyers.csv'));
  const seller = { id: 'S1', products: [{ name: '홍삼 스틱', hsCode: '210690' }], targetMarkets: ['VN'] };
  const matches = matcher.match(seller, { limit: 10 });
  matcher.add({ id: 'B9', interests: ['홍삼'] }); matcher.remove('B9'); matcher.refresh();
  await matcher.save('buyers.bmx'); const same = await BuyerMatcher.open('buyers.bmx');
  const run = [];
  for await (const r of same.matchAll(readSellers('sellers.csv'), { threads: 2 })) run.push(r);
  const { metrics } = evaluate([{ sellerId: 'S1', buyerId: 'B1', grade: 3 }], run, ['ndcg@10', 'recall@100', 'mrr', 'map']);
  console.log(JSON.stringify({ first: matches[0].buyerId, has: matcher.has('B1'), size: same.size, mrr: metrics.mrr.mean,
    reason: formatReasons(matches[0].reasons, 'ko') }));
}
main();
`;
const NAMES = 'BuyerMatcher, readSellers, readBuyers, evaluate, formatReasons';
const FILES = {
  'buyers.csv': 'buyer_id,country,interested_products,hs_codes\nB1,VN,홍삼 스틱,210690\nB2,US,양말,6115\n',
  'sellers.csv': 'seller_id,product_name\nS1,홍삼 스틱\n',
  'esm.mjs': `import { ${NAMES} } from 'buyermatch';${EXAMPLE}`,
  'cjs.cjs': `const { ${NAMES} } = require('buyermatch');${EXAMPLE}`,
  'esm.mts': `import { ${NAMES} } from 'buyermatch';\nimport type { Buyer, Match, Reason, Seller } from 'buyermatch';\n${EXAMPLE.replace('const run = []', 'const run: { seller: Seller; matches: Match[] }[] = []').replace('matches[0].buyerId', 'matches[0]!.buyerId as string satisfies Buyer["id"]').replace('matches[0].reasons', 'matches[0]!.reasons satisfies Reason[]').replace('metrics.mrr.mean', 'metrics.mrr!.mean')}`,
  'package.json': '{"private": true}',
};

/** Puts the packed files where npm would; the dependencies are linked, so that the test needs no network. */
function installPacked(): string {
  const target = folderWith({ ...FILES, 'cts.cts': FILES['esm.mts'] });
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', target], { encoding: 'utf8' }),
  );
  const home = join(target, 'node_modules', 'buyermatch');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', join(target, packed.filename), '-C', home, '--strip-components=1']);
  for (const name of Object.keys(manifest.dependencies))
    symlinkSync(resolve('node_modules', name), join(target, 'node_modules', name));
  symlinkSync(resolve('node_modules', '@types'), join(target, 'node_modules', '@types'));
  return target;
}

describe('the packed package', () => {
  it.each(['esm.mjs', 'cjs.cjs'])('runs the example of the contract in %s', (file) => {
    const folder = installPacked();
    const stdout = execFileSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual({
      first: 'B1',
      has: true,
      size: 2,
      mrr: 1,
      reason:
        "공통 품목어('홍삼 스틱')가 있고, HS 코드(210690 건강기능식품 등 기타 조제식품)가 같고, 희망국가(베트남)의 바이어입니다.",
    });
  });

  it.each([
    ['esm.mts', 'NodeNext'],
    ['cts.cts', 'NodeNext'],
    ['esm.mts', 'Bundler'],
  ])('has right types in %s under moduleResolution %s', (file, resolution) => {
    const folder = installPacked();
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: 'ES2022',
          module: resolution === 'NodeNext' ? 'NodeNext' : 'ESNext',
          moduleResolution: resolution,
          noUncheckedIndexedAccess: true,
          types: ['node'],
        },
        files: [file],
      }),
    );
    const { stdout, status } = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });

  it('is silent on import, reads no environment file and opens nothing', () => {
    const folder = installPacked();
    writeFileSync(join(folder, '.env'), 'LEAKED=1');
    const body =
      "import('buyermatch').then(() => { console.error(process.env.LEAKED ?? 'clean', process._getActiveHandles().length); })";
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', body], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^clean [0-2]\n$/);
  });

  it('runs as a command', () => {
    const folder = installPacked();
    const cli = join(folder, 'node_modules', 'buyermatch', manifest.bin.buyermatch);
    expect(execFileSync(process.execPath, [cli, '--version'], { encoding: 'utf8' }).trim()).toBe(manifest.version);
  });

  it('holds no code of a package whose licence it does not name', () => {
    const notices = readFileSync('THIRD-PARTY-NOTICES.md', 'utf8');
    for (const file of ['dist/index.js', 'dist/cli.js']) {
      const bundled = readFileSync(file, 'utf8').matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm);
      const names = new Set([...bundled].map(([, name]) => name!));
      expect(names.size).toBeGreaterThan(0);
      for (const name of names) expect(notices).toContain(`## ${name}\n`);
    }
  });
});
