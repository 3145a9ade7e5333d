import { describe, expect, it } from 'vitest';
import { builtInLexicon } from '../../../src/lexicon/index.ts';
import { readSaid } from '../../../src/lexicon/saidRoles.ts';

const PHRASES = builtInLexicon().rolePhrases;
const rolesOf = (text: string): string[] => [...readSaid(text, PHRASES).roles].sort();
const wantedOf = (text: string): string =>
  readSaid(text, PHRASES)
    .wanted.replace(/[\s|]+/g, ' ')
    .trim();

describe('a firm that looks for buyers', () => {
  it.each([
    ['en', 'Soap maker. We are looking for importers in Asia.'],
    ['ko', '비누를 만듭니다. 해외 바이어를 찾습니다.'],
    ['zh', '肥皂工厂，诚招海外代理商'],
    ['zh-Hant', '肥皂工廠，誠徵海外代理商'],
    ['ja', '石けんメーカー。海外バイヤーを探しています'],
    ['vi', 'Xưởng xà phòng tìm nhà nhập khẩu'],
    ['th', 'โรงงานสบู่ มองหาตัวแทนจำหน่าย'],
    ['id', 'Pabrik sabun, mencari importir'],
    ['es', 'Fábrica de jabón. Buscamos distribuidores en Asia.'],
    ['pt', 'Fábrica de sabão. Procuramos importadores.'],
    ['fr', 'Savonnerie. Nous recherchons des distributeurs.'],
    ['de', 'Seifenfabrik. Wir suchen Vertriebspartner.'],
    ['it', 'Saponificio. Cerchiamo distributori.'],
    ['ru', 'Мыловарня. Ищем дистрибьюторов.'],
    ['ar', 'مصنع صابون. نبحث عن موزعين'],
    ['tr', 'Sabun fabrikası. İthalatçı arıyoruz.'],
  ])('sells, in %s', (_, text) => expect(rolesOf(text)).toContain('sells'));

  it('only makes an offer where it tells what it makes, and buys where it says so', () => {
    expect(rolesOf('Soap. OEM orders taken.')).toEqual(['offers']);
    expect(rolesOf('We import soap; we also export candles.')).toEqual(['buys', 'offers']);
    expect(rolesOf('Looking for suppliers of soap.')).toEqual(['buys']);
  });
});

describe('a firm that makes goods', () => {
  it.each([
    ['en', 'candle making machine', 'machines'],
    ['es', 'máquinas para fabricar velas', 'machines'],
    ['ko', '양초 제조설비', 'machines'],
    ['ru', 'линия по производству свечей', 'machines'],
    ['vi', 'dây chuyền sản xuất nến', 'machines'],
    ['en', 'wax as raw material', 'rawMaterial'],
    ['ja', '石けんの原料', 'rawMaterial'],
    ['de', 'Rohstoffe für Seife', 'rawMaterial'],
    ['tr', 'sabun hammaddesi', 'rawMaterial'],
    ['fr', 'bougies, pas de produits finis', 'refusesFinished'],
    ['en', 'We do not import finished candles.', 'refusesFinished'],
    ['ar', 'شمع، لا نستورد منتجات جاهزة', 'refusesFinished'],
  ])('wants machines or materials: %s "%s"', (_, text, role) => expect(rolesOf(text)).toContain(role));

  it('is told from machines by the longer phrase: a Vietnamese plant is no machine', () => {
    expect(rolesOf('Nhà máy chế biến gỗ')).toEqual(['manufacturer']);
    expect(rolesOf('Máy chế biến gỗ')).toEqual(['machines']);
  });
});

describe('used goods', () => {
  it('are named, and are none where something is only used for', () => {
    expect(rolesOf('second-hand bicycles')).toEqual(['used']);
    expect(rolesOf('중고 자전거')).toEqual(['used']);
    expect(rolesOf('bells used for bicycles')).toEqual(['neutral']);
  });

  it('are none where they are refused', () => {
    expect(rolesOf('bicycles, no used bicycles')).toEqual([]);
  });
});

describe('what is not wanted', () => {
  it.each([
    ['Tea and coffee. No cocoa, please.', 'Tea and coffee. , please.'],
    ['Tea; we do not buy cocoa but biscuits', 'Tea; we but biscuits'],
    ['차, 커피. 코코아는 취급하지 않습니다.', '차, 커피. .'],
    ['お茶、コーヒー。ココアは扱っておりません。', 'お茶、コーヒー。 。'],
    ['采购茶叶，不要可可', '采购茶叶，'],
    ['Tee und Kaffee. Kakao führen wir nicht.', 'Tee und Kaffee. .'],
    ['Thé et café, pas de cacao', 'Thé et café,'],
    ['Té y café. No compramos cacao.', 'Té y café. .'],
    ['Чай и кофе. Какао не интересует.', 'Чай и кофе. .'],
    ['Çay ve kahve. Kakao satmıyoruz.', 'Çay ve kahve. .'],
    ['Trà và cà phê, không mua ca cao', 'Trà và cà phê,'],
    ['شاي وقهوة، باستثناء الكاكاو', 'شاي وقهوة،'],
  ])('goes to the end of its phrase: %s', (text, wanted) => expect(wantedOf(text)).toBe(wanted));

  it.each(['Not only tea, also cocoa.', 'No minimum order', 'Nicht nur Tee', 'No. 1 in tea', '차뿐만 아니라 커피도'])(
    'is nothing in "%s"',
    (text) => expect(wantedOf(text)).toBe(text),
  );

  it('is given back letter by letter where nothing is refused', () => {
    for (const text of ['İstanbul’dan çay', 'ＴＥＡ', '차\u{1f375}', ''])
      expect(readSaid(text, PHRASES).wanted).toBe(text);
  });
});
