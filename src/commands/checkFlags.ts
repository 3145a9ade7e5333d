import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { nearestName } from '../suggest.ts';

/**
 * Finds a misspelt flag before anything else is looked at: of `--seller x` it should not be said that `--sellers` is missing.
 * What is near no flag is left to the parser.
 *
 * @throws UsageError that names the flag that was probably meant.
 */
export function checkFlags(root: Command, args: readonly string[]): void {
  const command = root.commands.find((candidate) => candidate.name() === args[0]);
  if (command === undefined) return;
  const known = ['--help', ...command.options.flatMap(({ long }) => long ?? [])];
  for (const [i, arg] of args.entries()) {
    const flag = arg.split('=', 1)[0]!;
    if (!flag.startsWith('--') || flag === '--' || known.includes(flag) || isValue(command, args[i - 1])) continue;
    if (flag === '--lang' && args.includes('--help')) continue;
    const meant = nearestName(flag, known);
    if (meant !== undefined) throw new UsageError(`there is no flag ${flag}, did you mean ${meant}?`);
  }
}

/** Whether an argument is the value of the flag before it. */
function isValue(command: Command, before: string | undefined): boolean {
  return command.options.some(({ long, required }) => long === before && required);
}
