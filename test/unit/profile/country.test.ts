import { describe, expect, test } from 'vitest';
import table from '../../../data/countries.json';
import { countryCode, countryName } from '../../../src/profile/country.ts';
import { readCountry, readExcludedMarkets, readMarkets } from '../../../src/profile/markets.ts';

const rows = table.countries as unknown as [string, string, string, string, string[]][];
const { regions, worldwide } = table;

describe('the table', () => {
  test('has every country of ISO 3166-1, and Kosovo, once and in order', () => {
    const codes = rows.map(([alpha2]) => alpha2);
    expect(codes).toHaveLength(250);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(new Set(rows.map(([, alpha3]) => alpha3)).size).toBe(250);
    expect(rows.filter(([alpha2, alpha3]) => !/^[A-Z]{2}$/.test(alpha2) || !/^[A-Z]{3}$/.test(alpha3))).toEqual([]);
  });

  test('gives every spelling to one country only', () => {
    const wrong = rows.flatMap(([alpha2, alpha3, en, ko, aliases]) =>
      [alpha2, alpha3, en, ko, ...aliases].filter((name) => countryCode(name) !== alpha2).map((name) => [alpha2, name]),
    );
    expect(wrong).toEqual([]);
  });

  test('has no name that is a country and a region, or two regions', () => {
    for (const { names, members } of Object.values(regions)) {
      for (const name of names) {
        expect([name, countryCode(name)]).toEqual([name, undefined]);
        expect([name, readMarkets(name)]).toEqual([name, { value: members }]);
      }
    }
    for (const name of worldwide) {
      expect([name, countryCode(name)]).toEqual([name, undefined]);
      expect([name, readMarkets(name)]).toEqual([name, {}]);
    }
  });

  test('knows all members of regions', () => {
    const codes = new Set(rows.map(([alpha2]) => alpha2));
    const members = Object.values(regions).flatMap((region) => region.members);
    expect(members.filter((code) => !codes.has(code))).toEqual([]);
    expect(regions.EU.members).toHaveLength(27);
    expect(regions.SOUTHEAST_ASIA.members).toHaveLength(11);
    // The 54 states and the four territories.
    expect(regions.AFRICA.members).toHaveLength(58);
  });
});

