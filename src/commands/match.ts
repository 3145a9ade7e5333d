import { Command } from 'commander';
import { DirectFile } from '../batch/directFile.ts';
import { KeptFile, unfinishedSellers } from '../batch/keptFile.ts';
import type { OutFile } from '../batch/outFile.ts';
import { UsageError } from '../errors.ts';
import { grouped } from '../explain/caution.ts';
import { RejectsFile } from '../io/rejects.ts';
import type { MatcherOptions } from '../matcher/options.ts';
import { checkPaths } from './checkPaths.ts';
import { type Config, readAdditions, readConfig, readWeights } from './config.ts';
import { readDecisionBook } from './decisionBook.ts';
import { DeltaFiles } from './deltaFiles.ts';
import { dryRun } from './dryRun.ts';
import { flags } from './flags.ts';
import { areFiles, matchFingerprint } from './matchFingerprint.ts';
import { type MatchFlags, MatchRun, type Settings } from './matchRun.ts';

/** `buyermatch match`: ranks the buyers for each small business of a file. */
export function matchCommand(): Command {
  return new Command('match')
    .description('rank and explain the best buyers for each small business')
    .addOption(flags.sellers())
    .addOption(flags.buyers())
    .addOption(flags.index())
    .addOption(flags.out('where the matches go (.csv or .jsonl)'))
    .addOption(flags.top())
    .addOption(flags.format())
    .addOption(flags.lang())
    .addOption(flags.rejects())
    .addOption(flags.config())
    .addOption(flags.weights())
    .addOption(flags.lexicon())
    .addOption(flags.asOf())
    .addOption(flags.threads())
    .addOption(flags.maxMemory())
    .addOption(flags.state())
    .addOption(flags.since())
    .addOption(flags.full())
    .addOption(flags.resume())
    .addOption(flags.progress())
    .addOption(flags.stats())
    .addOption(flags.preview())
    .addOption(flags.decisions())
    .addOption(flags.dryRun())
    .addOption(flags.quiet())
    .addHelpText(
      'after',
      '\nExample: buyermatch match --sellers 업체목록.csv --buyers 바이어.csv --out matches.csv --rejects rejects.csv --lang ko',
    )
    .action(runMatch);
}

async function runMatch(given: MatchFlags): Promise<void> {
  const { sellers, buyers, index, config: configFile, weights, rejects, stats, state, since } = given;
  checkPaths(
    {
      '--sellers': sellers,
      '--buyers': buyers,
      '--index': index,
      '--config': configFile,
      '--weights': weights,
      '--decisions': given.decisions,
      '--lexicon': given.lexicon,
    },
    { '--out': given.out, '--rejects': rejects, '--stats': stats, '--state': state },
  );
  const config = await readConfig(configFile);
  const settings = settle(given, config);
  if (given.dryRun) return dryRun(given, config);
  checkDelta(given);
  checkDecisions(given);
  const decisions = await readDecisionBook(given.decisions);
  const options = {
    weights: await readWeights(weights, config),
    lexicon: await readAdditions(given.lexicon, config),
    asOf: given.asOf ?? config.asOf,
  };
  const rejectsFile = await RejectsFile.open(rejects);
  let run: MatchRun | undefined;
  let delta: DeltaFiles | undefined;
  try {
    const out = await openOut(given, config, options, settings);
    const stated = await matchFingerprint({ config, ...options, ...settings });
    delta = await DeltaFiles.open({ state, since, isFull: given.full ?? false }, stated);
    run = new MatchRun(given, settings, { out, rejects: rejectsFile, delta, decisions });
    await run.run(config, options);
  } catch (error) {
    throw (await run?.failed(error)) ?? error;
  } finally {
    await delta?.close();
    await rejectsFile.abort();
  }
}

/** The output, which keeps what is done if it can be done again: then all files are plain ones. */
async function openOut(
  given: MatchFlags,
  config: Config,
  options: MatcherOptions,
  settings: Settings,
): Promise<OutFile> {
  const { sellers, buyers, index, out, rejects, resume, decisions } = given;
  if (!(await areFiles([sellers, buyers, index, out, rejects, decisions]))) {
    if (resume === undefined) return DirectFile.open(out);
    throw new UsageError('--resume needs plain files: a pipe, a device or "-" cannot be gone on with.');
  }
  if (given.state !== undefined || given.since !== undefined) return DirectFile.open(out);
  const fingerprint = await matchFingerprint({ sellers, buyers, index, decisions, config, ...options, ...settings });
  if (resume === undefined) await tellUnfinished(out);
  return KeptFile.open(out, fingerprint, resume ?? false);
}

/** Lists that are known from before have to be kept whole, which a run that was stopped cannot do. */
function checkDelta({ state, since, full, resume, maxMemory, preview, sellers }: MatchFlags): void {
  if (full && since === undefined) throw new UsageError('--full needs --since FILE.');
  if (state === undefined && since === undefined) return;
  const flag = since === undefined ? '--state' : '--since';
  if (resume) throw new UsageError(`${flag} and --resume do not go together; run without --resume.`);
  if (maxMemory !== undefined) throw new UsageError(`${flag} and --max-memory do not go together; drop one.`);
  if (preview !== undefined && preview > 0) throw new UsageError(`${flag} and --preview do not go together; drop one.`);
  if (sellers.startsWith('/dev/'))
    throw new UsageError(`${flag} needs the sellers as a file, which is read more than once.`);
}

/** A decision may ask for any buyer, so all have to be there. */
function checkDecisions({ decisions, maxMemory, state, since }: MatchFlags): void {
  if (decisions === undefined) return;
  if (maxMemory !== undefined) throw new UsageError('--decisions needs all buyers at once; drop it or --max-memory.');
  const flag = since !== undefined ? '--since' : state !== undefined ? '--state' : undefined;
  if (flag !== undefined) throw new UsageError(`${flag} and --decisions do not go together; drop one.`);
}

async function tellUnfinished(out: string): Promise<void> {
  const sellers = await unfinishedSellers(out);
  if (sellers === 0) return;
  process.stderr.write(
    `${out}: an unfinished run of ${grouped(sellers)} sellers is left beside it; this run starts anew (--resume would go on with it)\n`,
  );
}

function settle(given: MatchFlags, config: Config): Settings {
  const preview = given.preview ?? 0;
  if (preview > 0 && given.out === '-')
    throw new UsageError('--preview prints to the standard output, as --out - does; drop one.');
  if (preview > 0 && given.maxMemory !== undefined)
    throw new UsageError('--preview needs all buyers at once; drop it or --max-memory.');
  return {
    limit: given.top ?? config.top ?? 10,
    language: given.lang ?? config.lang ?? 'en',
    format: given.format ?? config.format ?? (given.out.endsWith('.jsonl') ? 'jsonl' : 'csv'),
    preview,
    quiet: given.quiet ?? false,
  };
}
