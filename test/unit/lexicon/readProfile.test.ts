import { describe, expect, it } from 'vitest';
import {
  builtInLexicon,
  lexiconWith,
  parseLexicon,
  readBuyerProfile,
  readProductProfile,
  TRAIT,
  tagConcepts,
} from '../../../src/lexicon/index.ts';
import { DEFAULT_WEIGHTS } from '../../../src/rank/weights.ts';
import { profileTerms } from '../../../src/vectors/profileTerms.ts';

const lexicon = builtInLexicon();
const idsOf = (text: string): string[] => tagConcepts(text).map(({ concept }) => concept.id);

describe('the language of a profile', () => {
  it('is one for all its fields: marks make words in a Vietnamese one, also where a field alone would not tell', () => {
    const wordsOf = (texts: string[]): string[] => {
      const fields = texts.map((text) => ({ text, weight: 1 }));
      const { terms } = profileTerms(
        readBuyerProfile(fields, false, lexicon).fields,
        [],
        'buyer',
        DEFAULT_WEIGHTS.terms,
      );
      return terms.filter((term) => !term.includes(':'));
    };
    expect(wordsOf(['cát', 'Công ty nhập khẩu'])).toContain('cát');
    expect(wordsOf(['cát', 'Company'])).toContain('cat');
  });

  it('leaves Vietnamese the words that are small ones elsewhere', () => {
    // in: to print, and a preposition in English, Italian and German.
    const own = parseLexicon('zorbel\tproduct\t8443\t\t\t\tzorbel\nzorbel\tvi\tmáy in\n');
    const found = tagConcepts('Nhập khẩu máy in', lexiconWith(own)).map(({ concept }) => concept.id);
    expect(found).toEqual(['zorbel']);
    expect(tagConcepts('Nhập khẩu máy', lexiconWith(own))).toEqual([]);
  });
});

describe('a buyer', () => {
  it('does not name what it refuses', () => {
    const { fields } = readBuyerProfile([{ text: 'shampoo. No soap.', weight: 1 }], false, lexicon);
    expect(fields[0]!.tags.map(({ concept }) => concept.id)).toEqual(['shampoo']);
    expect(fields[0]!.text).not.toContain('soap');
  });
});

describe('a firm among the wishes of a buyer', () => {
  const sells = (text: string, isWish: boolean) =>
    (readBuyerProfile([{ text, weight: 1, isWish }], false, lexicon).traits & TRAIT.sells) !== 0;

  it.each([
    'soap importers',
    'acheteurs de savon',
    '비누 수입업체',
    '肥皂代理商',
    'Abnehmer für Seife',
    'ithalatçılar',
  ])('is a customer that it looks for: %s', (text) => expect(sells(text, true)).toBe(true));

  it('may be its own customer in a description, and is none where goods are for it', () => {
    expect(sells('We supply soap importers.', false)).toBe(false);
    expect(sells('soap for distributors', true)).toBe(false);
    expect(sells('soap', true)).toBe(false);
  });
});

describe('a product', () => {
  it('keeps its negations, which are about itself', () => {
    const text = 'shampoo. No soap.';
    expect(readProductProfile([{ text, weight: 1 }], lexicon).fields[0]!.text).toBe(text);
  });
});

describe('a use without a thing', () => {
  it('names the class of what is for it', () => {
    expect(idsOf('강아지')).toEqual(['pet-use', 'pet-supply']);
    expect(idsOf('강아지 샴푸')).not.toContain('pet-supply');
  });
});

describe('the thing that a machine makes', () => {
  it('is hardly wanted by who wants the machine', () => {
    const weights = Object.fromEntries(tagConcepts('면류 제조기계').map(({ concept, weight }) => [concept.id, weight]));
    expect(weights).toEqual({ noodle: 0.2, machinery: 1 });
  });
});
