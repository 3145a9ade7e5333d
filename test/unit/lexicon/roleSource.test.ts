import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import classes from '../../../data/lexicon/role-classes.json';
import { builtInLexicon } from '../../../src/lexicon/index.ts';
import { PHRASE_ROLES, RolePhrases } from '../../../src/lexicon/rolePhrases.ts';
import { readRolePhrases } from '../../../src/lexicon/roleSource.ts';

const FILE = { path: 'roles.tsv', text: readFileSync('data/lexicon/roles.tsv', 'utf8') };
const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'id', 'it', 'ja', 'ko', 'pt', 'ru', 'th', 'tr', 'vi', 'zh', 'zh-Hant'];

describe('roles.tsv', () => {
  it('has no line that cannot be read', () => {
    expect(readRolePhrases(FILE).problems).toEqual([]);
  });

  it.each(['sells', 'offers', 'buys', 'machines', 'rawMaterial', 'refusesFinished', 'manufacturer', 'used', 'firms'])(
    'says "%s" in every language',
    (role) => {
      const lines = FILE.text.split('\n').filter((line) => line.startsWith(`${role}\t`));
      expect(lines.map((line) => line.split('\t')[1]).sort()).toEqual(LANGUAGES);
    },
  );

  it('finds every phrase of its own in its own words', () => {
    const { lines } = readRolePhrases(FILE);
    const phrases = new RolePhrases(lines);
    for (const line of lines) {
      const [role, list] = line.split('|') as [string, string];
      for (const phrase of list.split(';')) {
        const text = phrase.replace('^', '').replaceAll(' ... ', ' ').replaceAll('...', '').replaceAll('*', '');
        expect(
          phrases.matches(text).map((match) => match.role),
          `${role}: ${phrase}`,
        ).toContain(role);
      }
    }
  });

  it('is told what is wrong with a line', () => {
    const problems = (text: string) => readRolePhrases({ path: 'roles.tsv', text }).problems;
    expect(problems('sels\ten\tfor sale')).toEqual([
      { place: 'roles.tsv:1', message: `role "sels", expected ${PHRASE_ROLES.join(', ')}` },
    ]);
    expect(problems('# roles\nsells\tenglish\tfor sale')[0]).toEqual({
      place: 'roles.tsv:2',
      message: 'language "english"',
    });
    for (const phrase of ['a', 'For sale', '*sale', 'for | sale', '... sale', 'for ^sale']) {
      expect(problems(`sells\ten\t${phrase}`), phrase).toHaveLength(1);
    }
  });
});

describe('role-classes.json', () => {
  it('names classes that there are', () => {
    for (const id of [...classes.machines, ...classes.raw]) expect(builtInLexicon().find(id), id).toBeDefined();
  });
});

describe('a phrase', () => {
  const phrases = new RolePhrases(['sells|sell ... goods;^no;판매처* 찾*;寻找...买家']);
  const found = (text: string): string[] => phrases.matches(text).map(({ start, end }) => text.slice(start, end));

  it('may have up to three words, or six characters, where it says so', () => {
    expect(found('we sell our own fine goods')).toEqual(['sell our own fine goods']);
    expect(found('sell goods')).toEqual(['sell goods']);
    expect(found('sell our own very fine goods')).toEqual([]);
    expect(found('我们寻找海外的买家')).toEqual(['寻找海外的买家']);
    expect(found('寻找海外的大的好的买家')).toEqual([]);
  });

  it('ends with its word unless it says otherwise, and begins where a word does', () => {
    expect(found('resell goods, sell goodsy')).toEqual([]);
    expect(found('판매처를 찾습니다')).toEqual(['판매처를 찾습니다']);
  });

  it('does not go over the end of a phrase', () => {
    expect(found('sell. goods')).toEqual([]);
    expect(found('寻找。买家')).toEqual([]);
  });

  it('may have to begin one', () => {
    expect(found('no tea')).toEqual(['no']);
    expect(found('tea, no milk')).toEqual(['no']);
    expect(found('tea no milk')).toEqual([]);
  });
});
