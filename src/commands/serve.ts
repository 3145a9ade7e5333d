import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Command } from 'commander';
import { BuyermatchError } from '../errors.ts';
import { workbench } from '../serve/workbench.ts';
import { readAdditions, readConfig, readWeights } from './config.ts';
import { flags } from './flags.ts';
import { openMatcher } from './openBuyers.ts';

interface ServeFlags {
  buyers?: string;
  index?: string;
  port: number;
  config?: string;
  weights?: string;
  lexicon?: string;
  asOf?: string;
}

/** `buyermatch serve`: a page on this machine alone, to try products against an index. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('try products against an index in a browser on this machine: a workbench, not a service')
    .addOption(flags.index())
    .addOption(flags.buyers())
    .addOption(flags.port())
    .addOption(flags.config())
    .addOption(flags.weights())
    .addOption(flags.lexicon())
    .addOption(flags.asOf())
    .addHelpText('after', '\nExample: buyermatch serve --index buyers.bmx')
    .action(runServe);
}

async function runServe(given: ServeFlags): Promise<void> {
  const config = await readConfig(given.config);
  const options = {
    weights: await readWeights(given.weights, config),
    lexicon: await readAdditions(given.lexicon, config),
    asOf: given.asOf ?? config.asOf,
  };
  const { matcher, counts } = await openMatcher({ ...given, config, options });
  const server = workbench(matcher);
  server.listen(given.port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new BuyermatchError(`--port ${given.port} cannot be opened (${code}); give another one, or 0 for any.`);
  }
  const { port } = server.address() as AddressInfo;
  process.stderr.write(`${counts}\n`);
  process.stdout.write(`http://127.0.0.1:${port}/\n`);
}
