import { type PackedStringArrays, PackedStrings } from '../vectors/packedStrings.ts';
import { StringTable, type StringTableArrays } from '../vectors/stringTable.ts';
import { Vocabulary } from '../vectors/vocabulary.ts';
import { type BlockMaxima, blockCounts } from './blockMaxima.ts';
import { BuyerIndex } from './buyerIndex.ts';
import { type BuyerColumns, BuyerTable } from './buyerTable.ts';
import { CodeLists } from './codeLists.ts';
import { ForwardIndex } from './forwardIndex.ts';
import { PostingLists } from './postingLists.ts';
import type { SectionArray } from './sectionFile.ts';
import type { Basis } from './statistics.ts';

/** The frozen part of an index as named typed arrays, and the few values that are none. */
export interface IndexSections {
  countries: string[];
  requirements: string[][];
  sections: Map<string, SectionArray>;
  basis?: Basis;
}

const COLUMNS = ['records', 'priceMin', 'priceMax', 'orderQuantity'] as const satisfies (keyof BuyerColumns)[];

/** The arrays of a list's block maxima. */
const BLOCK_ARRAYS = ['rowOf', 'rowScales', 'blockRows', 'groupRows', 'listOffsets', 'lists', 'listMasks'] as const;

type Sections = Map<string, SectionArray>;

/** The frozen part of an index; buyers added since are left out, and of removed ones nothing is told. */
export function indexSections(index: BuyerIndex): IndexSections {
  const columns = index.table.columns();
  const { frozenCount } = index;
  const sections: Sections = new Map();
  putTable(sections, 'ids', columns.ids.arrays);
  putStrings(sections, 'names', columns.names.arrays);
  for (const name of COLUMNS) {
    const column = columns[name];
    sections.set(name, column.subarray(0, (column.length / (index.documentCount || 1)) * frozenCount));
  }
  putLists(sections, 'text', index.text, frozenCount);
  putCodes(sections, index.codes, frozenCount);
  sections.set('inverseNorms', index.inverseNorms.subarray(0, frozenCount));
  sections.set('rowTermCounts', index.rowTermCounts);
  const basis = index.basis && { documentCount: index.basis.documentCount, newestDay: index.basis.newestDay };
  return { countries: columns.countries, requirements: columns.requirements, sections, basis };
}

/** The index of which {@link indexSections} gave the arrays; they are used, not copied. */
export function indexOfSections({ countries, requirements, sections, basis }: IndexSections): BuyerIndex {
  const take = <A extends SectionArray>(name: string) => sections.get(name) as A;
  const columns = {
    ...Object.fromEntries(COLUMNS.map((name) => [name, take(name)])),
    ids: takeTable(sections, 'ids'),
    names: new PackedStrings({ bytes: take('names.bytes'), ends: take('names.ends') }),
    countries,
    requirements,
  } as BuyerColumns;
  return new BuyerIndex({
    text: takeLists(sections, 'text'),
    codes: takeCodes(sections),
    table: new BuyerTable(columns),
    inverseNorms: take('inverseNorms'),
    rowTermCounts: take('rowTermCounts'),
    basis,
  });
}

function putLists(sections: Sections, name: string, lists: PostingLists, frozenCount: number): void {
  const { vocabulary, forward, frozen } = lists;
  const { offsets, postings } = forward.arrays();
  putTable(sections, `${name}.terms`, vocabulary.frozen.arrays);
  sections.set(`${name}.offsets`, offsets.subarray(0, frozenCount + 1));
  sections.set(`${name}.postings`, postings.subarray(0, offsets[frozenCount]));
  sections.set(`${name}.documentFrequencies`, frozen.documentFrequencies);
  for (const part of BLOCK_ARRAYS) sections.set(`${name}.${part}`, frozen.blocks[part]);
}

function putCodes(sections: Sections, { vocabulary, forward }: CodeLists, frozenCount: number): void {
  const { offsets, postings } = forward.arrays();
  putTable(sections, 'codes', vocabulary.frozen.arrays);
  sections.set('codes.offsets', offsets.subarray(0, frozenCount + 1));
  sections.set('codes.postings', postings.subarray(0, offsets[frozenCount]));
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
