import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { grouped } from '../explain/caution.ts';
import { formatReasons } from '../explain/formatReasons.ts';
import { AtomicFile } from '../io/atomicFile.ts';
import { type MatchRow, MatchWriter } from '../io/matchWriter.ts';
import { readSellers } from '../io/readSellers.ts';
import { RejectsFile } from '../io/rejects.ts';
import type { OutputFormat } from '../io/tableWriter.ts';
import type { BuyerMatcher } from '../matcher/buyerMatcher.ts';
import type { DecisionBook } from '../matcher/decisions.ts';
import type { Language, Seller } from '../types.ts';
import { checkPaths } from './checkPaths.ts';
import { CodeContradictions } from './codeContradictions.ts';
import { readAdditions, readConfig, readWeights } from './config.ts';
import { decisionLines, readDecisionBook } from './decisionBook.ts';
import { dryRun } from './dryRun.ts';
import { flags } from './flags.ts';
import { openBuyers } from './openBuyers.ts';
import { previewTable } from './previewTable.ts';
import { Progress } from './progress.ts';
import { countsLine, detailLines } from './readingSummary.ts';

interface MatchFlags {
  sellers: string;
  buyers?: string;
  index?: string;
  out: string;
  top?: number;
  format?: OutputFormat;
  lang?: Language;
  rejects?: string;
  config?: string;
  weights?: string;
  lexicon?: string;
  asOf?: string;
  threads?: number;
  preview?: number;
  decisions?: string;
  dryRun?: true;
  quiet?: true;
}

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
  const { sellers: sellersFile, buyers: buyersFile, index, config: configFile, weights } = given;
  checkPaths(
    {
      '--sellers': sellersFile,
      '--buyers': buyersFile,
      '--index': index,
      '--config': configFile,
      '--weights': weights,
      '--decisions': given.decisions,
      '--lexicon': given.lexicon,
    },
    { '--out': given.out, '--rejects': given.rejects },
  );
  const config = await readConfig(given.config);
  const settings = settle(given, config);
  const decisions = await readDecisionBook(given.decisions);
  if (given.dryRun) return dryRun(given, config);
  const options = {
    weights: await readWeights(given.weights, config),
    lexicon: await readAdditions(given.lexicon, config),
    asOf: given.asOf ?? config.asOf,
  };
  const rejectsFile = await RejectsFile.open(given.rejects);
  const outFile = await AtomicFile.open(given.out);
  try {
    const { onReject } = rejectsFile;
    const buyers = await openBuyers({ ...given, config, options, onReject });
    const sellers = readSellers(given.sellers, { columns: config.columns?.sellers, onReject });
    const codes = new CodeContradictions(settings.language, options.lexicon);
    const tally = await writeMatches(buyers.matcher, sellers, outFile, settings, { codes, decisions });
    // Both are whole before either gets its name.
    await outFile.finish();
    await rejectsFile.finish();
    await outFile.commit();
    await rejectsFile.commit();
    printSummary(given, { buyers, sellers: sellers.report, tally, codes, decisions });
    if (settings.preview > 0) process.stdout.write(previewTable(tally.preview, (id) => tally.names.get(id) ?? ''));
  } finally {
    await outFile.abort();
    await rejectsFile.abort();
  }
}

interface Settings {
  limit: number;
  language: Language;
  format: OutputFormat;
  preview: number;
  quiet: boolean;
}

function settle(given: MatchFlags, config: Awaited<ReturnType<typeof readConfig>>): Settings {
  const preview = given.preview ?? 0;
  if (preview > 0 && given.out === '-')
    throw new UsageError('--preview prints to the standard output, as --out - does; drop one.');
  return {
    limit: given.top ?? config.top ?? 10,
    language: given.lang ?? config.lang ?? 'en',
    format: given.format ?? config.format ?? (given.out.endsWith('.jsonl') ? 'jsonl' : 'csv'),
    preview,
    quiet: given.quiet ?? false,
  };
}

/** What a run counted, and the rows that the preview shows. */
interface Tally {
  sellers: number;
  withoutMatch: number;
  rows: number;
  preview: MatchRow[];
  names: Map<string, string>;
}

/** How many buyers of each seller the preview shows. */
const PREVIEW_BUYERS = 3;

async function writeMatches(
  matcher: BuyerMatcher,
  sellers: AsyncIterable<Seller>,
  outFile: AtomicFile,
  settings: Settings,
  { codes, decisions }: Pick<Outcome, 'codes' | 'decisions'>,
): Promise<Tally> {
  const tally: Tally = { sellers: 0, withoutMatch: 0, rows: 0, preview: [], names: new Map() };
  const writer = new MatchWriter(outFile, settings.format);
  const progress = new Progress('sellers', settings.quiet);
  const limit = decisions.searchLimit(settings.limit);
  for await (const { seller, matches: found } of matcher.matchAll(sellers, { limit })) {
    const matches = decisions.apply(matcher, seller, found, settings.limit);
    codes.note(seller);
    if (matches.length === 0) tally.withoutMatch++;
    const isShown = tally.sellers < settings.preview;
    if (isShown) tally.names.set(seller.id, seller.companyName ?? '');
    for (const match of matches) {
      const { companyName = '', country = '' } = matcher.buyer(match.buyerId) ?? {};
      const sentence = formatReasons(match.reasons, settings.language);
      const row = { sellerId: seller.id, match, buyerName: companyName, country, sentence };
      await writer.write(row);
      if (isShown && match.rank <= PREVIEW_BUYERS) tally.preview.push(row);
    }
    progress.show(++tally.sellers);
  }
  progress.clear();
  writer.end();
  tally.rows = writer.rows;
  return tally;
}

interface Outcome {
  buyers: Awaited<ReturnType<typeof openBuyers>>;
  sellers: ReturnType<typeof readSellers>['report'];
  tally: Tally;
  decisions: DecisionBook;
  codes: CodeContradictions;
}

function printSummary(
  { out, quiet, decisions: file }: MatchFlags,
  { buyers, sellers, tally, codes, decisions }: Outcome,
): void {
  const { matcher } = buyers;
  const expired = matcher.expiredCount;
  const lines = [
    buyers.counts,
    ...(quiet ? [] : buyers.details),
    countsLine(sellers, 'sellers'),
    ...(quiet ? [] : detailLines(sellers)),
    ...codes.lines(sellers.file, quiet ?? false),
    `${grouped(tally.sellers - tally.withoutMatch)} sellers with matches, ${grouped(tally.withoutMatch)} without; ` +
      `${grouped(tally.rows)} rows in ${out === '-' ? 'the standard output' : out}`,
  ];
  lines.push(referenceLine(matcher, expired));
  if (file !== undefined) lines.push(...decisionLines(file, decisions));
  process.stderr.write(`${lines.join('\n')}\n`);
}

function referenceLine({ asOf, datedCount }: BuyerMatcher, expired: number): string {
  if (asOf !== undefined)
    return `as of ${asOf}: ${grouped(expired)} buyers not matched, since their request ended before`;
  const warning =
    datedCount > 0 ? `; ${grouped(datedCount)} requests have an end date that nothing is held against` : '';
  return `no buyer has a date of activity, so nothing counts as expired${warning}. To set the day: --as-of`;
}
