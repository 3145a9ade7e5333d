import { describe, expect, it } from 'vitest';
import { type Buyer, BuyerMatcher, formatReasons, type Product, type Reason, type Seller } from '../../src/index.ts';

async function reasonsFor(product: Product, buyer: Omit<Buyer, 'id'>, seller: Partial<Seller> = {}): Promise<Reason[]> {
  const matcher = await BuyerMatcher.fromBuyers([{ id: 'B', ...buyer }], { asOf: '2026-11-20' });
  return matcher.match({ id: 'S', products: [product], ...seller })[0]!.reasons;
}

describe('the reasons of a match', () => {
  it('name the words that both sides use, as the product writes them', async () => {
    const reasons = await reasonsFor({ name: 'Red Ginseng Extract' }, { interests: ['ginseng extracts, red'] });
    expect(reasons).toEqual([{ kind: 'words', words: ['Red Ginseng Extract'] }]);
  });

  it('join the pieces of a compound that both sides share', async () => {
    expect(await reasonsFor({ name: '마스크팩' }, { interests: ['마스크 팩'] })).toEqual([
      { kind: 'words', words: ['마스크팩'] },
    ]);
  });

  it('call a mere piece of a word that', async () => {
    const reasons = await reasonsFor({ name: '디스크' }, { interests: ['마스크'] });
    expect(reasons).toEqual([{ kind: 'faintWords', words: ['스크'] }]);
    expect(formatReasons(reasons, 'ko')).toBe("일반적인 말이나 낱말 일부('스크')만 겹칩니다.");
    expect(formatReasons(reasons)).toBe('Only general words or parts of words agree ("스크").');
  });

  it('name the longest shared level of the HS code with its everyday name', async () => {
    const at = (code: string) => reasonsFor({ name: 'x', hsCode: '3304991000' }, { interests: ['y'], hsCodes: [code] });
    expect(await at('330499')).toEqual([{ kind: 'hs', digits: 6, code: '330499' }]);
    expect(await at('330410')).toEqual([{ kind: 'hs', digits: 4, code: '3304' }]);
    expect(formatReasons(await at('3301'), 'ko')).toMatch(/^HS 류\(33류 .+, 넓은 분류\)가 같습니다\.$/);
    expect(formatReasons(await at('3304'))).toMatch(/^Same HS heading 3304 \(.+\)\.$/);
  });

  it('warn of what the adviser has to bring up', async () => {
    const reasons = await reasonsFor(
      { name: 'serum', certifications: ['CE'], priceUsd: { min: 2.5, max: 4 }, moq: 5000 },
      {
        interests: ['serum'],
        country: 'VN',
        requiredCertifications: ['FDA', 'CE'],
        priceUsd: { min: 10, max: 20 },
        orderQuantity: 3000,
        lastActive: '2024-05-10',
        verified: false,
      },
      { targetMarkets: ['VN'] },
    );
    expect(formatReasons(reasons)).toBe(
      'Both mention "serum"; Vietnam is a target market; but the buyer requires FDA, which the product does not list; ' +
        'the price ranges do not meet (product $2.50-4, buyer $10-20); the buyer orders 3,000, below the minimum order of ' +
        '5,000; no sign of activity since 2024-05-10; the buyer is not verified.',
    );
    expect(formatReasons(reasons, 'ko')).toBe(
      "공통 품목어('serum')가 있고, 희망국가(베트남)의 바이어입니다만, 요구 인증(FDA)이 보유 인증에 없고, " +
        '가격대(제품 $2.50~4, 바이어 $10~20)가 다르고, 예상 주문량(3,000)이 최소주문수량(5,000)에 못 미치고, ' +
        '2024-05-10 이후 활동이 없고, 검증되지 않은 바이어입니다.',
    );
  });

  it('ask for certificates that the product says nothing about', async () => {
    const reasons = await reasonsFor({ name: 'serum' }, { interests: ['serum'], requiredCertifications: ['FDA'] });
    expect(reasons).toContainEqual({ kind: 'certificationUnknown', required: ['FDA'] });
  });

  it('warn of a buyer without a country when markets are excluded', async () => {
    const reasons = await reasonsFor({ name: 'serum' }, { interests: ['serum'] }, { excludedMarkets: ['CN'] });
    expect(reasons).toContainEqual({ kind: 'countryUnknown' });
  });
});
