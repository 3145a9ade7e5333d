import type { Buyer, Seller } from '../../src/index.ts';

/** What small businesses write, from Korean alone to English alone. */
export const SELLER_LANGUAGES = ['Korean only', 'mixed, more Korean', 'mixed, more English', 'English'] as const;

export function sellerLanguage({ products }: Seller): (typeof SELLER_LANGUAGES)[number] {
  const text = products
    .map(({ name, description = '', keywords = [] }) => `${name} ${description} ${keywords.join(' ')}`)
    .join(' ');
  const hangul = text.match(/[가-힣]/g)?.length ?? 0;
  const latin = text.match(/[a-z]{3,}/gi)?.join('').length ?? 0;
  if (hangul === 0) return 'English';
  if (latin > hangul) return 'mixed, more English';
  return latin > 0 ? 'mixed, more Korean' : 'Korean only';
}

const SCRIPTS: [RegExp, string][] = [
  [/[가-힣]/, 'Korean'],
  [/[ぁ-ヿ]/, 'Japanese'],
  [/[一-鿿]/, 'Chinese'],
  [/[Ѐ-ӿ]/, 'Russian'],
  [/[؀-ۿ]/, 'Arabic'],
  [/[฀-๿]/, 'Thai'],
];
const LATIN_LANGUAGES: Record<string, string> = {
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  de: 'German',
  pt: 'Portuguese',
  id: 'Indonesian',
  vi: 'Vietnamese',
  tr: 'Turkish',
  it: 'Italian',
  pl: 'Polish',
};

/** By script; among Latin ones by the first language that the buyer names. */
export function buyerLanguage({ description = '', interests = [], languages = [] }: Buyer): string {
  const text = `${description} ${interests.join(' ')}`;
  const script = SCRIPTS.find(([letters]) => letters.test(text));
  if (script) return script[1];
  const first = languages[0] ?? 'en';
  return LATIN_LANGUAGES[first.toLowerCase().slice(0, 2)] ?? first;
}
