import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuyerMatcher, classify, type LexiconAdditions, parseLexicon, readLexicon } from '../../../src/index.ts';
import { checkLexicon } from '../../../src/lexicon/build/check.ts';
import { lexiconFiles } from '../../../src/lexicon/build/files.ts';
import { lexiconFile } from '../../../src/lexicon/builtIn.ts';
import { compileLexicon } from '../../../src/lexicon/compile.ts';
import { extendLexicon } from '../../../src/lexicon/extend.ts';
import { builtInLexicon, lexiconWith, tagConcepts } from '../../../src/lexicon/index.ts';
import { readLexiconFiles } from '../../../src/lexicon/source.ts';

const SNACK = 'zorbel-chip\tproduct\t190590\tsnack\t\t조르벨칩\tzorbel chip';

function idsOf(text: string, lexicon?: LexiconAdditions): string[] {
  return tagConcepts(text, lexiconWith(lexicon)).map(({ concept }) => concept.id);
}

describe('additions to the lexicon', () => {
  it('are new concepts with their codes and classes', () => {
    const lexicon = parseLexicon(SNACK);
    const [tag] = tagConcepts('조르벨칩을', lexiconWith(lexicon));
    expect(tag?.concept).toMatchObject({ id: 'zorbel-chip', hsCodes: ['190590'], name: { en: 'zorbel chip' } });
    expect(tag?.concept.ancestors.map(({ id }) => id)).toContain('food');
    expect(classify('zorbel chips', { lexicon })[0]?.code).toBe('190590');
    expect(lexicon.counts).toEqual({ concepts: 1, terms: 2 });
  });

  it('are terms of concepts that there are, in any language', () => {
    const lexicon = parseLexicon(
      '# ours\nshampoo\tko\t조르벨바;조르벨비누바\nshampoo\tvi\tbột zorbel\n샴푸\tja\tゾルベル\n',
    );
    for (const text of ['조르벨바', 'bột zorbel', 'ゾルベル']) expect(idsOf(text, lexicon)).toEqual(['shampoo']);
  });

  it('may name each other in any order', () => {
    const lexicon = parseLexicon(
      `zorbel-chip\tes\tzorbelitos\n${SNACK.replace('\tsnack\t', '\tzorbel-food\t')}\nzorbel-food\tcategory\t\tfood\t\t\tzorbel food`,
    );
    const [tag] = tagConcepts('zorbelitos', lexiconWith(lexicon));
    expect(tag?.concept.ancestors.map(({ id }) => id)).toEqual(['zorbel-food', 'food']);
  });

  it('win over what the built-in lexicon takes a term for', () => {
    expect(idsOf('shampoo')).toEqual(['shampoo']);
    expect(idsOf('shampoo', parseLexicon('zorbel-chip\tproduct\t1905\t\t\t\tshampoo'))).toEqual(['zorbel-chip']);
  });

  it('leave every other text as it was, and other matchers too', () => {
    const lexicon = parseLexicon(SNACK);
    for (const text of ['홍삼 농축액', 'dish soap', 'soap dish', 'printing', '녹차잔', 'crema para manos', 'mặt nạ']) {
      expect(idsOf(text, lexicon)).toEqual(idsOf(text));
    }
    expect(idsOf('조르벨칩')).not.toContain('zorbel-chip');
    expect(idsOf('zorbel chip', parseLexicon('zorbel-two\tproduct\t1905\t\t\t\tzorbel chip'))).toEqual(['zorbel-two']);
  });

  it('give the lexicon that compiling all together gives', () => {
    const line = (id: string, ko: string, en: string) => `${id}\tproduct\t3401\t\t\t${ko}\t${en}\n`;
    const read = (text: string) => readLexiconFiles([{ path: 'concepts/a.tsv', text }]).concepts;
    const first = read(line('a-soap', '비누', 'soap bar') + line('b-dish', '접시', 'dish'));
    const more = read(line('c-cup', '컵;비누컵', 'cup;soap cup;ürün'));
    expect(extendLexicon(compileLexicon(first), more, [])).toEqual(compileLexicon([...first, ...more]));
    expect(extendLexicon(lexiconFile(), [], [])).toEqual({
      concepts: lexiconFile().concepts,
      spaced: lexiconFile().spaced,
      unspaced: lexiconFile().unspaced,
      roles: lexiconFile().roles,
    });
  });

  it('find buyers', async () => {
    const buyers = [{ id: 'B', interests: ['zorbel chip'] }];
    const seller = { id: 'S', products: [{ name: '조르벨칩' }] };
    const lexicon = parseLexicon(SNACK);
    const withThem = await BuyerMatcher.fromBuyers(buyers, { lexicon });
    const without = await BuyerMatcher.fromBuyers(buyers);
    expect(withThem.match(seller).map(({ buyerId }) => buyerId)).toEqual(['B']);
    expect(without.match(seller)).toEqual([]);
    expect(withThem.match(seller)).toEqual(withThem.match(seller, { exhaustive: true }));
  });
});

