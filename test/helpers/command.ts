import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const CLI = resolve('dist/cli.js');

/** A fresh folder that goes with the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'buyermatch-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files into a fresh folder and gives its path. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = freshFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Runs the built command in a folder. */
export function run(folder: string, args: readonly string[]) {
  return result(spawnSync(process.execPath, [CLI, ...args], { ...OPTIONS, cwd: folder }));
}

/** Runs a line of shell in a folder. */
export function runShell(folder: string, line: string) {
  return result(spawnSync('bash', ['-c', line], { ...OPTIONS, cwd: folder }));
}

const OPTIONS = { encoding: 'utf8', maxBuffer: 1 << 28 } as const;

function result({ status, stdout, stderr }: SpawnSyncReturns<string>) {
  return { status, stdout, stderr };
}
