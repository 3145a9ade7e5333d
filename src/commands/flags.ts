import { InvalidArgumentError, Option } from 'commander';

/** Every flag once: its name, what it takes, its help and how its value is checked. */
export const flags = {
  sellers: () => new Option('--sellers <file>', 'small businesses and their products (CSV)').makeOptionMandatory(),
  buyers: () => new Option('--buyers <file>', 'overseas buyers (CSV)'),
  index: () => new Option('--index <file>', 'buyers as an index file (.bmx) instead of --buyers'),
  out: (what: string) => new Option('--out <file>', `${what}; "-" is the standard output`).makeOptionMandatory(),
  outFile: (what: string) => new Option('--out <file>', what).makeOptionMandatory(),
  in: () =>
    new Option('--in <file>', 'product texts, or small businesses and their products (CSV)').makeOptionMandatory(),
  codes: () => new Option('--top <n>', 'codes per text, 1 to 1000 (default: 5)').argParser(wholeNumber(1, 1000)),
  top: () => new Option('--top <n>', 'buyers per seller, 1 to 1000 (default: 10)').argParser(wholeNumber(1, 1000)),
  format: () =>
    new Option('--format <csv|jsonl>', 'form of the output (default: by the ending of --out, else csv)').choices([
      'csv',
      'jsonl',
    ]),
  lang: () => new Option('--lang <en|ko>', 'language of names and reasons (default: en)').choices(['en', 'ko']),
  rejects: () => new Option('--rejects <file>', 'where rows that cannot be used go, with line, id and reason (CSV)'),
  config: () => new Option('--config <file>', 'column names, weights and defaults of flags (JSON)'),
  weights: () => new Option('--weights <file>', 'numbers of the score (JSON)'),
  lexicon: () => new Option('--lexicon <file>', 'your own terms and kinds of goods, see data/lexicon/README.md (TSV)'),
  asOf: () =>
    new Option('--as-of <date>', 'day that recency and expiry count from (default: the newest date of the buyers)'),
  threads: () =>
    new Option(
      '--threads <n>',
      'threads that match; results never depend on it (default: the cores of the machine, 4 at most)',
    ).argParser(wholeNumber(1, 256)),
  maxMemory: () =>
    new Option(
      '--max-memory <size>',
      'memory of the whole run, as 900MB or 4GB: buyers that need more are searched part by part, with the same result',
    ).argParser(byteSize),
  state: () => new Option('--state <file>', 'where to leave what the next night needs for --since'),
  since: () =>
    new Option('--since <file>', 'match only what has changed since the run that left this state, by its statistics'),
  full: () => new Option('--full', 'with --since: match everything all the same, for the same bytes'),
  resume: () => new Option('--resume', 'go on with an unfinished run of this output, if there is one'),
  progress: () =>
    new Option('--progress <auto|log|none>', 'a bar on a terminal, a line a minute for a log, or nothing')
      .choices(['auto', 'log', 'none'])
      .default('auto'),
  stats: () => new Option('--stats <file>', 'counts and times of the run, renewed while it goes on (JSON)'),
  quiet: () => new Option('--quiet', 'print the counts only'),
  dryRun: () => new Option('--dry-run', 'read the files, tell what was understood, and write nothing'),
  preview: () =>
    new Option('--preview <n>', 'also print the first n sellers as a table').argParser(wholeNumber(0, 1000)),
  qrels: () => new Option('--qrels <file>', 'judgements: seller_id,buyer_id,grade (CSV)').makeOptionMandatory(),
  matches: () => new Option('--matches <file>', 'matches to be judged (CSV or JSONL)').makeOptionMandatory(),
  matchesToShow: () => new Option('--matches <file>', 'matches to be shown (CSV or JSONL)').makeOptionMandatory(),
  initOut: () => new Option('--out <file>', 'the config file to write').default('buyermatch.json'),
  port: () =>
    new Option('--port <n>', 'port on this machine; 0 takes any that is free')
      .default(8737)
      .argParser(wholeNumber(0, 65535)),
  seller: () => new Option('--seller <id>', 'id of the seller').makeOptionMandatory(),
  buyer: () => new Option('--buyer <id>', 'id of the buyer').makeOptionMandatory(),
  product: () => new Option('--product <id>', 'id of the product (default: the one that fits best)'),
  decisions: () =>
    new Option('--decisions <file>', 'what people decided: seller_id,buyer_id,decision(pin|hide),note (CSV)'),
  perFile: () =>
    new Option(
      '--per-file <n>',
      'businesses in one file, 1 to 20000; more are split over several (default: 2000)',
    ).argParser(wholeNumber(1, 20000)),
  compare: () => new Option('--compare <file>', 'a second file of matches, compared with the first by a paired test'),
  metrics: () => new Option('--metrics <list>', 'for instance ndcg@10,recall@100,map,mrr,p@5'),
  json: () => new Option('--json', 'print the figures as JSON'),
};

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

const UNITS = { MB: 2 ** 20, GB: 2 ** 30 };
/** Less than this is not enough for the program itself. */
const LEAST_MEMORY = 512 * UNITS.MB;

function byteSize(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(MB|GB)$/i.exec(text) ?? [];
  const size = Number(amount) * UNITS[unit?.toUpperCase() as keyof typeof UNITS];
  if (size >= LEAST_MEMORY) return size;
  throw new InvalidArgumentError('Give a size of at least 512MB, as 900MB or 4GB.');
}
