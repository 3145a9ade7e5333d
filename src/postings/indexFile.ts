import { InputError } from '../errors.ts';
import { lexiconFile } from '../lexicon/index.ts';
import { TOKENIZER_VERSION } from '../text/tokenize.ts';
import type { BuyerIndex } from './buyerIndex.ts';
import { type IndexSections, indexOfSections, indexSections } from './indexSections.ts';
import { readSectionFile, writeSectionFile } from './sectionFile.ts';

/** What an index was made with and must be read with. */
export interface IndexSettings {
  /** The weights of a buyer's fields and terms, which are inside every posting. */
  buyerFields: unknown;
  buyerTerms: unknown;
}

/** Writes a frozen index to a `.bmx` file. */
export async function writeIndex(path: string, index: BuyerIndex, settings: IndexSettings): Promise<void> {
  const { sections, countries, requirements } = indexSections(index);
  const meta = {
    ...settings,
    tokenizer: TOKENIZER_VERSION,
    lexicon: lexiconFile().fingerprint,
    buyers: index.size,
    countries,
    requirements,
  };
  await writeSectionFile(path, { meta, sections });
}

/**
 * Opens a `.bmx` file.
 *
 * @throws InputError for a file that is missing, foreign, damaged, or made with another tokenizer, lexicon or other weights of fields or terms.
 */
export async function readIndex(path: string, settings: IndexSettings): Promise<BuyerIndex> {
  const { meta, sections } = await readSectionFile(path);
  const mend = 'Build it again: buyermatch index --buyers buyers.csv --out ...';
  if (meta.tokenizer !== TOKENIZER_VERSION) {
    throw new InputError(`was made by another version of the text analysis. ${mend}`, { file: path });
  }
  if (meta.lexicon !== lexiconFile().fingerprint) {
    throw new InputError(`was made with another state of the lexicon. ${mend}`, { file: path });
  }
  const isMadeWith = (name: keyof IndexSettings) => JSON.stringify(meta[name]) === JSON.stringify(settings[name]);
  if (!isMadeWith('buyerFields') || !isMadeWith('buyerTerms')) {
    throw new InputError(
      `was made with other weights for the buyers' fields or terms. ${mend} with the same --weights`,
      {
        file: path,
      },
    );
  }
  const { countries, requirements } = meta as unknown as IndexSections;
  return indexOfSections({ countries, requirements, sections });
}
