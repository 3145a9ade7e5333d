import { InputError } from '../errors.ts';
import { TOKENIZER_VERSION } from '../text/tokenize.ts';
import { BuyerIndex } from './buyerIndex.ts';
import { type BuyerColumns, BuyerTable } from './buyerTable.ts';
import type { ForwardArrays } from './forwardIndex.ts';
import { PostingLists } from './postingLists.ts';
import { readSectionFile, type SectionArray, writeSectionFile } from './sectionFile.ts';
import { packStrings, unpackStrings } from './stringList.ts';

/** What an index was made with and must be read with. */
export interface IndexSettings {
  /** The weights of a buyer's fields, which are inside every posting. */
  buyerFields: unknown;
}

const COLUMNS = [
  'country',
  'requirement',
  'priceMin',
  'priceMax',
  'orderQuantity',
  'lastActive',
  'validUntil',
  'verified',
] as const satisfies (keyof BuyerColumns)[];

/** Writes a frozen index to a `.bmx` file. */
export async function writeIndex(path: string, index: BuyerIndex, settings: IndexSettings): Promise<void> {
  const columns = index.table.columns();
  const sections = new Map<string, SectionArray>();
  putStrings(sections, 'ids', columns.ids);
  putStrings(sections, 'names', columns.names);
  for (const name of COLUMNS) sections.set(name, columns[name]);
  putLists(sections, 'text', index.text);
  putLists(sections, 'hs', index.hs);
  const { countries, requirements } = columns;
  const meta = { ...settings, tokenizer: TOKENIZER_VERSION, buyers: index.size, countries, requirements };
  await writeSectionFile(path, { meta, sections });
}

/**
 * Opens a `.bmx` file.
 *
 * @throws InputError for a file that is missing, foreign, damaged, or made with another tokenizer or other field weights.
 */
export async function readIndex(path: string, settings: IndexSettings): Promise<BuyerIndex> {
  const { meta, sections } = await readSectionFile(path);
  const mend = 'Build it again: buyermatch index --buyers buyers.csv --out ...';
  if (meta.tokenizer !== TOKENIZER_VERSION) {
    throw new InputError(`was made by another version of the text analysis. ${mend}`, { file: path });
  }
  if (JSON.stringify(meta.buyerFields) !== JSON.stringify(settings.buyerFields)) {
    throw new InputError(`was made with other weights for the buyers' fields. ${mend} with the same --weights`, {
      file: path,
    });
  }
  const columns = {
    ids: takeStrings(sections, 'ids'),
    names: takeStrings(sections, 'names'),
    countries: meta.countries,
    requirements: meta.requirements,
    ...Object.fromEntries(COLUMNS.map((name) => [name, sections.get(name)])),
  } as BuyerColumns;
  return new BuyerIndex(takeLists(sections, 'text'), takeLists(sections, 'hs'), new BuyerTable(columns));
}

function putLists(sections: Map<string, SectionArray>, name: string, lists: PostingLists): void {
  const { offsets, ids, values } = lists.forward.arrays();
  putStrings(sections, `${name}.terms`, lists.vocabulary.terms);
  sections.set(`${name}.offsets`, offsets);
  sections.set(`${name}.ids`, ids);
  if (values) sections.set(`${name}.values`, values);
}

function takeLists(sections: ReadonlyMap<string, SectionArray>, name: string): PostingLists {
  const arrays = {
    offsets: sections.get(`${name}.offsets`),
    ids: sections.get(`${name}.ids`),
    values: sections.get(`${name}.values`),
  } as ForwardArrays;
  return PostingLists.fromArrays(takeStrings(sections, `${name}.terms`), arrays);
}

function putStrings(sections: Map<string, SectionArray>, name: string, strings: readonly string[]): void {
  const { bytes, ends } = packStrings(strings);
  sections.set(`${name}.bytes`, bytes);
  sections.set(`${name}.ends`, ends);
}

function takeStrings(sections: ReadonlyMap<string, SectionArray>, name: string): string[] {
  return unpackStrings({
    bytes: sections.get(`${name}.bytes`) as Uint8Array,
    ends: sections.get(`${name}.ends`) as Uint32Array,
  });
}
