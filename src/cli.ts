#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { checkFlags } from './commands/checkFlags.ts';
import { classifyCommand } from './commands/classify.ts';
import { red } from './commands/color.ts';
import { completionCommand } from './commands/completion.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { explainCommand } from './commands/explain.ts';
import { indexCommand } from './commands/index.ts';
import { initCommand } from './commands/init.ts';
import { speakKorean, wantsKorean } from './commands/koreanHelp.ts';
import { matchCommand } from './commands/match.ts';
import { reportCommand } from './commands/report.ts';
import { serveCommand } from './commands/serve.ts';
import { BuyermatchError } from './errors.ts';

/** The whole command line. */
function program(): Command {
  const root = new Command('buyermatch')
    .description('Finds overseas buyers for Korean small businesses: ranked exactly, explained in a sentence.')
    .version(version)
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      '\n한국어 도움말: buyermatch <command> --help --lang ko\nExit code: 0 done, 1 the run failed, 2 wrong usage.',
    );
  for (const command of [
    matchCommand(),
    indexCommand(),
    classifyCommand(),
    evaluateCommand(),
    reportCommand(),
    explainCommand(),
    serveCommand(),
    initCommand(),
    completionCommand(),
  ]) {
    root.addCommand(command.showSuggestionAfterError());
  }
  // Errors are thrown, so that the one place below turns them into a line and an exit code.
  for (const command of [root, ...root.commands]) {
    command.exitOverride();
    if (wantsKorean(process.argv)) speakKorean(command);
  }
  return root;
}

/** A signal ends the process by its own exit, so that partial files are removed; 130 and the like are what shells expect. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

async function main(): Promise<void> {
  for (const [signal, exitCode] of Object.entries(SIGNALS)) process.once(signal, () => process.exit(exitCode));
  process.stdout.on('error', onStdoutError);
  try {
    const root = program();
    checkFlags(root, process.argv.slice(2));
    await root.parseAsync();
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** A reader that goes away (`| head`) is no failure; anything else is one. */
function onStdoutError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode);
  process.stderr.write(`buyermatch: the standard output cannot be written (${error.code})\n`);
  process.exit(1);
}

function report(error: unknown): number {
  // Commander has printed its own line; help and version end well.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof BuyermatchError) {
    process.stderr.write(`${red('buyermatch:', process.stderr)} ${error.message}\n`);
    return error.exitCode;
  }
  const { stack, message } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`buyermatch: unexpected failure: ${process.env.BUYERMATCH_DEBUG ? stack : message}\n`);
  return 1;
}

await main();
