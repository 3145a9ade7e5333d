import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import headingFile from '../../../data/hs-headings.json';
import { lexiconFiles } from '../../../src/lexicon/build/files.ts';
import { readLexiconFiles } from '../../../src/lexicon/source.ts';

const rows = readdirSync('data/classify')
  .filter((name) => name.endsWith('.tsv'))
  .flatMap((name) => readFileSync(`data/classify/${name}`, 'utf8').trim().split('\n'))
  .filter((line) => !line.startsWith('#'))
  .map((line) => line.split('\t'));

describe('the texts that classify is measured on', () => {
  it('have a language, a text of their own and codes under known headings', () => {
    const headings = new Set(Object.keys(headingFile.headings));
    for (const cells of rows) {
      expect(cells.length, cells.join('|')).toBe(3);
      for (const code of cells[2]!.split(' ')) {
        expect(code, cells[1]).toMatch(/^\d{4}(\d{2})?$/);
        expect(headings.has(code.slice(0, 4)), `${cells[1]}: ${code}`).toBe(true);
      }
    }
    expect(new Set(rows.map(([, text]) => text)).size).toBe(rows.length);
  });

  it('are no terms of the lexicon', () => {
    const { concepts } = readLexiconFiles(lexiconFiles('data/lexicon'));
    const terms = new Set(concepts.flatMap((concept) => concept.terms.map(({ text }) => text.toLowerCase())));
    expect(rows.filter(([, text]) => terms.has(text!.toLowerCase()))).toEqual([]);
  });
});