describe('a line that is wrong', () => {
  it.each([
    ['shampoo\tko', 'f.tsv:1: has 2 columns. Write a concept in 7 columns'],
    ['a\tb\tc\td\te\tf\tg\th', 'has 8 columns'],
    ['soup-x\tthing\t\t\t\t국\tsoup', 'kind "thing"; give product, category, material or use.'],
    ['Soup X\tproduct\t\t\t\t국\tsoup', 'id "Soup X"; give small letters'],
    ['soup-x\tproduct\t21.04\t\t\t국\tsoup', 'HS code "21.04"; give 4 or 6 digits'],
    ['soup-x\tproduct\t7799\t\t\t국\tsoup', 'HS heading 7799 does not exist.'],
    ['soup-x\tproduct\t2104\tsnak\t\t국\tsoup', 'no concept has the id "snak", its parent, did you mean "snack"?'],
    ['soup-x\tproduct\t2104\t\tdogs\t국\tsoup', 'audience "dogs"; leave it empty or give pet, baby'],
    ['soup-x\tproduct\t2104\t\t\t\t', '"soup-x" has no term'],
    [
      'shampoo\tproduct\t3401\t\t\t비누\tsoap',
      '"shampoo" is a concept of the built-in lexicon. To add terms to it write three',
    ],
    ['soup-x\tproduct\t2104\tsoup-x\t\t국\tsoup', '"soup-x" is above itself'],
    ['shampooo\tko\t국', 'no concept has the id or the name "shampooo", did you mean "shampoo"?'],
    ['shampoo\tkorean\t국', 'language "korean"; give a code such as ko'],
    ['shampoo\tko\tソープ', '"ソープ" has "ソ", which is not written in ko'],
    ['shampoo\ten\ta~b', 'has a "|" or "~" inside'],
    ['shampoo\ten\t--', '"--" has no letters.'],
    ['shampoo\ten\tone two three four five six', 'has more than 5 words'],
    ['# nothing', 'holds no line to add'],
  ])('is an error that names the mend: %j', (text, message) => {
    expect(() => parseLexicon(text, 'f.tsv')).toThrow(message);
  });

  it('asks for the id where a name means several kinds of goods', () => {
    const { concepts } = readLexiconFiles(lexiconFiles('data/lexicon'));
    const ids = new Set(concepts.map(({ id }) => id));
    const { ambiguous } = checkLexicon({ concepts, problems: [], repeated: [] }, []);
    // Terms that several concepts have and no longer key tells apart.
    const { term } = ambiguous.find(({ term }) => !ids.has(term) && /^[가-힣]+$/.test(term))!;
    expect(() => parseLexicon(`${term}\tko\t국`)).toThrow(`"${term}" means several kinds of goods; give the id: `);
  });

  it('names its line, comments and empty lines counted', () => {
    expect(() => parseLexicon('# a\n\nshampoo\tko\t비누바\nshampoo\tko\n', 'f.tsv')).toThrow('f.tsv:4: has 2 columns');
  });
});

describe('a file of additions', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'buyermatch-lexicon-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['CP949', (text: string) => iconv.encode(text, 'cp949')],
    ['UTF-16, as Excel saves it', (text: string) => iconv.encode(text, 'utf-16')],
  ])('is read in %s', async (name, encode) => {
    const path = join(folder, `${name.length}.tsv`);
    // Excel fills rows up with tabs, quotes cells, ends lines with CR LF.
    await writeFile(path, encode(`${SNACK}\r\nshampoo\tko\t"조르벨바; 조르벨비누바"\t\t\t\t\r\n`));
    const lexicon = await readLexicon(path);
    expect(idsOf('조르벨칩', lexicon)).toEqual(['zorbel-chip']);
    expect(idsOf('조르벨비누바', lexicon)).toEqual(['shampoo']);
  });

  it('is remembered by an index, which is refused by name without it or with another one', async () => {
    const path = join(folder, 'own.bmx');
    const lexicon = parseLexicon(SNACK);
    const matcher = await BuyerMatcher.fromBuyers([{ id: 'B', interests: ['zorbel chip'] }], { lexicon });
    await matcher.save(path);
    const same = await BuyerMatcher.open(path, { lexicon: parseLexicon(`# again\n${SNACK}`) });
    expect(same.match({ id: 'S', products: [{ name: '조르벨칩' }] })).toHaveLength(1);
    await expect(BuyerMatcher.open(path)).rejects.toThrow('was made with --lexicon');
    const other = parseLexicon('shampoo\tko\t조르벨바');
    await expect(BuyerMatcher.open(path, { lexicon: other })).rejects.toThrow('other additions to the lexicon');
    await (await BuyerMatcher.fromBuyers([])).save(path);
    await expect(BuyerMatcher.open(path, { lexicon })).rejects.toThrow('was made without --lexicon');
  });

  it('must be what the reader gives', async () => {
    const made = { source: 'x', fingerprint: 'x', counts: { concepts: 0, terms: 0 } };
    await expect(BuyerMatcher.fromBuyers([], { lexicon: made })).rejects.toThrow('parseLexicon or readLexicon');
    expect(builtInLexicon().fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });
});
