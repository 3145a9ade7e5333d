import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { red } from '../../src/commands/color.ts';
import { configSchema } from '../../src/commands/configSchema.ts';
import { withoutComments } from '../../src/commands/jsonComments.ts';
import { koreanCommand, koreanFlag } from '../../src/commands/koreanHelp.ts';
import { DEFAULT_WEIGHTS, resolveWeights } from '../../src/rank/weights.ts';
import { folderWith, freshFolder, run, runShell } from '../helpers/command.ts';

const FILES = {
  's.csv': '업체ID,상호명,제품명,수출희망국\nS1,햇살,마스크팩,베트남\n,없음,비누,\n',
  'b.csv': 'buyer_id,interested_products\nB1,mask pack\n',
};
const MATCH = ['match', '--sellers', 's.csv', '--buyers', 'b.csv', '--out', 'm.csv'];

/** All commands; the help is held to this list. */
const COMMANDS = ['match', 'index', 'classify', 'evaluate', 'report', 'explain', 'serve', 'init', 'completion', 'help'];

describe('match --dry-run', () => {
  it('tells what was understood, and writes nothing', () => {
    const folder = folderWith(FILES);
    const { status, stdout } = run(folder, [...MATCH, '--dry-run', '--rejects', 'r.csv']);
    expect(status).toBe(0);
    expect(stdout).toContain('s.csv (utf-8): 2 rows = 1 used + 1 rejected; 1 sellers');
    expect(stdout).toContain('product_name <- "제품명"');
    expect(stdout).toContain('rejected line 3: missing seller_id (,없음,비누,)');
    expect(stdout).toContain('is the column "수출희망국" meant to be "수출희망국가"?');
    expect(readdirSync(folder).sort()).toEqual(['b.csv', 's.csv']);
  });

  it('is what a run reads: the same lines come from match itself', () => {
    const folder = folderWith(FILES);
    const dry = run(folder, [...MATCH, '--dry-run']).stdout.split('\n');
    const wet = run(folder, MATCH).stderr.split('\n');
    expect(
      wet.filter((line) => /rows = |repaired|left empty|meant to be/.test(line)).every((line) => dry.includes(line)),
    ).toBe(true);
  });
});

describe('buyermatch init', () => {
  it('writes a config that changes nothing, and never overwrites one', () => {
    const folder = folderWith(FILES);
    expect(run(folder, ['init']).status).toBe(0);
    run(folder, [...MATCH, '--lang', 'ko']);
    const plain = readFileSync(join(folder, 'm.csv'));
    expect(run(folder, [...MATCH, '--config', 'buyermatch.json']).status).toBe(0);
    expect(readFileSync(join(folder, 'm.csv'))).toEqual(plain);
    const again = run(folder, ['init']);
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('is there already')]);
  });

  it('writes every weight at its default', () => {
    const folder = freshFolder();
    const { stdout } = run(folder, ['init', '--out', '-']);
    const { weights } = JSON.parse(withoutComments(stdout));
    expect(resolveWeights(weights)).toEqual(DEFAULT_WEIGHTS);
  });
});

describe('the schema of the config file', () => {
  const schema = JSON.parse(readFileSync('schema/config.schema.json', 'utf8'));

  it('knows every setting that the command knows, and no other', () => {
    for (const name of Object.keys(schema.properties)) {
      const folder = folderWith({ 'c.json': JSON.stringify({ [name]: null }), ...FILES });
      expect(run(folder, [...MATCH, '--config', 'c.json']).stderr).not.toContain('is unknown');
    }
    const folder = folderWith({ 'c.json': '{"nothing": 1}', ...FILES });
    const { stderr } = run(folder, [...MATCH, '--config', 'c.json']);
    expect(/Known: (.*)\./.exec(stderr)![1]!.split(', ').sort()).toEqual(Object.keys(schema.properties).sort());
  });

  it('is what the code has: else run npm run schema', () => {
    expect(schema).toEqual(configSchema());
  });
});

describe('comments in a config file', () => {
  it('are taken out and texts with slashes stay, with every character where it was', () => {
    const text = '{\n// a "b"\n"url": "http://x/\\"//y", // c\n"n": 1 }';
    expect(JSON.parse(withoutComments(text))).toEqual({ url: 'http://x/"//y', n: 1 });
    expect(withoutComments(text)).toHaveLength(text.length);
  });
});

describe('the help', () => {
  it.each(COMMANDS)('of %s has a Korean text for the command and every flag', (command) => {
    expect(koreanCommand(command)).toMatch(/[가-힣]/);
    if (command === 'help') return;
    const english = run('.', [command, '--help']).stdout;
    for (const [, flag] of english.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)) {
      expect({ flag, korean: koreanFlag(command, flag!) }).toEqual({ flag, korean: expect.stringMatching(/[가-힣]/) });
    }
    const { status, stdout } = run('.', [command, '--help', '--lang', 'ko']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^사용법:/) });
  });

  it('lists every command', () => {
    const { stdout } = run('.', ['--help']);
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name!);
    expect(listed.filter((name) => koreanCommand(name) === undefined)).toEqual([]);
    expect(listed).toEqual(expect.arrayContaining(COMMANDS));
  });

  it('suggests the flag and the command that were meant', () => {
    expect(run('.', ['mtach']).stderr).toContain('Did you mean match?');
    expect(run('.', ['match', '--seller', 'x']).stderr).toBe(
      'buyermatch: there is no flag --seller, did you mean --sellers?\n',
    );
    expect(run('.', ['match', '--sellers=x', '--nothing-near']).status).toBe(2);
  });
});

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s names every command and every flag', (shell) => {
    const { status, stdout } = run('.', ['completion', shell]);
    expect(status).toBe(0);
    for (const command of COMMANDS.filter((name) => name !== 'help')) expect(stdout).toContain(command);
    for (const flag of ['decisions', 'per-file', 'as-of']) expect(stdout).toContain(flag);
  });

  it('completes in bash', () => {
    const complete = (words: string) =>
      runShell(
        '.',
        `source <(node dist/cli.js completion bash); COMP_WORDS=(buyermatch ${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _buyermatch; echo "\${COMPREPLY[@]}"`,
      ).stdout.trim();
    expect(complete('ma')).toBe('match');
    expect(complete('match --dec')).toBe('--decisions');
    expect(complete('match --lang k')).toBe('ko');
  });
});

describe('colours', () => {
  it('are there on a terminal alone, and not where NO_COLOR is set', () => {
    expect(red('x', { isTTY: true }, {})).toBe('\x1b[31mx\x1b[39m');
    expect(red('x', { isTTY: true }, { NO_COLOR: '1' })).toBe('x');
    expect(red('x', { isTTY: true }, { TERM: 'dumb' })).toBe('x');
    const { stderr } = spawnSync(
      process.execPath,
      ['dist/cli.js', 'match', '--sellers', 'x', '--out', 'y', '--buyers', 'z'],
      { encoding: 'utf8' },
    );
    expect(stderr).toMatch(/^buyermatch: /);
  });
});
