import { InputError } from '../errors.ts';
import { TOKENIZER_VERSION } from '../text/tokenize.ts';
import { type PackedStringArrays, PackedStrings } from '../vectors/packedStrings.ts';
import { StringTable, type StringTableArrays } from '../vectors/stringTable.ts';
import { Vocabulary } from '../vectors/vocabulary.ts';
import { type BlockMaxima, blockCounts } from './blockMaxima.ts';
import { BuyerIndex } from './buyerIndex.ts';
import { type BuyerColumns, BuyerTable } from './buyerTable.ts';
import { CodeLists } from './codeLists.ts';
import { ForwardIndex } from './forwardIndex.ts';
import { PostingLists } from './postingLists.ts';
import { readSectionFile, type SectionArray, writeSectionFile } from './sectionFile.ts';

/** What an index was made with and must be read with. */
export interface IndexSettings {
  /** The weights of a buyer's fields and terms, which are inside every posting. */
  buyerFields: unknown;
  buyerTerms: unknown;
  /** Fingerprint of the lexicon: of the built-in one, `+`, of the user's additions. */
  lexicon: string;
}

const COLUMNS = ['records', 'priceMin', 'priceMax', 'orderQuantity'] as const satisfies (keyof BuyerColumns)[];

/** The arrays of a list's block maxima. */
const BLOCK_ARRAYS = ['rowOf', 'rowScales', 'blockRows', 'groupRows', 'listOffsets', 'lists', 'listMasks'] as const;

type Sections = Map<string, SectionArray>;

/** Writes a frozen index to a `.bmx` file. */
export async function writeIndex(path: string, index: BuyerIndex, settings: IndexSettings): Promise<void> {
  const columns = index.table.columns();
  const sections: Sections = new Map();
  putTable(sections, 'ids', columns.ids.arrays);
  putStrings(sections, 'names', columns.names.arrays);
  for (const name of COLUMNS) sections.set(name, columns[name]);
  putLists(sections, 'text', index.text);
  putCodes(sections, index.codes);
  sections.set('inverseNorms', index.inverseNorms);
  sections.set('rowTermCounts', index.rowTermCounts);
  const { countries, requirements } = columns;
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
  const take = <A extends SectionArray>(name: string) => sections.get(name) as A;
  const columns = {
    ...Object.fromEntries(COLUMNS.map((name) => [name, take(name)])),
    ids: takeTable(sections, 'ids'),
    names: new PackedStrings({ bytes: take('names.bytes'), ends: take('names.ends') }),
    countries: meta.countries,
    requirements: meta.requirements,
  } as BuyerColumns;
  return new BuyerIndex({
    text: takeLists(sections, 'text'),
    codes: takeCodes(sections),
    table: new BuyerTable(columns),
    inverseNorms: take('inverseNorms'),
    rowTermCounts: take('rowTermCounts'),
  });
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

function putLists(sections: Sections, name: string, { vocabulary, forward, frozen }: PostingLists): void {
  const { offsets, postings } = forward.arrays();
  putTable(sections, `${name}.terms`, vocabulary.frozen.arrays);
  sections.set(`${name}.offsets`, offsets);
  sections.set(`${name}.postings`, postings);
  sections.set(`${name}.documentFrequencies`, frozen.documentFrequencies);
  for (const part of BLOCK_ARRAYS) sections.set(`${name}.${part}`, frozen.blocks[part]);
}

function putCodes(sections: Sections, { vocabulary, forward }: CodeLists): void {
  const { offsets, postings } = forward.arrays();
  putTable(sections, 'codes', vocabulary.frozen.arrays);
  sections.set('codes.offsets', offsets);
  sections.set('codes.postings', postings);
}

function takeCodes(sections: Sections): CodeLists {
  const take = <A extends SectionArray>(part: string) => sections.get(`codes.${part}`) as A;
  const forward = new ForwardIndex({ offsets: take('offsets'), postings: take('postings') });
  return new CodeLists(new Vocabulary(takeTable(sections, 'codes')), forward);
}

function takeLists(sections: Sections, name: string): PostingLists {
  const take = <A extends SectionArray>(part: string) => sections.get(`${name}.${part}`) as A;
  const forward = new ForwardIndex({ offsets: take('offsets'), postings: take('postings') });
  const arrays = Object.fromEntries(BLOCK_ARRAYS.map((part) => [part, take(part)])) as unknown as BlockArrays;
  const blocks: BlockMaxima = { ...arrays, ...blockCounts(forward.documentCount) };
  const documentFrequencies = take<Uint32Array>('documentFrequencies');
  return new PostingLists(new Vocabulary(takeTable(sections, `${name}.terms`)), forward, {
    documentFrequencies,
    blocks,
  });
}

type BlockArrays = Pick<BlockMaxima, (typeof BLOCK_ARRAYS)[number]>;

function putStrings(sections: Sections, name: string, { bytes, ends }: PackedStringArrays): void {
  sections.set(`${name}.bytes`, bytes);
  sections.set(`${name}.ends`, ends);
}

function putTable(sections: Sections, name: string, arrays: StringTableArrays): void {
  putStrings(sections, name, arrays);
  sections.set(`${name}.slots`, arrays.slots);
}

function takeTable(sections: Sections, name: string): StringTable {
  const take = <A extends SectionArray>(part: string) => sections.get(`${name}.${part}`) as A;
  return new StringTable({ bytes: take('bytes'), ends: take('ends'), slots: take('slots') });
}
