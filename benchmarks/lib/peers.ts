import { create, insert, search } from '@orama/orama';
import { Index as FlexSearch } from 'flexsearch';
import MiniSearch from 'minisearch';
import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';
import winkBm25 from 'wink-bm25-text-search';

/** A text to be found, or to find with. */
export interface PeerText {
  id: string;
  text: string;
}

/** Ids of the best texts, best first. */
export type Ask = (text: string, limit: number) => string[] | Promise<string[]>;

/** Builds an index over texts with the defaults of the tool, and gives the question that is asked of it. */
export type PeerBuilder = (texts: Iterable<PeerText>) => Promise<Ask>;

export type PeerName = 'MiniSearch' | 'Orama' | 'FlexSearch' | 'wink-bm25' | "natural's TfIdf";

/**
 * What else a Node project would reach for. Each is asked for texts that share any word with the query, ranked by its own
 * measure, with its own way to split words where it has one.
 */
export const PEERS: Readonly<Record<PeerName, PeerBuilder>> = {
  async MiniSearch(texts) {
    const index = new MiniSearch({ fields: ['text'] });
    for (const text of texts) index.add(text);
    return (text, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .map(({ id }) => id as string);
  },

  async Orama(texts) {
    const index = create({ schema: { text: 'string' } });
    for (const { id, text } of texts) await insert(index, { id, text });
    // Threshold 1: a text that has any of the words is a hit, as with the others.
    return async (text, limit) => (await search(index, { term: text, limit, threshold: 1 })).hits.map(({ id }) => id);
  },

  async FlexSearch(texts) {
    const ids: string[] = [];
    const index = new FlexSearch({ tokenize: 'strict' });
    for (const { id, text } of texts) index.add(ids.push(id) - 1, text);
    // `suggest`: otherwise only texts that have every word of the query are found.
    return (text, limit) => (index.search(text, { limit, suggest: true }) as number[]).map((number) => ids[number]!);
  },

  async 'wink-bm25'(texts) {
    const index = winkBm25();
    index.defineConfig({ fldWeights: { text: 1 } });
    index.definePrepTasks([wordsOf]);
    for (const { id, text } of texts) index.addDoc({ text }, id);
    index.consolidate();
    return (text, limit) => index.search(text, limit).map(([id]) => id);
  },

  async "natural's TfIdf"(texts) {
    const ids: string[] = [];
    const index = new TfIdf();
    for (const { id, text } of texts) {
      ids.push(id);
      index.addDocument(text);
    }
    return (text, limit) => {
      const scores: number[] = [];
      index.tfidfs(text, (document: number, score: number) => {
        scores[document] = score;
      });
      return [...scores.keys()]
        .sort((a, b) => scores[b]! - scores[a]!)
        .slice(0, limit)
        .map((document) => ids[document]!);
    };
  },
};

/** wink-bm25 brings no words of its own. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
