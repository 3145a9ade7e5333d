/**
 * What the package weighs, against its budget: install, bundles, import, --help. Run after a build: `npm run check:weight`.
 * Times are the least of several and are told as on a machine where an empty Node process takes 40 ms, so that a slow or
 * shared machine gives the same verdict.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BUDGET = { installKb: 10_240, packages: 15, bundleKb: 900, importMs: 60, helpMs: 120 };
const ROUNDS = 12;
const REFERENCE_MS = 40;

const project = mkdtempSync(join(tmpdir(), 'buyermatch-weight-'));
const shell = process.platform === 'win32';
let failed = false;

function check(what, value, budget, unit) {
  const isOver = value > budget;
  failed ||= isOver;
  console.log(`${isOver ? 'OVER' : 'ok  '} ${what}: ${value.toFixed(0)} ${unit} of ${budget}`);
}

function folderKb(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath ?? entry.path, entry.name)).size;
  }
  return bytes / 1024;
}

/** The least time of a Node process, in ms. */
function least(...args) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.hrtime.bigint();
    const { status } = spawnSync(process.execPath, args, { cwd: project, stdio: 'ignore' });
    if (status !== 0) throw new Error(`${args.join(' ')} failed`);
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e6);
  }
  return best;
}

try {
  const [tarball] = execFileSync('npm', ['pack', '--silent', '--pack-destination', project], {
    encoding: 'utf8',
    shell,
  })
    .trim()
    .split('\n')
    .slice(-1);
  writeFileSync(join(project, 'package.json'), '{"private": true, "type": "module"}');
  execFileSync('npm', ['install', '--silent', '--omit=dev', join(project, tarball)], { cwd: project, shell });
  const modules = join(project, 'node_modules');
  const packages = execFileSync('npm', ['ls', '--all', '--parseable'], { cwd: project, encoding: 'utf8', shell });
  check('production install', folderKb(modules), BUDGET.installKb, 'KB');
  check('packages', new Set(packages.trim().split('\n').slice(1)).size, BUDGET.packages, '');
  for (const file of ['index.js', 'index.cjs', 'cli.js']) {
    check(`dist/${file}`, statSync(resolve('dist', file)).size / 1024, BUDGET.bundleKb, 'KB');
  }
  writeFileSync(join(project, 'empty.js'), '');
  writeFileSync(join(project, 'import.js'), "import 'buyermatch';");
  const empty = least('empty.js');
  const scale = REFERENCE_MS / empty;
  check('import over an empty module', (least('import.js') - empty) * scale, BUDGET.importMs, 'ms');
  check('--help', least(join(modules, 'buyermatch', 'dist', 'cli.js'), '--help') * scale, BUDGET.helpMs, 'ms');
  console.log(`     (an empty Node process takes ${empty.toFixed(0)} ms here)`);
} finally {
  rmSync(project, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
