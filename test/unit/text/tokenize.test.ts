import { describe, expect, it } from 'vitest';
import { TOKENIZER_VERSION, tokenize } from '../../../src/text/index.ts';
import { fragments, overlap, topics, weightOf, words } from './helpers.ts';

describe('numbers and units', () => {
  it.each([
    '30g',
    '500ml',
    '500 ml',
    '500-ml',
    '500㎖',
    '16봉',
    '100장',
    '2m',
    '220v',
    '10-12미',
    '5kg',
    '1+1',
    '65W',
    '10000mAh',
    '3.5호',
    '30 포',
    '3 종 세트',
    '70ml x 30포',
    '240x140x4cm',
    '5㎡',
    '900 г',
    '６０ｍｌ',
    '1,200',
    '2024.3.1',
    '12개월',
    '6년근',
    '1080p',
    '90%',
    '$5',
    'x30',
  ])('%s is no topic', (measure) => {
    expect(tokenize(measure)).toEqual([]);
  });

  it.each(['n95', 'b5', 'pm2', 'b2b', '3d', 'gps', 'mp3', 'co2', 'q10', 'ip67'])('%s is one word', (name) => {
    expect(words(name.toUpperCase())).toEqual([name]);
  });

  it('parts letters, digits and Hangul', () => {
    expect(topics('44사이즈비키니')).toEqual(['비키니']);
    expect(topics('2채널블랙박스')).toEqual(['블랙박스']);
    expect(topics('IP카메라')).toEqual(['ip', '카메라']);
    expect(topics('아이폰16호환')).toEqual(['아이폰', '호환']);
    expect(topics('LED를')).toEqual(['led']);
    expect(topics('omega3')).toEqual(['omega']);
  });

  it('does not take grapes after a number for a counter with a particle', () => {
    expect(topics('2 포도')).toEqual(['포도']);
  });
});

describe('Latin text', () => {
  it('splits hyphens, drops the possessive and stems', () => {
    expect(words("Mother's non-slip mats")).toEqual(['mother', 'non', 'slip', 'mat']);
    expect(words('Mother’s')).toEqual(['mother']);
    expect(words("l'huile d'olive")).toEqual(['huil', 'oliv']);
  });

  it.each([
    ['mask', 'masks'],
    ['battery', 'batteries'],
    ['jabón', 'jabones'],
    ['crème', 'crèmes'],
    ['cosmético', 'cosméticas'],
    ['Gesichtsmaske', 'Gesichtsmasken'],
    ['Nahrungsergänzung', 'NAHRUNGSERGÄNZUNG'],
    ['sabão', 'sabões'],
    ['painel', 'painéis'],
    ['natural', 'naturais'],
    ['maschera', 'maschere'],
    ['prodotto', 'prodotti'],
    ['végétal', 'végétaux'],
    ['cosmétique', 'cosmetic'],
    ['lamp', 'lampen'],
  ])('%s and %s are one term', (one, other) => {
    expect(words(one)).toEqual(words(other));
    expect(words(one)).toHaveLength(1);
  });

  it.each([
    ['manga', 'mango'],
    ['studio', 'study'],
    ['cargo', 'care'],
  ])('%s and %s stay apart', (one, other) => {
    expect(words(one)).not.toEqual(words(other));
  });

  it('gives an English word the same key in a text of any language', () => {
    for (const foreign of [
      'Buscamos productos de skin care',
      'Wir suchen skin care für Apotheken',
      'Cherchons du skin care coréen',
    ]) {
      expect(topics(foreign)).toEqual(expect.arrayContaining(topics('skin care')));
    }
  });

  it('resolves special letters', () => {
    expect(words('Fußwärmer smørrebrød çapa İstanbul')).toEqual(words('fusswarmer smorrebrod capa istanbul'));
  });

  it('keeps the marks of a Vietnamese text, where they make words, and folds those of other languages', () => {
    expect(words('dầu gội')).toEqual(['dầu', 'gội']);
    expect(words('mặt nạ, cát vàng')).not.toContain('cat');
    expect(words('mat cat')).toEqual(['mat', 'cat']);
    expect(words('serum dưỡng da')).toContain('serum');
    expect(words('crème')).toEqual(words('creme'));
  });

  it('removes function words of many languages', () => {
    expect(tokenize('the of and for with')).toEqual([]);
    expect(tokenize('de la para con und für mit dans les della yang dan và của ve için och är oraz')).toEqual([]);
    expect(tokenize('и для на التي في 的')).toEqual([]);
  });

  it('keeps a word that only without its accent is a function word of another language', () => {
    expect(words('thé')).toEqual(['the']);
    expect(words('car hat pan gut')).toEqual(['car', 'hat', 'pan', 'gut']);
  });

  it('counts boilerplate a tenth and form words half', () => {
    expect(weightOf('leading supplier of toys', 'supplier')).toBe(0.1);
    expect(weightOf('hochwertige Produkte', 'produkt')).toBe(0.1);
    expect(weightOf('fournisseurs', 'fournisseur')).toBe(0.1);
    expect(weightOf('wireless earphones', 'wireless')).toBe(0.5);
    expect(weightOf('wireless earphones', 'earphon')).toBe(1);
  });
});

