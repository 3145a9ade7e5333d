import { describe, expect, it } from 'vitest';
import headingFile from '../../../data/hs-headings.json';
import { checkLexicon } from '../../../src/lexicon/build/check.ts';
import { lexiconFiles } from '../../../src/lexicon/build/files.ts';
import { readLexiconFiles } from '../../../src/lexicon/source.ts';

const HEADINGS = Object.keys(headingFile.headings);

function check(concepts: string, terms?: { language: string; text: string }) {
  const files = [{ path: 'concepts/a.tsv', text: concepts }];
  if (terms !== undefined) files.push({ path: `terms/${terms.language}/a.tsv`, text: terms.text });
  return checkLexicon(readLexiconFiles(files), HEADINGS);
}

function line(over: Partial<Record<'id' | 'kind' | 'hs' | 'parents' | 'audience' | 'ko' | 'en', string>>): string {
  const { id = 'soap', kind = 'product', hs = '3401', parents = '', audience = '', ko = '비누', en = 'soap' } = over;
  return `${[id, kind, hs, parents, audience, ko, en].join('\t')}\n`;
}

describe('the lexicon in data/lexicon', () => {
  const report = checkLexicon(readLexiconFiles(lexiconFiles('data/lexicon')), HEADINGS);

  it('has no errors of form, no unknown parents, no codes that do not exist, no wrong script', () => {
    expect(report.errors).toEqual([]);
  });
});

describe('the checker', () => {
  it('has nothing to say about a clean line', () => {
    expect(check(line({})).errors).toEqual([]);
  });

  it.each([
    ['a missing column', 'soap\tproduct\t3401\t\t\t비누\n', '6 columns, expected 7'],
    ['an id that is none', line({ id: 'Soap Bar' }), '"Soap Bar" is no id ([a-z0-9-]+)'],
    ['an unknown kind', line({ kind: 'thing' }), 'kind "thing", expected product, category, material, use'],
    ['an unknown audience', line({ audience: 'dog' }), 'audience "dog" is unknown'],
    ['an unknown parent', line({ parents: 'bath' }), 'unknown parent "bath"'],
    ['a code of five digits', line({ hs: '34011' }), '"34011" is no code of 4 or 6 digits'],
    ['a heading that does not exist', line({ hs: '3499' }), 'heading 3499 does not exist'],
    ['Hangul in an English term', line({ en: 'soap 비누' }), '"soap 비누" has "비", which is not written in en'],
    ['kana in a Korean term', line({ ko: 'ソープ' }), '"ソープ" has "ソ", which is not written in ko'],
    ['a term without letters', line({ en: '--' }), '"--" has no letters'],
    ['a term of digits and small words', line({ en: 'aus32' }), '"aus32" is compared by its digits alone'],
  ])('names %s', (_, text, message) => {
    expect(check(text).errors.map((error) => error.message)).toEqual([message]);
  });

  it('names the place of an error', () => {
    expect(check(`# soaps\n${line({ parents: 'bath' })}`).errors[0]?.place).toBe('concepts/a.tsv:2');
  });

  it('finds a circle of parents', () => {
    const text = line({ id: 'a', parents: 'b', ko: '가나' }) + line({ id: 'b', parents: 'a', ko: '다라' });
    expect(check(text).errors.map(({ message }) => message)).toEqual([
      '"a" is its own ancestor',
      '"b" is its own ancestor',
    ]);
  });

  it('lists a term twice in a line, an id in two places and a term of several concepts, which are no errors', () => {
    const text =
      line({ en: 'soap;Soap' }) + line({ id: 'soap', ko: '세숫비누', en: 'bar soap' }) + line({ id: 'x', en: 'soap' });
    const report = check(text);
    expect(report.errors).toEqual([]);
    expect(report.duplicates.map(({ message }) => message)).toEqual(['Soap']);
    expect(report.repeatedIds.map(({ message }) => message)).toEqual([
      '"soap" stands at concepts/a.tsv:1 already; its terms are added there',
    ]);
    expect(report.ambiguous.map(({ term, concepts }) => [term, concepts])).toEqual([
      ['비누', ['soap', 'x']],
      ['soap', ['soap', 'x']],
    ]);
  });

  it('lists different terms that fall on one key', () => {
    const { collisions } = check(line({ en: 'soap dish' }) + line({ id: 'x', ko: '세제', en: 'dish soap' }));
    expect(collisions).toEqual([{ key: 'dish soap', terms: ['soapdish', 'dishsoap'], concepts: ['soap', 'x'] }]);
  });

  it('reads terms of further languages and refuses those of unknown concepts', () => {
    const report = check(line({}), { language: 'es', text: 'soap\tjabón;pastilla de jabón\nshampoo\tchampú\n' });
    expect(report.counts.terms).toEqual({ ko: 1, en: 1, es: 2 });
    expect(report.errors).toEqual([{ place: 'terms/es/a.tsv:2', message: 'no concept has the id "shampoo"' }]);
  });

  it('lists headings without a term and Korean terms of one syllable', () => {
    const report = check(line({ ko: '배~' }));
    expect(report.missingHeadings.ko).not.toContain('3401');
    expect(report.missingHeadings.ko).toContain('3305');
    expect(report.oneSyllable).toEqual(['배~ (soap)']);
  });
});
