import { FREQUENCY_STEP } from '../vectors/tfidf.ts';
import type { BuyerIndex, IndexedBuyer } from './buyerIndex.ts';
import { levelOf, termOf } from './forwardIndex.ts';
import { type IndexSections, indexOfSections, indexSections } from './indexSections.ts';
import type { SectionArray } from './sectionFile.ts';

/** An index as it goes to another thread: the arrays are in shared memory, so no thread has a copy of its own. */
export interface SharedIndex extends IndexSections {
  /** Buyers added since the last freeze, taken out or not, in their order: every thread adds them again. */
  added: IndexedBuyer[];
  /** Documents that were taken out. */
  removed: number[];
}

/** Puts an index into shared memory; what is there already, as after reading a file, stays where it is. */
export function shareIndex(index: BuyerIndex): SharedIndex {
  const content = indexSections(index);
  const sections = new Map([...content.sections].map(([name, array]) => [name, shared(array)]));
  return { ...content, sections, added: addedBuyers(index), removed: removedDocuments(index) };
}

/** The index of another thread: it finds and scores as that one did when it was shared, to the bit. */
export function openSharedIndex(shared: SharedIndex): BuyerIndex {
  const index = indexOfSections(shared);
  for (const buyer of shared.added) index.add(buyer);
  for (const document of shared.removed) {
    const id = index.table.id(document);
    // An earlier document of a replaced buyer went when the later one was added.
    if (index.documentOf(id) === document) index.remove(id);
  }
  return index;
}

function shared(array: SectionArray): SectionArray {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const Constructor = array.constructor as new (buffer: SharedArrayBuffer) => SectionArray;
  const copy = new Constructor(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}

function addedBuyers(index: BuyerIndex): IndexedBuyer[] {
  const buyers: IndexedBuyer[] = [];
  for (let document = index.frozenCount; document < index.documentCount; document++) {
    buyers.push(buyerOfDocument(index, document));
  }
  return buyers;
}

/** A document as it was before it was indexed; its terms may stand in another order. */
export function buyerOfDocument({ text, codes, table }: BuyerIndex, document: number): IndexedBuyer {
  const postings = listOf(text.forward, document);
  return {
    facts: table.facts(document),
    terms: postings.map((posting) => text.vocabulary.term(termOf(posting))),
    frequencies: postings.map((posting) => levelOf(posting) * FREQUENCY_STEP),
    codes: codes.codesOf(document),
  };
}

function listOf({ offsets, postings }: BuyerIndex['text']['forward'], document: number): number[] {
  return Array.from(postings.subarray(offsets[document], offsets[document + 1]));
}

function removedDocuments(index: BuyerIndex): number[] {
  const removed: number[] = [];
  if (!index.hasRemoved) return removed;
  for (let document = 0; document < index.documentCount; document++) {
    if (!index.isLive(document)) removed.push(document);
  }
  return removed;
}
