import { BUYER_COLUMNS, type Column, SELLER_COLUMNS } from '../io/headers.ts';
import { DEFAULT_WEIGHTS } from '../rank/weights.ts';

const WEIGHTS: Readonly<Record<string, string>> = {
  text: 'How much words and kinds of goods count in the relevance',
  hs: 'How much HS codes count in the relevance',
  market: 'Share of the score that a wrong market costs',
  price: 'Share of the score that prices far apart cost',
  certification: 'Share of the score that missing certificates cost',
  activity: 'Share of the score that a silent buyer costs',
  unknown: 'What a part that is not known counts as, between its worst (0) and its best (1)',
  fields: 'How much each field of a profile counts',
  terms: 'How much words, kinds of goods and codes count beside each other',
};

/** The JSON schema of a config file, for editors that complete and check it. */
export function configSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'buyermatch --config',
    ...closed({
      $schema: { type: 'string' },
      columns: closed({
        sellers: closed(headersOf(SELLER_COLUMNS)),
        buyers: closed(headersOf(BUYER_COLUMNS)),
        texts: {
          type: 'object',
          additionalProperties: { type: 'string' },
          description: 'Headers of a file for classify',
        },
      }),
      weights: { ...weightsOf(DEFAULT_WEIGHTS), description: 'Numbers of the score; what is absent keeps its default' },
      top: {
        type: 'integer',
        minimum: 1,
        maximum: 1000,
        description: 'Buyers per seller (codes per text for classify)',
      },
      lang: { enum: ['en', 'ko'], description: 'Language of names and reasons' },
      format: { enum: ['csv', 'jsonl'], description: 'Form of the output' },
      asOf: { type: 'string', description: 'Day that recency and expiry count from, YYYY-MM-DD' },
      lexicon: { type: 'string', description: 'File of your own terms and kinds of goods' },
    }),
  };
}

function closed(properties: object): { type: 'object'; additionalProperties: false; properties: object } {
  return { type: 'object', additionalProperties: false, properties };
}

function headersOf(columns: readonly Column[]): object {
  const header = (name: string) => ({ type: 'string', description: `Header of your file for ${name}` });
  return Object.fromEntries(columns.map(({ name }) => [name, header(name)]));
}

/** The upper ends are left to the command, which says them in its error. */
function weightsOf(weights: object): object {
  const properties = Object.entries(weights).map(([name, value]) => {
    const description = WEIGHTS[name];
    const shape = typeof value === 'number' ? { type: 'number', minimum: 0, default: value } : weightsOf(value);
    return [name, description === undefined ? shape : { ...shape, description }];
  });
  return closed(Object.fromEntries(properties));
}
