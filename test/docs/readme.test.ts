import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUYER_COLUMNS, SELLER_COLUMNS } from '../../src/io/headers.ts';
import { folderWith, run } from '../helpers/command.ts';

const readme = readFileSync('README.md', 'utf8');
const sample = (name: string) => readFileSync(join('data/sample', name));

describe('the README', () => {
  it('shows an example that runs as it stands', () => {
    const [, example] = /```js\n(.*?)```/s.exec(readme)!;
    const folder = folderWith({
      'example.mjs': example!,
      'buyers.csv': sample('buyers.csv'),
      'sellers.csv': sample('sellers.csv'),
      'qrels.csv': sample('qrels.csv'),
    });
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(resolve('.'), join(folder, 'node_modules', 'buyermatch'));
    const stdout = execFileSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(stdout).toMatch(/^1 B\d+ 0\.\d{3} Both deal in red ginseng .*\.\n2 /);
    expect(stdout).toMatch(/'ndcg@10': \{\s*mean: 0\./);
  });

  it.each(['match', 'index', 'classify', 'evaluate', 'report', 'explain', 'serve', 'init'])(
    'names every flag of %s that the help shows',
    (command) => {
      const { stdout } = run('.', [command, '--help']);
      const flags = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag!);
      expect(flags.length).toBeGreaterThan(0);
      for (const flag of flags) expect(readme).toContain(flag);
    },
  );

  it('names every column', () => {
    for (const { name } of [...SELLER_COLUMNS, ...BUYER_COLUMNS]) expect(readme).toContain(`\`${name}\``);
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'src/README.md'])('%s links to files that are there', (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target!);
    for (const target of links.filter((link) => !link.startsWith('http'))) {
      expect(existsSync(join(dirname(file), target)), target).toBe(true);
    }
  });

  it('shows the two commands', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });
});
