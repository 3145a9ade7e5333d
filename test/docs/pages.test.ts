import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runShell } from '../helpers/command.ts';

const PAGES = ['tutorial.ko.md', 'tutorial.md', 'portal.md', 'nightly.md', 'tuning.md'];
const SAMPLE = ['sellers.csv', 'buyers.csv', 'qrels.csv'];

/** Fenced blocks with what stands behind the language: `sh run`, `js run`, `csv name`. Those in lists are indented. */
function blocks(text: string): { kind: string; name: string; body: string }[] {
  return [...text.matchAll(/^( *)```(\w+) ([^\n]+)\n(.*?)^ *```/gms)].map(([, indent, kind, name, body]) => ({
    kind: kind!,
    name: name!,
    body: body!.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

describe('the pages of docs', () => {
  it.each(PAGES)('%s runs as it stands, on the sample', (page) => {
    const folder = folderWith(
      Object.fromEntries(SAMPLE.map((name) => [name, readFileSync(join('data/sample', name))])),
    );
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(resolve('.'), join(folder, 'node_modules', 'buyermatch'));
    const found = blocks(readFileSync(join('docs', page), 'utf8'));
    expect(found.length).toBeGreaterThan(0);
    for (const { kind, name, body } of found) {
      if (kind === 'csv') writeFileSync(join(folder, name), body);
      if (kind === 'js') {
        writeFileSync(join(folder, 'page.mjs'), body);
        const stdout = execFileSync(process.execPath, ['page.mjs'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
        expect(stdout).toMatch(/ true\ntrue ERR_BUYERMATCH_INPUT\n$/);
      }
      if (kind !== 'sh') continue;
      const script = `set -e\nbuyermatch() { node "${resolve('dist/cli.js')}" "$@"; }\n${body}`;
      const { status, stderr } = runShell(folder, script);
      expect({ body, status, stderr: status === 0 ? '' : stderr }).toEqual({ body, status: 0, stderr: '' });
      expect(stderr).not.toContain('decisions without effect\n  ');
    }
  });

  it.each(PAGES)('%s links to files that are there', (page) => {
    const links = [...readFileSync(join('docs', page), 'utf8').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)];
    for (const [, target] of links) expect(existsSync(join(dirname(join('docs', page)), target!)), target).toBe(true);
  });
});
