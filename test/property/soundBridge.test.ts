import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SoundBridge } from '../../src/bridge/index.ts';
import { type Buyer, BuyerMatcher } from '../../src/index.ts';
import { builtInLexicon, unknownWords } from '../../src/lexicon/index.ts';
import { StringTable } from '../../src/vectors/stringTable.ts';
import { Vocabulary } from '../../src/vectors/vocabulary.ts';

const lexicon = builtInLexicon();
const PAIRS = [
  ['바쿠치올', 'bakuchiol'],
  ['글리옥살', 'glyoxal'],
  ['누룽지', 'nurungji'],
  ['벤조티아졸', 'benzothiazole'],
  ['카나비노이드', 'cannabinoid'],
] as const;

/** Words of Hangul syllables, of loans and of letters. */
const word = fc.oneof(
  fc.constantFrom(...PAIRS.flat()),
  fc
    .array(fc.integer({ min: 0xac00, max: 0xd7a3 }), { minLength: 1, maxLength: 8 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom(...'abcdeghiklmnoprstuxyz'), { minLength: 1, maxLength: 9 })
    .map((letters) => letters.join('')),
  fc
    .array(fc.constantFrom(...'アカガサシタチツトラリルレロンスズムーッャュ'), { minLength: 3, maxLength: 8 })
    .map((kana) => kana.join('')),
  fc
    .array(fc.constantFrom(...'абвгдежзиклмнопрстуфхцчшыьюя'), { minLength: 3, maxLength: 8 })
    .map((letters) => letters.join('')),
);
const words = fc.uniqueArray(word, { maxLength: 30 });

function bridgeOf(terms: readonly string[]): { bridge: SoundBridge; vocabulary: Vocabulary } {
  const vocabulary = new Vocabulary(StringTable.build(terms.length, (i) => terms[i]!));
  return { bridge: new SoundBridge(vocabulary, () => 2, lexicon), vocabulary };
}

function meanings(bridge: SoundBridge, asked: string) {
  const { terms, misspelt } = bridge.bridge({ word: asked, whole: asked, surface: asked });
  return { misspelt, terms: terms.map(({ term, part, share }) => ({ term, part, share })) };
}

describe('the sound bridge', () => {
  it('gives words of the vocabulary, the parts of the word that mean them, and shares above 0', () => {
    fc.assert(
      fc.property(words, word, (terms, asked) => {
        const { bridge, vocabulary } = bridgeOf(terms);
        for (const { termId, term, part, share } of bridge.bridge({ word: asked, whole: asked, surface: asked })
          .terms) {
          expect(vocabulary.term(termId)).toBe(term);
          expect(asked).toContain(part);
          expect(share > 0 && share <= 1).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same whether a word is remembered or not, and however the vocabulary is ordered', () => {
    fc.assert(
      fc.property(words, fc.array(word, { minLength: 1, maxLength: 6 }), (terms, asked) => {
        const { bridge } = bridgeOf(terms);
        const first = asked.map((one) => meanings(bridge, one));
        expect(asked.map((one) => meanings(bridge, one))).toEqual(first);
        const { bridge: other } = bridgeOf([...terms].reverse());
        expect(asked.map((one) => meanings(other, one))).toEqual(first);
      }),
      { numRuns: 200 },
    );
  });

  it('finds words that were added since as it finds those that were there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAIRS), ([korean, english]) => {
        const { bridge, vocabulary } = bridgeOf(['valv']);
        meanings(bridge, korean);
        vocabulary.add(english);
        expect(meanings(bridge, korean).terms.map(({ term }) => term)).toContain(english);
      }),
    );
  });

  it('is never asked for a word that the lexicon knows', () => {
    const known = [
      '홍삼',
      '마스크팩',
      '김치',
      '세럼',
      '샴푸',
      '배터리',
      '소스',
      '유리',
      '된장',
      'serum',
      'battery',
      'マスク',
      'шампунь',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 6 }), (list) => {
        expect(unknownWords(list.join(', '), lexicon)).toEqual([]);
      }),
    );
  });

  it('leaves match exact, and after refresh what a fresh matcher gives', async () => {
    const buyer = fc.record({
      id: fc.constantFrom(...'abcdefgh'),
      interests: fc.array(fc.constantFrom(...PAIRS.flat(), 'valve', 'бакучиол', 'バクチオール', '글리옥쌀크림'), {
        minLength: 1,
        maxLength: 3,
      }),
    });
    const product = fc.array(fc.constantFrom(...PAIRS.flat(), '글리옥살크림', '바쿠치올 누룽지', '밸브'), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(buyer, { maxLength: 6 }),
        fc.array(buyer, { maxLength: 4 }),
        product,
        async (there, added, names) => {
          const seller = { id: 's', products: names.map((name) => ({ name })) };
          const matcher = await BuyerMatcher.fromBuyers(there);
          const left = new Map<string, Buyer>(there.map((one) => [one.id, one]));
          for (const one of added) {
            matcher.add(one);
            left.delete(one.id);
            left.set(one.id, one);
            expect(matcher.match(seller)).toEqual(matcher.match(seller, { exhaustive: true }));
          }
          matcher.refresh();
          const fresh = await BuyerMatcher.fromBuyers(left.values());
          expect(matcher.match(seller)).toEqual(fresh.match(seller));
        },
      ),
      { numRuns: 100 },
    );
  });
});
