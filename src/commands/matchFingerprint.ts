import { stat } from 'node:fs/promises';
import { version } from '../../package.json';
import { type Fingerprint, fileDigest, valueDigest } from '../batch/fingerprint.ts';
import { type LexiconAdditions, lexiconWith } from '../lexicon/index.ts';
import { type PartialWeights, resolveWeights } from '../rank/weights.ts';
import { TOKENIZER_VERSION } from '../text/tokenize.ts';
import type { Config } from './config.ts';

/** What the output of `match` depends on. */
export interface MatchInputs {
  sellers?: string;
  buyers?: string;
  index?: string;
  decisions?: string;
  config: Config;
  weights?: PartialWeights;
  lexicon?: LexiconAdditions;
  asOf?: string;
  limit: number;
  format: string;
  language: string;
}

/** Everything that the bytes of the output depend on. Files count by their content, so they may be moved. */
export async function matchFingerprint(inputs: MatchInputs): Promise<Fingerprint> {
  const { sellers, buyers, index, decisions, config, weights, lexicon, asOf = '', limit, format, language } = inputs;
  return {
    'the version of buyermatch': `${version}, text analysis ${TOKENIZER_VERSION}`,
    'the lexicon': lexiconWith(lexicon).fingerprint,
    'the content of --sellers': sellers === undefined ? '' : await fileDigest(sellers),
    'the content of --buyers': buyers === undefined ? '' : await fileDigest(buyers),
    'the content of --index': index === undefined ? '' : await fileDigest(index),
    'the content of --decisions': decisions === undefined ? '' : await fileDigest(decisions),
    'the columns of --config': valueDigest(config.columns ?? {}),
    'the weights': valueDigest(resolveWeights(weights)),
    '--as-of': asOf,
    '--top': String(limit),
    '--format': format,
    '--lang': language,
  };
}

/** Whether a run over these files can be done again from its beginning: pipes and devices give their content only once. */
export async function areFiles(paths: readonly (string | undefined)[]): Promise<boolean> {
  for (const path of paths) {
    if (path === undefined) continue;
    if (path === '-') return false;
    const status = await stat(path).catch(() => undefined);
    if (status !== undefined && !status.isFile()) return false;
  }
  return true;
}
