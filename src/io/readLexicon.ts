import { type LexiconAdditions, parseLexicon } from '../lexicon/index.ts';
import { Decoder } from './encoding.ts';
import { openSource } from './source.ts';

/**
 * Reads additions to the lexicon from a file, in UTF-8, CP949 or UTF-16 as Excel writes tab separated text.
 *
 * @throws InputError when the file cannot be read, or for the first line that is wrong, with its mend.
 * @example const matcher = await BuyerMatcher.fromBuyers(buyers, { lexicon: await readLexicon('our-terms.tsv') });
 */
export async function readLexicon(path: string | URL): Promise<LexiconAdditions> {
  const source = await openSource(path);
  try {
    const decoder = new Decoder();
    let text = '';
    for await (const chunk of source.chunks()) text += decoder.write(chunk);
    return parseLexicon(text + decoder.end(), source.name);
  } finally {
    await source.close();
  }
}