describe('countryCode', () => {
  test.each([
    ['KR', '한국', '대한민국', '남한', 'Korea', 'KOREA', 'kor', 'S. Korea', 'Corea del Sur', '韓国', 'South Korea'],
    ['KR', 'Korea, Republic of', 'Korea (Republic of)', 'Korea (the Republic of)', 'Republic of Korea', 'Korea, Rep.'],
    [
      'KR',
      'Rep. of Korea',
      'RepublicofKorea',
      'R.O.K.',
      'Korea (South)',
      'Korea,South',
      '대한민국 (Republic of Korea)',
    ],
    ['KP', '북한', 'North Korea', 'N.Korea', 'Korea (North)', 'Korea, North', 'Korea, Dem. People’s Rep.', 'DPRK'],
    ['KP', "Korea (Democratic People's Republic of)", "Korea (the Democratic People's Republic of)", '한국(북한)'],
    ['US', '미국', '미합중국', 'USA', 'U.S.A.', 'U.S.', 'U. S. A', 'The United States of America', 'america', 'EE.UU.'],
    ['US', '미국(USA)', '미국 (LA)', 'ＵＳＡ', '美国', 'United States (the)', 'Estados Unidos', 'Mỹ'],
    ['MY', 'MY', 'my', '말레이시아', '말련', '말레이지아', 'MALAYSIA'],
    ['GB', '영국', '잉글랜드', 'UK', 'U.K', 'England', 'Great Britain', 'The United Kingdom', 'GBR'],
    [
      'AE',
      '아랍에미레이트',
      '아랍에미리트',
      '아랍에미리트연합',
      'UAE',
      'U.A.E.',
      'United Arab Emirates (the)',
      '아랍 에미리트',
    ],
    ['TH', '타이', '태국', 'ประเทศไทย', 'THAILAND '],
    ['TW', '대만', '타이완', 'Taiwan', 'Taiwan (R.O.C)', 'Taiwan, Province of China', '臺灣', '대만(중국)', 'R.O.C.'],
    ['CN', '중국', '중화인민공화국', 'P.R.China', 'PRC', 'China (mainland)', '中国', '中國', '中华人民共和国'],
    ['HK', '홍콩', 'Hong Kong SAR', 'Hong Kong, China', 'China, Hong Kong SAR', 'HONGKONG', '香港', '중국(홍콩)'],
    ['MO', '마카오', 'Macau', 'Macao SAR, China', 'China, Macao SAR'],
    ['JP', '일본', '日本', 'Japan', 'ｊａｐａｎ'],
    ['ZA', '남아공', '남아프리카', '남아프리카공화국', '남아프리카 공화국', 'South Africa', 'S.Africa', 'RSA'],
    ['SA', '사우디', '사우디아라비아', '사우디 아라비아', 'KSA', 'Kingdom of Saudi Arabia'],
    ['ID', '인니', '인도네시아', 'Indonesia'],
    ['IN', '인도', '인디아', 'INDIA.'],
    ['IT', '이태리', '이탈리아', 'Italia', 'Ý'],
    ['YE', '예맨', '예멘', 'Yemen, Rep.'],
    ['MM', '미얀마', '버마', 'Myanmar (Burma)', 'Burma'],
    ['VN', '베트남', '월남', '비엣남', 'Việt Nam', 'Viet Nam', 'VIETNAM', 'Vietnam (S.R.)'],
    ['RU', '러시아', '러시아연방', '러시아 연방', 'Russian Federation', 'Россия'],
    ['CI', '코트디부아르', '코트디브와르', 'Côte d’Ivoire', "COTE D'IVOIRE", 'Cote D Ivoire', 'Ivory Coast'],
    ['CZ', '체코', '체코공화국', 'Czech', 'Czech Rep.'],
    ['TR', '튀르키예', '터키', 'Turkey', 'Türkiye', 'TÜRKİYE', 'Turkiye'],
    ['NL', '네덜란드', '화란', 'Holland', 'The Netherlands', 'Netherlands (the)', 'Netherlands, The'],
    ['AU', '호주', '오스트레일리아', 'Australia'],
    ['AT', '오스트리아', 'Österreich', 'Austria'],
    ['DE', '독일', 'Deutschland', 'GERMANY'],
    ['FR', '불란서', '프랑스', 'France'],
    ['SG', '싱가포르', '싱가폴'],
    ['UZ', '우즈벡', '우즈베키스탄', 'O‘zbekiston'],
    ['KZ', '카자흐', '카자흐스탄', 'Казахстан'],
    ['KG', '키르기즈', '키르기스스탄', 'Kyrgyz Republic'],
    ['GE', '조지아', '그루지야', 'Georgia'],
    ['BY', '벨라루스', '벨로루시'],
    [
      'CD',
      '콩고민주공화국',
      'DR콩고',
      'Congo, Dem. Rep.',
      'Congo (Kinshasa)',
      'Congo (the Democratic Republic of the)',
      'D.R.Congo',
    ],
    ['CG', '콩고공화국', 'Congo, Rep.', 'Congo - Brazzaville', 'Republic of the Congo'],
    ['LA', '라오스', 'Lao PDR', "Lao People's Dem. Rep.", 'LA'],
    ['MN', '몽골', '몽고', 'Монгол'],
    ['ET', '에티오피아', '이디오피아'],
    ['MX', '멕시코', '맥시코', 'México'],
    ['BR', '브라질', 'Brasil'],
    ['ES', '스페인', 'España', 'ESPAN\u0303A'],
    ['NZ', '뉴질랜드', '뉴질렌드', 'Newzealand'],
    ['CA', '캐나다', '카나다'],
    ['BA', 'Bosnia & Herzegovina', 'Bosnia/Herzegovina', 'Bosnia and Herzegovina', '보스니아'],
    ['KN', 'St. Kitts & Nevis', 'Saint Kitts and Nevis'],
    ['LC', 'St.Lucia', 'St Lucia'],
    ['ST', 'ST', 'Sao Tome & Principe'],
    ['IS', 'IS', '아이슬란드'],
    ['CK', 'Cook Is.'],
    ['AD', 'AND', 'and'],
    ['NA', 'NA', 'Namibia'],
    ['GN', 'Guinea', '기니'],
    ['GW', 'Guinea-Bissau', 'Guinea Bissau'],
    ['PG', 'Papua New Guinea'],
    ['SS', 'Sudan (South)'],
    ['DO', '도미니카공화국', 'Dominican Rep.'],
    ['VI', 'Virgin Islands (U.S.)', 'Virgin Islands, U.S.', 'US Virgin Islands'],
    ['VG', 'Virgin Islands (British)', 'British Virgin Islands'],
    ['FK', 'Falkland Islands (the) [Malvinas]'],
    ['IR', 'Iran (Islamic Republic of)', 'Iran, Islamic Rep.', '이란'],
    ['MD', 'Moldova, Republic of', '몰도바 공화국'],
    ['PS', 'Palestine, State of'],
    ['BS', 'Bahamas, The'],
    ['XK', 'Kosovo', '코소보', 'XKX'],
  ])('%s: %s, ...', (code, ...spellings) => {
    expect(spellings.map((name) => [name, countryCode(name)])).toEqual(spellings.map((name) => [name, code]));
  });

  test('guesses nothing', () => {
    const unknown = [
      '',
      ' ',
      '-',
      '미정',
      'Congo',
      '콩고',
      '도미니카',
      'Virgin Islands',
      '소련',
      'Yugoslavia',
      '화장품',
    ];
    const several = [
      '미국, 캐나다',
      'PE, RU',
      'PE RU',
      'CU/BA',
      '중국(제외)',
      'EU',
      '유럽',
      'Worldwide',
      'Republic of',
    ];
    for (const name of [...unknown, ...several, 'K'.repeat(1000), '('.repeat(100), 'constructor', '__proto__']) {
      expect([name, countryCode(name)]).toEqual([name, undefined]);
    }
  });

  test('gives the same answer again', () => {
    for (const name of ['대한민국', 'nowhere', '대한민국', 'nowhere']) {
      expect(countryCode(name)).toBe(name === 'nowhere' ? undefined : 'KR');
    }
  });
});

