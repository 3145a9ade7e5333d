import { InputError } from '../errors.ts';
import { TOKENIZER_VERSION } from '../text/tokenize.ts';
import type { BuyerIndex } from './buyerIndex.ts';
import { type IndexSections, indexOfSections, indexSections } from './indexSections.ts';
import { readSectionFile, writeSectionFile } from './sectionFile.ts';

/** What an index was made with and must be read with. */
export interface IndexSettings {
  /** The weights of a buyer's fields and terms, which are inside every posting. */
  buyerFields: unknown;
  buyerTerms: unknown;
  /** Fingerprint of the lexicon: of the built-in one, `+`, of the user's additions. */
  lexicon: string;
}

/** Writes a frozen index to a `.bmx` file. */
export async function writeIndex(path: string, index: BuyerIndex, settings: IndexSettings): Promise<void> {
  const { sections, countries, requirements } = indexSections(index);
  const meta = {
    ...settings,
    tokenizer: TOKENIZER_VERSION,
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
  checkLexicon(String(meta.lexicon), settings.lexicon, path);
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

function checkLexicon(made: string, read: string, path: string): void {
  if (made === read) return;
  const [madeBase, madeOwn] = made.split('+');
  const [readBase, readOwn] = read.split('+');
  const again = 'Build it again: buyermatch index --buyers buyers.csv --out ...';
  const message =
    madeBase !== readBase
      ? `was made with another state of the lexicon. ${again}`
      : madeOwn === undefined
        ? `was made without --lexicon. Leave it out, or build the index with it: ${again.slice(again.indexOf('buyermatch'))}`
        : readOwn === undefined
          ? 'was made with --lexicon FILE; give the same --lexicon.'
          : `was made with other additions to the lexicon. Give the --lexicon it was made with. ${again}`;
  throw new InputError(message, { file: path });
}
