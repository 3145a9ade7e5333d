/**
 * Arabic words after the light10 stemmer (Larkey, Ballesteros, Connell 2007): letters unified, the article with its
 * conjunctions off, the frequent endings off. Deeper stemming joins unrelated words and is no better in retrieval.
 *
 * @example stemArabic('والمنتجات') === stemArabic('منتج')
 */
export function stemArabic(word: string): string {
  return withoutSuffix(withoutPrefix(unifyArabic(word)));
}

/** Vowel signs and tatweel off; alef, ya, ta marbuta and the Persian kaf and ya unified. */
export function unifyArabic(word: string): string {
  return word
    .replace(/[\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g, '')
    .replace(/[أإآٱىةکیە]/g, (letter) => UNIFIED[letter]);
}

const UNIFIED: Record<string, string> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه', ک: 'ك', ی: 'ي', ە: 'ه' };

const ARTICLES = ['وال', 'بال', 'كال', 'فال', 'ولل', 'ال', 'لل'];
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];

function withoutPrefix(word: string): string {
  for (const article of ARTICLES) {
    if (word.startsWith(article) && word.length - article.length >= 3) return word.slice(article.length);
  }
  return word.startsWith('و') && word.length >= 5 ? word.slice(1) : word;
}

function withoutSuffix(word: string): string {
  let stem = word;
  for (const suffix of SUFFIXES) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 3) stem = stem.slice(0, -suffix.length);
  }
  return stem;
}