describe('readCountry', () => {
  test.each([
    ['US', { value: 'US' }],
    [' 미국 ', { value: 'US' }],
    ['ＵＳ', { value: 'US', repairs: ['full-width'] }],
    ['US - 미국', { value: 'US' }],
    ['KR:대한민국', { value: 'KR' }],
    ['태국/Thailand', { value: 'TH' }],
    ['미국 USA', { value: 'US' }],
    ['', {}],
    ['-', {}],
    ['미정', {}],
    ['N/A', {}],
    ['미국, 캐나다', { problem: 'country-unknown' }],
    ['Los Angeles, CA', { problem: 'country-unknown' }],
    ['유럽', { problem: 'country-unknown' }],
    ['글로벌', { problem: 'country-unknown' }],
    ['마스크팩', { problem: 'country-unknown' }],
  ])('%j', (cell, reading) => {
    expect(readCountry(cell)).toEqual(reading);
  });
});

describe('readMarkets', () => {
  test.each([
    ['미국', ['US']],
    ['미국, 일본, 폴란드', ['US', 'JP', 'PL']],
    ['GB, TW, TH, BR', ['GB', 'TW', 'TH', 'BR']],
    ['PE, RU', ['PE', 'RU']],
    ['CU/BA; US', ['CU', 'BA', 'US']],
    ['베트남;태국|인니\n말련', ['VN', 'TH', 'ID', 'MY']],
    ['일본 미국 일본', ['JP', 'US']],
    ['미국 사우디 아라비아 홍콩', ['US', 'SA', 'HK']],
    ['미국ㆍ일본·중국・대만', ['US', 'JP', 'CN', 'TW']],
    ['미국및 캐나다', ['US', 'CA']],
    ['USA and Canada', ['US', 'CA']],
    ['US, UK, and Japan', ['US', 'GB', 'JP']],
    ['US/Canada & Mexico', ['US', 'CA', 'MX']],
    ['미국-일본', ['US', 'JP']],
    ['PE RU', ['PE', 'RU']],
    ['Korea, Republic of', ['KR']],
    ['Japan, Korea, Republic of, Iran, Islamic Republic of', ['JP', 'KR', 'IR']],
    ['Bosnia and Herzegovina, Trinidad & Tobago/Guinea-Bissau', ['BA', 'TT', 'GW']],
    ['Hong Kong, China', ['HK', 'CN']],
    ['중국 홍콩', ['CN', 'HK']],
    ['아랍 에미리트', ['AE']],
    ['South Korea Hong Kong', ['KR', 'HK']],
    ['미국(LA), 중국(상하이/베이징)', ['US', 'CN']],
    ['동남아(베트남, 태국)', ['VN', 'TH']],
    ['미국, 일본 등', ['US', 'JP']],
    ['일본, 기타', ['JP']],
    ['미국, 미정', ['US']],
    ['北美、日本，台湾', ['CA', 'US', 'JP', 'TW'], undefined, ['full-width']],
    ['미국, 미쿡', ['US'], 'market-unknown'],
    ['화장품', undefined, 'market-unknown'],
    ['중국 제외 전체', undefined, 'market-unknown'],
    ['아시아(중국 제외)', undefined, 'market-unknown'],
  ] as [string, string[] | undefined, string?, string[]?][])('%j', (cell, value, problem, repairs) => {
    expect(readMarkets(cell)).toEqual({
      ...(value && { value }),
      ...(problem && { problem }),
      ...(repairs && { repairs }),
    });
  });

  test.each([
    ['유럽연합', 'EU'],
    ['EU (27)', 'EU'],
    ['동남아', 'SOUTHEAST_ASIA'],
    ['동남아 지역 등', 'SOUTHEAST_ASIA'],
    ['아세안 국가들', 'SOUTHEAST_ASIA'],
    ['South-East Asia', 'SOUTHEAST_ASIA'],
    ['유럽시장', 'EUROPE'],
    ['the Middle East', 'MIDDLE_EAST'],
    ['중동', 'MIDDLE_EAST'],
    ['gcc', 'GCC'],
    ['독립국가연합(CIS)', 'CIS'],
    ['중앙 아시아', 'CENTRAL_ASIA'],
    ['Latin America', 'LATIN_AMERICA'],
  ] as const)('%s is the region %s', (cell, region) => {
    expect(readMarkets(cell)).toEqual({ value: regions[region].members });
  });

  test('joins regions and countries', () => {
    expect(readMarkets('일본, 북미, 미국, GCC')).toEqual({
      value: ['JP', 'CA', 'US', 'AE', 'BH', 'KW', 'OM', 'QA', 'SA'],
    });
    expect(readMarkets('Middle East & Africa').value).toEqual(
      expect.arrayContaining([...regions.MIDDLE_EAST.members, ...regions.AFRICA.members]),
    );
  });

  test.each(['전세계', '전 세계', '글로벌', 'Worldwide', 'ALL', 'any', '모든 국가', '무관', '미국 및 전세계', '-', ''])(
    '%j is no preference',
    (cell) => {
      expect(readMarkets(cell)).toEqual({});
    },
  );

  test('takes no long time for any cell', () => {
    const start = performance.now();
    for (const piece of ['미국/', '(', 'and ', '미 ', '미국 ', '(미국', '동남아(', ' - ', 'a&', '등'] as const) {
      for (const length of [120, 480, 200_000]) readMarkets(piece.repeat(length / piece.length));
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('countryName', () => {
  test.each([
    ['US', 'United States', '미국'],
    ['KR', 'South Korea', '대한민국'],
    ['CI', "Côte d'Ivoire", '코트디부아르'],
    ['ZZ', 'ZZ', 'ZZ'],
  ])('%s', (code, en, ko) => {
    expect(countryName(code, 'en')).toBe(en);
    expect(countryName(code, 'ko')).toBe(ko);
  });
});

describe('readExcludedMarkets', () => {
  test('tells apart from other lists what it could not read, for such a buyer might be named', () => {
    expect(readExcludedMarkets('중국; 일본')).toEqual({ value: ['CN', 'JP'] });
    expect(readExcludedMarkets('중국; 아틀란티스')).toEqual({ value: ['CN'], problem: 'excluded-market-unknown' });
    expect(readExcludedMarkets('전세계')).toEqual({ problem: 'excluded-market-unknown' });
    expect(readExcludedMarkets('없음')).toEqual({});
  });
});
