import { Command } from 'commander';
import { grouped } from '../explain/caution.ts';
import { classificationReason, noCodeReason, type TextPart } from '../explain/classification.ts';
import { hsName } from '../explain/hsNames.ts';
import { AtomicFile } from '../io/atomicFile.ts';
import { ClassificationWriter } from '../io/classificationWriter.ts';
import { type ProductText, TextReader } from '../io/readTexts.ts';
import { RejectsFile } from '../io/rejects.ts';
import type { ReadReport } from '../io/report.ts';
import type { OutputFormat } from '../io/tableWriter.ts';
import { type Classification, type ClassifyOptions, classify } from '../lexicon/classify.ts';
import { type SharedDigits, sharedDigits } from '../lexicon/codeAgreement.ts';
import type { LexiconAdditions } from '../lexicon/index.ts';
import type { Language } from '../types.ts';
import { checkPaths } from './checkPaths.ts';
import { type Config, readAdditions, readConfig } from './config.ts';
import { flags } from './flags.ts';
import { Progress } from './progress.ts';
import { detailLines } from './readingSummary.ts';

interface ClassifyFlags {
  in: string;
  out: string;
  top?: number;
  format?: OutputFormat;
  lang?: Language;
  rejects?: string;
  config?: string;
  lexicon?: string;
  quiet?: true;
}

/** `buyermatch classify`: proposes HS codes for each text of a file. */
export function classifyCommand(): Command {
  return new Command('classify')
    .description('propose HS codes for product texts, with confidence and reasons')
    .addOption(flags.in())
    .addOption(flags.out('where the codes go (.csv or .jsonl)'))
    .addOption(flags.codes())
    .addOption(flags.format())
    .addOption(flags.lang())
    .addOption(flags.rejects())
    .addOption(flags.config())
    .addOption(flags.lexicon())
    .addOption(flags.quiet())
    .addHelpText('after', '\nExample: buyermatch classify --in 업체목록.csv --out codes.csv --lang ko')
    .action(runClassify);
}

async function runClassify(given: ClassifyFlags): Promise<void> {
  checkPaths(
    { '--in': given.in, '--config': given.config, '--lexicon': given.lexicon },
    { '--out': given.out, '--rejects': given.rejects },
  );
  const config = await readConfig(given.config);
  const settings = {
    limit: given.top ?? config.top ?? 5,
    language: given.lang ?? config.lang ?? 'en',
    format: given.format ?? config.format ?? (given.out.endsWith('.jsonl') ? 'jsonl' : 'csv'),
    quiet: given.quiet ?? false,
    lexicon: await readAdditions(given.lexicon, config),
  } as const;
  const rejectsFile = await RejectsFile.open(given.rejects);
  const outFile = await AtomicFile.open(given.out);
  try {
    const texts = new TextReader(given.in, { columns: columnsOf(config), onReject: rejectsFile.onReject });
    const tally = await writeCodes(texts, outFile, settings);
    await outFile.finish();
    await rejectsFile.finish();
    await outFile.commit();
    await rejectsFile.commit();
    printSummary(given, texts.report, tally);
  } finally {
    await outFile.abort();
    await rejectsFile.abort();
  }
}

/** The user's own headers: those of texts, else those of sellers files, whose product name is the text. */
function columnsOf({ columns }: Config): Record<string, string> | undefined {
  if (columns?.texts !== undefined || columns?.sellers === undefined) return columns?.texts;
  const { product_name: text, ...others } = columns.sellers;
  return text === undefined ? others : { ...others, text };
}

/** What a run counted. */
interface Tally {
  classified: number;
  withoutCode: number;
  rows: number;
  /** Given codes by the digits that they share with the first candidate. */
  agreeing: Record<SharedDigits, number>;
  /** Given codes of rows without a candidate. */
  uncompared: number;
}

async function writeCodes(
  texts: AsyncIterable<ProductText>,
  outFile: AtomicFile,
  settings: { limit: number; language: Language; format: OutputFormat; quiet: boolean; lexicon?: LexiconAdditions },
): Promise<Tally> {
  const { limit, language, lexicon } = settings;
  const agreeing = { 6: 0, 4: 0, 2: 0, 0: 0 };
  const tally: Tally = { classified: 0, withoutCode: 0, rows: 0, agreeing, uncompared: 0 };
  const writer = new ClassificationWriter(outFile, settings.format);
  const progress = new Progress('texts', settings.quiet);
  for await (const input of texts) {
    const { part, candidates } = classifyRow(input, { limit, lexicon });
    const first = candidates[0];
    if (first === undefined) {
      tally.withoutCode++;
      if (input.givenCode !== undefined) tally.uncompared++;
      await writer.write({ input, sentence: noCodeReason(wholeText(input), language, lexicon) });
    } else {
      const agrees = input.givenCode === undefined ? undefined : sharedDigits(input.givenCode, first.code);
      if (agrees !== undefined) agreeing[agrees]++;
      for (const [n, candidate] of candidates.entries()) {
        const { code, heading, confidence } = candidate;
        const headingName = hsName(heading, language) ?? '';
        await writer.write({
          input,
          candidate: { rank: n + 1, code, headingName, confidence },
          agrees,
          sentence: classificationReason(candidate, part, language),
        });
      }
      tally.classified++;
    }
    progress.show(tally.classified + tally.withoutCode);
  }
  progress.clear();
  writer.end();
  tally.rows = writer.rows;
  return tally;
}

/** Names say what a thing is; keywords and descriptions, which name other things too, are asked only where it does not. */
function classifyRow(input: ProductText, options: ClassifyOptions): { part: TextPart; candidates: Classification[] } {
  const parts = { text: input.text, keywords: input.keywords.join('\n'), description: input.description };
  for (const part of ['text', 'keywords', 'description'] as const) {
    const candidates = classify(parts[part], options);
    if (candidates.length > 0) return { part, candidates };
  }
  return { part: 'text', candidates: [] };
}

function wholeText({ text, keywords, description }: ProductText): string {
  return [text, ...keywords, description].join('\n');
}

function printSummary({ out, quiet }: ClassifyFlags, report: ReadReport, tally: Tally): void {
  const { file, encoding, rows, rejected } = report;
  const { agreeing, uncompared } = tally;
  const lines = [
    `${file} (${encoding}): ${grouped(rows)} rows = ${grouped(tally.classified)} classified + ` +
      `${grouped(tally.withoutCode)} without a code + ${grouped(rejected)} rejected`,
    ...(quiet ? [] : detailLines(report)),
  ];
  const compared = agreeing[6] + agreeing[4] + agreeing[2] + agreeing[0];
  if (compared + uncompared > 0) {
    lines.push(
      `${grouped(compared + uncompared)} given codes = ${grouped(agreeing[6])} agree to 6 digits + ` +
        `${grouped(agreeing[4])} to 4 + ${grouped(agreeing[2])} to 2 + ${grouped(agreeing[0])} contradict + ` +
        `${grouped(uncompared)} without a candidate`,
    );
  }
  lines.push(`${grouped(tally.rows)} rows in ${out === '-' ? 'the standard output' : out}`);
  process.stderr.write(`${lines.join('\n')}\n`);
}
