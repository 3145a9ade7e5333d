import { InputError } from '../errors.ts';
import { readLexicon } from '../io/readLexicon.ts';
import type { LexiconAdditions } from '../lexicon/index.ts';
import { type PartialWeights, resolveWeights } from '../rank/weights.ts';
import { suggest } from '../suggest.ts';
import { readJson } from './jsonFile.ts';

/** What `--config` may hold; flags on the command line win over it. */
export interface Config {
  /** Header of the file for a canonical column, where it is none of the accepted ones. */
  columns?: { sellers?: Record<string, string>; buyers?: Record<string, string>; texts?: Record<string, string> };
  weights?: PartialWeights;
  top?: number;
  lang?: 'en' | 'ko';
  format?: 'csv' | 'jsonl';
  asOf?: string;
  /** A file of additions to the lexicon. */
  lexicon?: string;
}

/** How a value of the config file is checked, and what is said when it is wrong. */
const CHECKS: Record<keyof Config, [isRight: (value: unknown) => boolean, expected: string]> = {
  columns: [isColumns, '{"sellers": {"seller_id": "header"}, "buyers": {...}, "texts": {...}}'],
  weights: [(value) => typeof value === 'object' && value !== null, 'an object of weights'],
  top: [
    (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1000,
    'a whole number from 1 to 1000',
  ],
  lang: [(value) => value === 'en' || value === 'ko', '"en" or "ko"'],
  format: [(value) => value === 'csv' || value === 'jsonl', '"csv" or "jsonl"'],
  asOf: [(value) => typeof value === 'string', 'a date as "YYYY-MM-DD"'],
  lexicon: [(value) => typeof value === 'string', 'the name of a file'],
};

/** Reads and checks a config file; without a file it is empty. */
export async function readConfig(file: string | undefined): Promise<Config> {
  if (file === undefined) return {};
  const config = await readJson(file);
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new InputError('must hold a JSON object.', { file });
  }
  for (const [name, value] of Object.entries(config)) {
    if (!Object.hasOwn(CHECKS, name))
      throw new InputError(`"${name}" is unknown${suggest(name, Object.keys(CHECKS))}.`, { file });
    const [isRight, expected] = CHECKS[name as keyof Config];
    if (!isRight(value)) throw new InputError(`"${name}" is ${JSON.stringify(value)}; give ${expected}.`, { file });
  }
  return config as Config;
}

/** The weights of `--weights`, else those of the config; checked, so that an error names the file. */
export async function readWeights(file: string | undefined, config: Config): Promise<PartialWeights | undefined> {
  const weights = file === undefined ? config.weights : await readJson(file);
  resolveWeights(weights, file ?? '--config');
  return weights as PartialWeights | undefined;
}

/** The additions to the lexicon of `--lexicon`, else those of the config. */
export async function readAdditions(file: string | undefined, config: Config): Promise<LexiconAdditions | undefined> {
  const named = file ?? config.lexicon;
  return named === undefined ? undefined : readLexicon(named);
}

function isColumns(value: unknown): boolean {
  const isTable = (table: unknown) =>
    table === undefined ||
    (typeof table === 'object' && table !== null && Object.values(table).every((header) => typeof header === 'string'));
  if (typeof value !== 'object' || value === null) return false;
  const { sellers, buyers, texts, ...others } = value as Record<string, unknown>;
  return isTable(sellers) && isTable(buyers) && isTable(texts) && Object.keys(others).length === 0;
}
