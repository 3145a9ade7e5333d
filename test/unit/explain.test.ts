import { describe, expect, it } from 'vitest';
import { type Buyer, BuyerMatcher, formatReasons, type Product, type Reason, type Seller } from '../../src/index.ts';

async function reasonsFor(product: Product, buyer: Omit<Buyer, 'id'>, seller: Partial<Seller> = {}): Promise<Reason[]> {
  const matcher = await BuyerMatcher.fromBuyers([{ id: 'B', ...buyer }], { asOf: '2026-11-20' });
  return matcher.match({ id: 'S', products: [product], ...seller })[0]!.reasons;
}

describe('the reasons of a match', () => {
  it('name the words that both sides use, as the product writes them', async () => {
    const reasons = await reasonsFor({ name: 'Glowzen Vitalix Morning' }, { interests: ['vitalix mornings, glowzen'] });
    expect(reasons).toEqual([{ kind: 'words', words: ['Glowzen', 'Vitalix', 'Morning'] }]);
  });

  it('join the pieces of a compound that both sides share', async () => {
    expect(await reasonsFor({ name: '글로젠비탈' }, { interests: ['글로젠 비탈'] })).toEqual([
      { kind: 'words', words: ['글로젠비탈'] },
    ]);
  });

  it('name the kind of goods that both sides mean, in whatever language', async () => {
    const reasons = await reasonsFor({ name: '홍삼 농축액' }, { interests: ['red ginseng extract'] });
    expect(reasons).toEqual([
      { kind: 'concepts', concepts: [{ word: '홍삼 농축액', en: 'red ginseng extract', ko: '홍삼정' }] },
    ]);
    expect(formatReasons(reasons)).toBe('Both deal in red ginseng extract ("홍삼 농축액").');
    expect(formatReasons(reasons, 'ko')).toBe('같은 품목(홍삼 농축액 = red ginseng extract)을 다룹니다.');
  });

  it('name the class that the buyer deals in when the product only belongs to it', async () => {
    const reasons = await reasonsFor({ name: '토너패드' }, { interests: ['skin care'] });
    expect(formatReasons(reasons)).toBe('The buyer deals in skin care, to which "토너패드" belongs.');
    expect(formatReasons(reasons, 'ko')).toBe("바이어의 품목군(스킨케어 = skin care)에 제품('토너패드')이 속합니다.");
  });

  it('say which role of the buyer lowered the score, and nothing where none did', async () => {
    const reasons = await reasonsFor(
      { name: '강아지 샴푸', keywords: ['shampoo'] },
      { interests: ['shampoo', 'distributors wanted'] },
    );
    expect(reasons.slice(-2)).toEqual([
      { kind: 'role', role: 'sells' },
      { kind: 'role', role: 'audience' },
    ]);
    expect(formatReasons(reasons)).toMatch(
      /; but the buyer seems to sell rather than to buy; the buyer does not name those whom the product is made for\.$/,
    );
    expect(formatReasons(reasons, 'ko')).toMatch(
      /니다만, 이 바이어는 주로 판매하는 쪽으로 보이고, 이 바이어의 소개에 제품의 사용 대상\(반려동물·유아·차량 등\)이 보이지 않습니다\.$/,
    );
    const plain = await reasonsFor({ name: '샴푸' }, { interests: ['shampoo'] });
    expect(plain.map(({ kind }) => kind)).toEqual(['concepts']);
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
      'Both deal in serum; Vietnam is a target market; but the buyer requires FDA, which the product does not list; ' +
        'the price ranges do not meet (product $2.50-4, buyer $10-20); the buyer orders 3,000, below the minimum order of ' +
        '5,000; no sign of activity since 2024-05-10; the buyer is not verified.',
    );
    expect(formatReasons(reasons, 'ko')).toBe(
      '같은 품목(serum)을 다루고, 희망국가(베트남)의 바이어입니다만, 요구 인증(FDA)이 보유 인증에 없고, ' +
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
