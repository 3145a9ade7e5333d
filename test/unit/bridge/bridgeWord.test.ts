import { describe, expect, it } from 'vitest';
import { bridgeWord } from '../../../src/bridge/bridgeWord.ts';
import { Candidates } from '../../../src/bridge/candidates.ts';
import { builtInLexicon } from '../../../src/lexicon/index.ts';
import { stemLatin } from '../../../src/text/stem.ts';
import { StringTable } from '../../../src/vectors/stringTable.ts';
import { Vocabulary } from '../../../src/vectors/vocabulary.ts';

const WORDS =
  'serum glutathione nurungji battery accessory filter collagen chlorella rain those dream fabricar pan bag ball design';

function vocabularyOf(words: readonly string[]): Vocabulary {
  return new Vocabulary(StringTable.build(words.length, (i) => words[i]!));
}

function candidatesOf(vocabulary: Vocabulary): Candidates {
  return new Candidates(
    vocabulary,
    () => 3,
    (stem) => builtInLexicon().spaced.senses(stem) !== undefined,
  );
}

const vocabulary = vocabularyOf([
  ...WORDS.split(' ').map((word) => stemLatin(word)),
  'グルタチオン',
  'сыворотка',
  '바쿠치올',
]);
const candidates = candidatesOf(vocabulary);
const bridged = (word: string) => bridgeWord(word, candidates).map(({ term }) => term);

describe('bridgeWord', () => {
  it.each([
    ['글루타치온', 'glutathion'],
    ['누룽지', 'nurungj'],
    ['콜라겐', 'collag'],
    ['클로렐라', 'chlorel'],
    ['밧데리', 'batteri'],
    ['배터리', 'batteri'],
    ['악세사리', 'accessori'],
    ['グルタチオン', 'glutathion'],
    ['глутатион', 'glutathion'],
    ['bakuchiol', '바쿠치올'],
  ])('takes %s for %s', (word, term) => {
    expect(bridged(word)[0]).toBe(term);
  });

  it('takes a word for its like in another script of the vocabulary too', () => {
    expect(bridged('글루타치온')).toEqual(['glutathion', 'グルタチオン']);
  });

  it.each(['라인', '소스', '드럼', '파프리카', '팬', '백', '볼', '수용', '처리', '매일'])(
    'does not take %s for the word that is nearest by chance',
    (word) => {
      expect(bridged(word)).toEqual([]);
    },
  );

  it('cuts a compound of loans into its words', () => {
    const found = bridgeWord('콜라겐배터리', candidates);
    expect(found.map(({ part, term }) => [part, term])).toEqual([
      ['콜라겐', 'collag'],
      ['배터리', 'batteri'],
    ]);
  });

  it('leaves a compound alone when any part of it means nothing', () => {
    expect(bridged('콜라겐주머니')).toEqual([]);
  });

  it('finds a word that was added after the index of sounds was built', () => {
    const growing = vocabularyOf(['serum']);
    const index = candidatesOf(growing);
    expect(bridgeWord('바쿠치올', index)).toEqual([]);
    growing.add('bakuchiol');
    expect(bridgeWord('바쿠치올', index).map(({ term }) => term)).toEqual(['bakuchiol']);
  });

  it('does not depend on how the words are numbered', () => {
    const words = [...WORDS.split(' ').map((word) => stemLatin(word)), 'sirum', 'seroum', 'serom'];
    const forward = candidatesOf(vocabularyOf(words));
    const backward = candidatesOf(vocabularyOf([...words].reverse()));
    const terms = (index: Candidates) => bridgeWord('세럼', index).map(({ term, share }) => [term, share]);
    expect(terms(forward)).toEqual(terms(backward));
  });
});
