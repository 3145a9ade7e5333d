import { stemLatin } from '../../src/text/stem.ts';

const ONSETS = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const VOWELS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const CODAS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');
const BEFORE_VOWEL: Readonly<Record<string, string>> = { k: 'g', t: 's', p: 'b' };

/** Whether a stem is the word in Latin letters, by the official rules or nearly. */
export function isRomanised(word: string, stem: string): boolean {
  const written = romanise(word);
  const most = written.length < 8 ? 1 : 2;
  return distance(stemLatin(written), stem) <= most;
}

function romanise(word: string): string {
  const syllables = [...word].map((sign) => sign.charCodeAt(0) - 0xac00);
  return syllables
    .map((syllable, i) => {
      const coda = CODAS[syllable % 28]!;
      const next = syllables[i + 1];
      const isBeforeVowel = next !== undefined && ONSETS[Math.floor(next / 588)] === '';
      return (
        ONSETS[Math.floor(syllable / 588)]! +
        VOWELS[Math.floor((syllable % 588) / 28)]! +
        (isBeforeVowel ? (BEFORE_VOWEL[coda] ?? coda) : coda)
      );
    })
    .join('');
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(row[j]! + (a[i] === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    row = next;
  }
  return row[b.length]!;
}
