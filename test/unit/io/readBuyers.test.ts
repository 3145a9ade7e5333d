import { describe, expect, test } from 'vitest';
import { readBuyers } from '../../../src/io/readBuyers.ts';
import type { Reject } from '../../../src/io/report.ts';
import { collect, encode } from './helpers.ts';

async function read(source: Parameters<typeof readBuyers>[0]) {
  const rejects: Reject[] = [];
  const reader = readBuyers(source, { onReject: (reject) => void rejects.push(reject) });
  const buyers = await collect(reader);
  expect(reader.report.rows).toBe(reader.report.used + reader.report.rejected);
  expect(rejects).toHaveLength(reader.report.rejected);
  return { buyers, report: reader.report, rejects };
}

describe('buyers', () => {
  test('are read with every column, Korean headers and CP949', async () => {
    const text = [
      '바이어ID\t바이어명\t국가\t업종\t소개\t제목\t카테고리\tHS코드\t요구인증\t희망단가최소\t희망단가최대\t주문수량\t언어\t최근활동일\t유효기간\t검증여부\t상담가능수',
      'B1\tAcme 똠\t미국\t제조, 도소매\tWe buy\t마스크팩\t화장품;스킨케어\t3304;3401\tCE|FDA\t$1\t5\t1,200\tEnglish\t2024.3.1\t20241231\tY\t3',
    ].join('\r\n');
    const { buyers, report } = await read(encode(text, 'cp949'));
    expect(report).toMatchObject({ encoding: 'cp949', delimiter: '\t', rows: 1, used: 1, ignoredColumns: [] });
    expect(buyers).toEqual([
      {
        id: 'B1',
        companyName: 'Acme 똠',
        country: 'US',
        businessTypes: ['wholesaler', 'retailer', 'manufacturer'],
        description: 'We buy',
        interests: ['마스크팩', '화장품', '스킨케어'],
        hsCodes: ['3304', '3401'],
        requiredCertifications: ['CE', 'FDA'],
        priceUsd: { min: 1, max: 5 },
        orderQuantity: 1200,
        languages: ['English'],
        lastActive: '2024-03-01',
        validUntil: '2024-12-31',
        verified: true,
        capacity: 3,
      },
    ]);
  });

  test('rows of one buyer are joined: lists united, the newest dates, of other cells the first with a value', async () => {
    const { buyers, report } = await read(
      [
        'buyer_id,company_name,country,interested_products,hs_codes,required_certifications,languages,last_active,valid_until,verified,capacity',
        'b1,,KR,tea;coffee,0902,,en,2024-01-01,2025-01-01,,',
        'b2,Other,US,,,,,,,,',
        'b1,Late,JP,coffee;sugar,0901;0902,HACCP,en;ja,2024-06-01,2024-12-31,N,4',
        'b1,Later,,,,,,2023-01-01,,Y,9',
      ].join('\n'),
    );
    expect(buyers).toEqual([
      {
        id: 'b1',
        companyName: 'Late',
        country: 'KR',
        interests: ['tea', 'coffee', 'sugar'],
        hsCodes: ['0902', '0901'],
        requiredCertifications: ['HACCP'],
        languages: ['en', 'ja'],
        lastActive: '2024-06-01',
        validUntil: '2025-01-01',
        verified: false,
        capacity: 4,
      },
      { id: 'b2', companyName: 'Other', country: 'US' },
    ]);
    expect(report).toMatchObject({ rows: 4, used: 4, rejected: 0, profiles: 2, merged: 2 });
  });

  test('a bad cell is emptied and counted with its first line and example; its row is used', async () => {
    const { buyers, report, rejects } = await read(
      [
        'buyer_id,country,hs_codes,last_active,verified,price_usd_min,business_type',
        'b1,Atlantis,없음,03/04/2024,maybe,₩500,미정',
        'b2,Atlantis,7700,2024-13-01,,abc,asdf',
        'b3,-,,,,,',
        ',KR,,,,,',
      ].join('\n'),
    );
    expect(buyers).toEqual([{ id: 'b1' }, { id: 'b2' }, { id: 'b3' }]);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([[5, 'missing buyer_id']]);
    expect(
      [...report.problems].map(([kind, { count, firstLine, example }]) => [kind, count, firstLine, example]).sort(),
    ).toEqual([
      ['business-type-unknown', 1, 3, 'asdf'],
      ['country-unknown', 2, 2, 'Atlantis'],
      ['date-ambiguous', 1, 2, '03/04/2024'],
      ['date-unreadable', 1, 3, '2024-13-01'],
      ['flag-unreadable', 1, 2, 'maybe'],
      ['hs-unreadable', 1, 3, '7700'],
      ['number-unreadable', 1, 3, 'abc'],
      ['other-currency', 1, 2, '₩500'],
    ]);
  });

  test('a missing buyer_id column is one clear error', async () => {
    await expect(collect(readBuyers('바이어 번호,회사명\n1,a\n'))).rejects.toThrow(
      '<text>:1: no column for buyer_id (also accepted: 바이어ID); found: "바이어 번호", "회사명". Did you mean "바이어 번호" for buyer_id? Rename the column, or map it with --config.',
    );
  });
});
