import { basename, extname } from 'node:path';
import { Command } from 'commander';
import { grouped } from '../explain/caution.ts';
import { AtomicFile } from '../io/atomicFile.ts';
import { readDecisions } from '../io/readDecisions.ts';
import { buildReport } from '../report/buildReport.ts';
import { collect } from '../report/collect.ts';
import { renderPage } from '../report/renderPage.ts';
import type { Language } from '../types.ts';
import { checkPaths } from './checkPaths.ts';
import { readConfig, readWeights } from './config.ts';
import { flags } from './flags.ts';

interface ReportFlags {
  matches: string;
  sellers?: string;
  buyers?: string;
  decisions?: string;
  out: string;
  lang?: Language;
  perFile?: number;
  config?: string;
  weights?: string;
}

/** Pages of businesses in one file: what a phone opens without waiting. */
const PER_FILE = 2000;

/** `buyermatch report`: writes a matches file as a page to read, search and print. */
export function reportCommand(): Command {
  return new Command('report')
    .description('write matches as one HTML page to read, search and print, in Korean and English')
    .addOption(flags.matchesToShow())
    .addOption(flags.sellers().makeOptionMandatory(false))
    .addOption(flags.buyers())
    .addOption(flags.decisions())
    .addOption(flags.outFile('the page to write (.html)'))
    .addOption(flags.lang())
    .addOption(flags.perFile())
    .addOption(flags.config())
    .addOption(flags.weights())
    .addHelpText(
      'after',
      '\nExample: buyermatch report --matches matches.csv --sellers 업체목록.csv --buyers 바이어.csv --out report.html --lang ko',
    )
    .action(runReport);
}

async function runReport(given: ReportFlags): Promise<void> {
  const { matches, sellers, buyers, out } = given;
  checkPaths(
    {
      '--matches': matches,
      '--sellers': sellers,
      '--buyers': buyers,
      '--decisions': given.decisions,
      '--config': given.config,
      '--weights': given.weights,
    },
    { '--out': out },
  );
  const config = await readConfig(given.config);
  const weights = await readWeights(given.weights, config);
  const collected = await collect({
    matches,
    sellers,
    buyers,
    sellerColumns: config.columns?.sellers,
    buyerColumns: config.columns?.buyers,
    decisions: given.decisions === undefined ? [] : await readDecisions(given.decisions),
  });
  const options = {
    lang: given.lang ?? config.lang ?? 'ko',
    weights,
    perFile: given.perFile ?? PER_FILE,
    fileName: (n: number) => encodeURIComponent(basename(partName(out, n))),
  };
  const files: AtomicFile[] = [];
  try {
    for await (const page of buildReport(collected, options)) {
      const file = await AtomicFile.open(partName(out, files.length + 1));
      files.push(file);
      file.stream.write(renderPage(page));
      await file.finish();
    }
    for (const file of files) await file.commit();
  } finally {
    for (const file of files) await file.abort();
  }
  const more = files.length > 1 ? ` and ${files.length - 1} more files beside it` : '';
  const matched = grouped(collected.matches.size);
  process.stderr.write(
    `${grouped(collected.sellers.length)} sellers, ${matched} with matches; wrote ${out === '-' ? 'the standard output' : out}${more}\n`,
  );
}

/** `report.html`, `report-2.html`, ...: the first one has the name that was asked for. */
function partName(out: string, n: number): string {
  if (n === 1) return out;
  const ending = extname(out);
  return `${out.slice(0, out.length - ending.length)}-${n}${ending}`;
}
