import { Command } from 'commander';
import { RejectsFile } from '../io/rejects.ts';
import { checkPaths } from './checkPaths.ts';
import { readAdditions, readConfig, readWeights } from './config.ts';
import { flags } from './flags.ts';
import { openBuyers } from './openBuyers.ts';

interface IndexFlags {
  buyers: string;
  out: string;
  rejects?: string;
  config?: string;
  weights?: string;
  lexicon?: string;
  quiet?: true;
}

/** `buyermatch index`: reads buyers once and writes them as an index file. */
export function indexCommand(): Command {
  return new Command('index')
    .description('build an index file (.bmx) from buyers, to be opened by match --index')
    .addOption(flags.buyers().makeOptionMandatory())
    .addOption(flags.outFile('the index file to write (.bmx)'))
    .addOption(flags.rejects())
    .addOption(flags.config())
    .addOption(flags.weights())
    .addOption(flags.lexicon())
    .addOption(flags.quiet())
    .addHelpText('after', '\nExample: buyermatch index --buyers buyers.csv --out buyers.bmx')
    .action(runIndex);
}

async function runIndex(given: IndexFlags): Promise<void> {
  const { buyers, out, rejects, config: configFile, weights, quiet } = given;
  checkPaths(
    { '--buyers': buyers, '--config': configFile, '--weights': weights, '--lexicon': given.lexicon },
    { '--out': out, '--rejects': rejects },
  );
  const config = await readConfig(configFile);
  const options = {
    weights: await readWeights(weights, config),
    lexicon: await readAdditions(given.lexicon, config),
  };
  const rejectsFile = await RejectsFile.open(rejects);
  try {
    const { matcher, counts, details } = await openBuyers({ buyers, config, options, onReject: rejectsFile.onReject });
    await rejectsFile.finish();
    await matcher!.save(out);
    await rejectsFile.commit();
    process.stderr.write(`${[counts, ...(quiet ? [] : details), `wrote ${out}`].join('\n')}\n`);
  } finally {
    await rejectsFile.abort();
  }
}
