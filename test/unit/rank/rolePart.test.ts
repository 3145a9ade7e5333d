import { describe, expect, it } from 'vitest';
import { resolveWeights } from '../../../src/index.ts';
import { builtInLexicon, readBuyerProfile, readProductProfile } from '../../../src/lexicon/index.ts';
import { audienceFactor, roleFactor, tellingRoles } from '../../../src/rank/rolePart.ts';

const WEIGHTS = resolveWeights();
const buyer = (text: string, isManufacturer = false) =>
  readBuyerProfile([{ text, weight: 1 }], isManufacturer, builtInLexicon()).traits;
const product = (text: string) => readProductProfile([{ text, weight: 1 }], builtInLexicon()).traits;

describe('the factor of a role', () => {
  it('is the least of those that speak against the product, not their product', () => {
    expect(roleFactor(product('soap'), buyer('soap'), WEIGHTS)).toBe(1);
    expect(roleFactor(product('soap'), buyer('soap', true), WEIGHTS)).toBe(0.8);
    expect(roleFactor(product('soap'), buyer('soap as raw material', true), WEIGHTS)).toBe(0.5);
    expect(roleFactor(product('soap'), buyer('soap. distributors wanted', true), WEIGHTS)).toBe(0.3);
  });

  it('spares what makers buy: raw goods and machines', () => {
    expect(roleFactor(product('soap base raw material'), buyer('raw material for soap', true), WEIGHTS)).toBe(1);
    expect(roleFactor(product('비누 제조설비'), buyer('soap making machine', true), WEIGHTS)).toBe(1);
    expect(roleFactor(product('비누'), buyer('soap making machine'), WEIGHTS)).toBe(0.3);
  });

  it('holds used goods against new ones only', () => {
    expect(roleFactor(product('자전거'), buyer('used bicycles'), WEIGHTS)).toBe(0.3);
    expect(roleFactor(product('중고 자전거'), buyer('used bicycles'), WEIGHTS)).toBe(1);
  });
});

describe('the audience', () => {
  it('is a condition of one way', () => {
    expect(audienceFactor(product('강아지 샴푸'), buyer('shampoo'), WEIGHTS)).toBe(0.4);
    expect(audienceFactor(product('강아지 샴푸'), buyer('shampoo, pet food'), WEIGHTS)).toBe(1);
    expect(audienceFactor(product('샴푸'), buyer('dog shampoo'), WEIGHTS)).toBe(1);
  });

  it('is shown by the class of goods too, and by nothing at all where the lexicon knows no word', () => {
    expect(audienceFactor(product('강아지 샴푸'), buyer('pet supplies'), WEIGHTS)).toBe(1);
    expect(audienceFactor(product('강아지 샴푸'), buyer('qwxyz'), WEIGHTS)).toBe(1);
  });
});

describe('what is told of a role', () => {
  it('is the one that counted, and the audience', () => {
    expect(tellingRoles(product('강아지 샴푸'), buyer('shampoo. distributors wanted', true), WEIGHTS)).toEqual([
      'sells',
      'audience',
    ]);
    expect(tellingRoles(product('샴푸'), buyer('shampoo'), WEIGHTS)).toEqual([]);
    const ignoring = resolveWeights({ roles: { manufacturer: 1 } });
    expect(tellingRoles(product('샴푸'), buyer('shampoo', true), ignoring)).toEqual([]);
  });
});
