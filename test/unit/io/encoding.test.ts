import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { Decoder } from '../../../src/io/encoding.ts';
import { ENCODINGS, encode, pieces } from './helpers.ts';

function decode(bytes: Buffer, size = bytes.length || 1) {
  const decoder = new Decoder();
  let text = '';
  for (const piece of pieces(bytes, size)) text += decoder.write(piece);
  text += decoder.end();
  return { text, encoding: decoder.encoding, undecodable: decoder.undecodable };
}

const KOREAN = '업체ID,제품명\n한국화장품,스킨케어 세트\n똠방각하,쀍뷁 펲시\n';
const LATE = `seller_id,product_name\n${'a1,plain ascii row\n'.repeat(11_000)}b2,똠방각하 쀍뷁\nc3,한글\n`;

describe.each(ENCODINGS)('%s', (encoding) => {
  const name = encoding.replace('-bom', '');

  test.each([1, 2, 3, 7, 1000])('is detected and decoded in chunks of %i bytes', (size) => {
    expect(decode(encode(KOREAN, encoding), size)).toEqual({ text: KOREAN, encoding: name, undecodable: 0 });
  });

  test('is detected when Korean comes only after 200 KB of ASCII', () => {
    expect(LATE.indexOf('똠')).toBeGreaterThan(200_000);
    for (const size of [4096, 65_536, 262_144]) {
      expect(decode(encode(LATE, encoding), size)).toEqual({ text: LATE, encoding: name, undecodable: 0 });
    }
  });
});

test('CP949 holds all 11,172 Hangul syllables', () => {
  const all = Array.from({ length: 11_172 }, (_, i) => String.fromCharCode(0xac00 + i)).join('');
  expect(decode(iconv.encode(all, 'cp949'), 7)).toEqual({ text: all, encoding: 'cp949', undecodable: 0 });
});

test('a multi-byte character cut by the end of the look-ahead window does not turn UTF-8 into CP949', () => {
  for (let shift = 0; shift < 3; shift++) {
    const text = `${'x'.repeat(shift)}${'가'.repeat(40_000)}`;
    expect(decode(Buffer.from(text)).encoding).toBe('utf-8');
  }
});

test('a decision is never changed: CP949 bytes far behind UTF-8 text become U+FFFD and are counted', () => {
  const bytes = Buffer.concat([Buffer.from(`가${'x'.repeat(70_000)}`), iconv.encode('나', 'cp949')]);
  const { text, encoding, undecodable } = decode(bytes, 5000);
  expect({ encoding, undecodable }).toEqual({ encoding: 'utf-8', undecodable: 2 });
  expect(text.endsWith('x\ufffd\ufffd')).toBe(true);
});

test('one damaged byte does not turn UTF-8 into CP949, in Korean or in French', () => {
  const damaged = (text: string) => Buffer.concat([Buffer.from(text), Buffer.from([0xe9, 0x2c]), Buffer.from(text)]);
  for (const text of ['crème brûlée, café, élève', '스킨케어 화장품 세트']) {
    expect(decode(damaged(text))).toEqual({ text: `${text}\ufffd,${text}`, encoding: 'utf-8', undecodable: 1 });
  }
});

test('damaged bytes in CP949 become U+FFFD and are counted, the text around them stays', () => {
  const bytes = Buffer.concat([iconv.encode('한국,', 'cp949'), Buffer.from([0xff]), iconv.encode(',수출', 'cp949')]);
  for (const size of [1, 2, 3, 7]) {
    expect(decode(bytes, size)).toEqual({ text: '한국,\ufffd,수출', encoding: 'cp949', undecodable: 1 });
  }
});

test('text cut in the middle of its last character is counted once', () => {
  for (const [encoding, cut] of [
    ['utf-8', 1],
    ['utf-8', 2],
    ['utf-16le', 1],
    ['cp949', 1],
  ] as const) {
    const bytes = encode('상품명 한국', encoding);
    expect(decode(bytes.subarray(0, bytes.length - cut), 2)).toMatchObject({ text: '상품명 한\ufffd', undecodable: 1 });
  }
});

test('lone surrogates of UTF-16 become U+FFFD; pairs cut by chunks are kept', () => {
  const bytes = Buffer.from('a😀b,c\ud800d', 'utf16le');
  for (const size of [1, 2, 3, 7]) expect(decode(bytes, size)).toMatchObject({ text: 'a😀b,c\ufffdd', undecodable: 1 });
});

test('UTF-8 is decoded as a whole would be, however damaged and however cut', () => {
  const bytes = Buffer.from([
    0x61, 0xf0, 0x90, 0x80, 0xe0, 0x80, 0xed, 0xa0, 0x80, 0xc3, 0xe0, 0xa0, 0xf4, 0x90, 0xf0, 0x9f,
  ]);
  const good = Buffer.from('가나다라마바사아자차카타파하'.repeat(5));
  const whole = Buffer.concat([good, bytes]);
  for (const size of [1, 2, 3, 5]) expect(decode(whole, size).text).toBe(whole.toString('utf8'));
});

test('ASCII alone counts as UTF-8, and empty input is empty text', () => {
  expect(decode(Buffer.from('a,b\n'), 1)).toEqual({ text: 'a,b\n', encoding: 'utf-8', undecodable: 0 });
  expect(decode(Buffer.alloc(0))).toEqual({ text: '', encoding: 'utf-8', undecodable: 0 });
});
