#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { evaluateCommand } from './commands/evaluate.ts';
import { indexCommand } from './commands/index.ts';
import { matchCommand } from './commands/match.ts';
import { BuyermatchError } from './errors.ts';

function program(): Command {
  const root = new Command('buyermatch')
    .description('Finds overseas buyers for Korean small businesses: ranked exactly, explained in a sentence.')
    .version(version)
    .showSuggestionAfterError()
    .addHelpText('after', '\nExit code: 0 done, 1 the run failed, 2 wrong usage.');
  for (const command of [matchCommand(), indexCommand(), evaluateCommand()]) {
    root.addCommand(command.showSuggestionAfterError());
  }
  // Errors are thrown, so that the one place below turns them into a line and an exit code.
  for (const command of [root, ...root.commands]) command.exitOverride();
  return root;
}

async function main(): Promise<void> {
  try {
    await program().parseAsync();
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  // Commander has printed its own line; help and version end well.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof BuyermatchError) {
    process.stderr.write(`buyermatch: ${error.message}\n`);
    return error.exitCode;
  }
  const { stack, message } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`buyermatch: unexpected failure: ${process.env.BUYERMATCH_DEBUG ? stack : message}\n`);
  return 1;
}

await main();