describe('Chinese and Japanese text', () => {
  it('takes Han as overlapping bigrams after listed words are cut out', () => {
    expect(topics('寻找韩国护肤品供应商')).toEqual(['护肤', '肤品']);
    expect(topics('有限公司')).toEqual([]);
    expect(topics('茶')).toEqual(['茶']);
    expect(topics('奶瓶和硅胶')).toContain('奶瓶');
  });

  it('takes Katakana as one word, with bigrams when long', () => {
    expect(words('コンブチャ')).toEqual(['コンブチャ']);
    expect(fragments('コンブチャ')).toEqual(['コン', 'ンブ', 'ブチ', 'チャ']);
    expect(words('サーバー')).toEqual(words('サーバ'));
    expect(words('ｻｰﾊﾞｰ')).toEqual(words('サーバー'));
    expect(weightOf('メーカー', 'メーカ')).toBe(0.1);
  });

  it('drops Hiragana as grammar, keeps it as an item of a list, and as the last resort', () => {
    expect(topics('イヤホンを探しています')).toEqual(['イヤホン']);
    expect(topics('わかめ、おむつ')).toEqual(['わかめ', 'おむつ']);
    expect(tokenize('よろしくおねがいします').length).toBeGreaterThan(0);
  });
});

describe('other scripts', () => {
  it('takes Thai as trigrams of clusters whose sum is about one word', () => {
    expect(words('ครีม')).toEqual(['ครีม']);
    expect(tokenize('บำรุงผิว').every((token) => token.weight === 0.4)).toBe(true);
    expect(overlap('ครีมบำรุงผิวหน้า', 'บำรุงผิว')).toBeGreaterThan(0.3);
    expect(weightOf('นำเข้าสินค้า', 'สินค้า')).toBe(0.1);
  });

  it.each([
    ['зубная паста', 'зубные пасты'],
    ['ёлка', 'елка'],
    ['والمنتجات', 'منتجات'],
    ['الحمضيات', 'حمضيات'],
    ['مُرَطِّب', 'مرطب'],
    ['καλλυντικά', 'καλλυντικα'],
    ['קרם פנים', 'קרם פנים'],
    ['किताब', 'किताब'],
    ['ผลไม้', 'ผลไม้'],
    ['មុខ', 'មុខ'],
    ['ညွှန်', 'ညွှန်'],
  ])('%s meets %s', (one, other) => {
    expect(words(one).length).toBeGreaterThan(0);
    expect(words(one)).toEqual(words(other));
  });
});

describe('what is no language', () => {
  it('drops web and mail addresses, tags and entities', () => {
    expect(words('Soap https://shop.example/kr?x=1#a www.soap.example info@soap.example soap.co.kr')).toEqual(['soap']);
    expect(words('Soap&nbsp;bar<br/>towel <p class="x">comb</p>')).toEqual(['soap', 'bar', 'towel', 'comb']);
    expect(words('3 < 5 > 2 soap')).toEqual(['soap']);
  });

  it('takes emoji, lone surrogates and control characters for separators', () => {
    expect(words('soap🎁towel\ud800comb\u0000brush')).toEqual(['soap', 'towel', 'comb', 'brush']);
    expect(words('so\u00adap so\u200bap')).toEqual(['soap', 'soap']);
    expect(tokenize('ㅋㅋㅋ ㅠㅠ ㈜ ★')).toEqual([]);
  });

  it('drops terms that are too long', () => {
    expect(tokenize('x'.repeat(65))).toEqual([]);
  });

  it('survives object keys', () => {
    expect(words('constructor __proto__ toString')).toHaveLength(3);
  });
});

it('gives shared tokens in order of occurrence, with the surface as written', () => {
  expect(tokenize('Crèmes, MASKS').map(({ surface }) => surface)).toEqual(['Crèmes', 'MASKS']);
});

it('carries a version for index files', () => {
  expect(Number.isInteger(TOKENIZER_VERSION)).toBe(true);
});
