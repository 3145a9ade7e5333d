import { describe, expect, it } from 'vitest';
import { readBusinessTypes } from '../../../src/profile/businessType.ts';
import { certificationSatisfied, normalizeCertification } from '../../../src/profile/certification.ts';
import { readFlag } from '../../../src/profile/flag.ts';
import { readList } from '../../../src/profile/list.ts';

describe('readFlag', () => {
  it.each(['true', 'Y', 'yes', '예', '1', 'O', '유', 'TRUE', 'Ｙ'])('takes %s for yes', (cell) => {
    expect(readFlag(cell).value).toBe(true);
  });

  it.each(['false', 'N', '아니오', '아니요', '0', 'x', '무', '미검증'])('takes %s for no', (cell) => {
    expect(readFlag(cell).value).toBe(false);
  });

  it('takes nothing for nothing, and names what it cannot read', () => {
    expect(readFlag('')).toEqual({});
    expect(readFlag('미정')).toEqual({});
    expect(readFlag('maybe')).toEqual({ problem: 'flag-unreadable' });
  });
});

describe('readList', () => {
  it('separates at ; , | line breaks and their full-width forms', () => {
    expect(readList('김; 미역,다시마|톳\n파래、굴，게')).toEqual(['김', '미역', '다시마', '톳', '파래', '굴', '게']);
  });

  it('drops empty items, placeholders and repeats', () => {
    expect(readList(' a ;; b ; - ; a')).toEqual(['a', 'b']);
  });

  it('keeps brackets together, unless one never closes', () => {
    expect(readList('tea (green, black); coffee')).toEqual(['tea (green, black)', 'coffee']);
    expect(readList('tea (green, black; coffee')).toEqual(['tea (green', 'black', 'coffee']);
  });
});

describe('readBusinessTypes', () => {
  it('reads the free text of Korean lists', () => {
    expect(readBusinessTypes('제조, 도소매, 무역')).toEqual({
      value: ['importer', 'distributor', 'wholesaler', 'retailer', 'manufacturer'],
    });
  });

  it.each(['importer', 'online_seller', 'brand_owner', 'agent'])('reads the canonical %s', (type) => {
    expect(readBusinessTypes(type)).toEqual({ value: [type] });
  });

  it('keeps the known ones and tells of the others', () => {
    expect(readBusinessTypes('수입; 우주여행')).toEqual({ value: ['importer'], problem: 'business-type-unknown' });
  });
});

describe('certificates', () => {
  it.each([
    ['ISO 22000', 'ISO22000'],
    ['할랄', 'HALAL'],
    ['حلال', 'HALAL'],
    ['CE 인증', 'CE'],
    ['US FDA', 'FDA'],
    ['UN38.3', 'UN383'],
    ['유기가공식품', 'ORGANIC'],
  ])('knows %s as %s', (name, key) => {
    expect(normalizeCertification(name)).toBe(key);
  });

  it('takes one of several alternatives', () => {
    const held = new Set(['HACCP']);
    for (const required of ['GMP or HACCP', 'GMP或HACCP', 'GMP 또는 HACCP', 'GMP/HACCP']) {
      expect(certificationSatisfied(required, held)).toBe(true);
    }
    expect(certificationSatisfied('GMP', held)).toBe(false);
  });

  it('knows what a larger certificate holds', () => {
    expect(certificationSatisfied('ISO 22000', new Set(['FSSC22000']))).toBe(true);
    expect(certificationSatisfied('FSSC 22000', new Set(['ISO22000']))).toBe(false);
  });
});
