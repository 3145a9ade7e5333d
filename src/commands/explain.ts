import { Command } from 'commander';
import { InputError } from '../errors.ts';
import { explanationText } from '../explain/explanationText.ts';
import { readSellers } from '../io/readSellers.ts';
import { nearestName } from '../suggest.ts';
import type { Language, Seller } from '../types.ts';
import { checkPaths } from './checkPaths.ts';
import { type Config, readAdditions, readConfig, readWeights } from './config.ts';
import { flags } from './flags.ts';
import { openMatcher } from './openBuyers.ts';

interface ExplainFlags {
  sellers: string;
  buyers?: string;
  index?: string;
  seller: string;
  buyer: string;
  product?: string;
  json?: true;
  lang?: Language;
  config?: string;
  weights?: string;
  lexicon?: string;
  asOf?: string;
}

/** `buyermatch explain`: works one score out, step by step. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('show how the score of one seller and one buyer comes about, term by term')
    .addOption(flags.sellers())
    .addOption(flags.buyers())
    .addOption(flags.index())
    .addOption(flags.seller())
    .addOption(flags.buyer())
    .addOption(flags.product())
    .addOption(flags.json())
    .addOption(flags.lang())
    .addOption(flags.config())
    .addOption(flags.weights())
    .addOption(flags.lexicon())
    .addOption(flags.asOf())
    .addHelpText(
      'after',
      '\nExample: buyermatch explain --sellers 업체목록.csv --buyers 바이어.csv --seller S001 --buyer B0001 --lang ko',
    )
    .action(runExplain);
}

async function runExplain(given: ExplainFlags): Promise<void> {
  checkPaths({ '--sellers': given.sellers, '--buyers': given.buyers, '--index': given.index }, {});
  const config = await readConfig(given.config);
  const seller = await findSeller(given, config);
  const options = {
    weights: await readWeights(given.weights, config),
    lexicon: await readAdditions(given.lexicon, config),
    asOf: given.asOf ?? config.asOf,
  };
  const { buyers, index } = given;
  const { matcher } = await openMatcher({ buyers, index, config, options });
  if (!matcher.has(given.buyer)) {
    throw new InputError(`there is no buyer "${given.buyer}". Copy the id from the file.`, {
      file: given.buyers ?? given.index,
    });
  }
  const explained = matcher.explain(seller, given.buyer, { productId: given.product });
  if (explained === undefined) {
    const known = seller.products.map(({ id }) => id).join(', ');
    throw new InputError(`seller "${seller.id}" has no product "${given.product}". Known: ${known}.`, {
      file: given.sellers,
    });
  }
  const text = given.json
    ? `${JSON.stringify(explained, null, 2)}\n`
    : explanationText(explained, given.lang ?? config.lang ?? 'en');
  process.stdout.write(text);
}

async function findSeller({ sellers: file, seller: wanted }: ExplainFlags, config: Config): Promise<Seller> {
  const ids: string[] = [];
  for await (const seller of readSellers(file, { columns: config.columns?.sellers, onReject: () => {} })) {
    if (seller.id === wanted) return seller;
    ids.push(seller.id);
  }
  const near = nearestName(wanted, ids);
  const hint = near === undefined ? 'Copy the id from the file.' : `Did you mean "${near}"?`;
  throw new InputError(`there is no seller "${wanted}". ${hint}`, { file });
}
