import { Command } from 'commander';
import {
  buildQrels,
  buildRun,
  compareRuns,
  DEFAULT_METRICS,
  evaluate,
  formatComparison,
  formatEvaluation,
  parseMetrics,
} from '../evaluate/index.ts';
import { readQrels, readRun } from '../io/readJudgements.ts';
import { flags } from './flags.ts';

interface EvaluateFlags {
  qrels: string;
  matches: string;
  compare?: string;
  metrics?: string;
  json?: true;
}

/** `buyermatch evaluate`: measures a matches file against judgements. */
export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('measure matches against judgements, as trec_eval -c does, with 95 % intervals')
    .addOption(flags.qrels())
    .addOption(flags.matches())
    .addOption(flags.metrics())
    .addOption(flags.compare())
    .addOption(flags.json())
    .addHelpText(
      'after',
      '\nExample: buyermatch evaluate --qrels qrels.csv --matches matches.csv --metrics ndcg@10,recall@100,map,mrr,p@5',
    )
    .action(runEvaluate);
}

async function runEvaluate({ qrels, matches, compare, metrics, json }: EvaluateFlags): Promise<void> {
  const names = parseMetrics(metrics ?? DEFAULT_METRICS).map(({ name }) => name);
  const judged = buildQrels(await collect(readQrels(qrels)), { file: qrels });
  const run = buildRun(await collect(readRun(matches)), { file: matches });
  if (compare === undefined) {
    const result = evaluate(judged, run, names);
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : formatEvaluation(result));
    return;
  }
  const other = buildRun(await collect(readRun(compare)), { file: compare });
  const result = compareRuns(judged, run, other, names);
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : formatComparison(result, { a: matches, b: compare }));
}

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
