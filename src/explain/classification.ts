import type { Classification, ClassifiedConcept } from '../lexicon/classify.ts';
import { type LexiconAdditions, lexiconWith, tagConcepts } from '../lexicon/index.ts';
import type { Language } from '../types.ts';

/** How many kinds of goods a sentence names at most. */
const MOST_CONCEPTS = 2;

/** Which cell of a row a code was read from. */
export type TextPart = 'text' | 'keywords' | 'description';

const PHRASES = {
  en: {
    kind: { product: '', category: ' (a class of goods)', material: ' (a material)', use: ' (what it is for)' },
    from: { text: '', keywords: ' (keywords)', description: ' (description)' },
    unknown: 'no known product name in the text',
    broad: (names: string) => `only classes without a code of their own: ${names}`,
  },
  ko: {
    kind: { product: '', category: '(품목군)', material: '(재료)', use: '(용도)' },
    from: { text: '', keywords: ' (키워드)', description: ' (제품설명)' },
    unknown: '아는 품목명이 없음',
    broad: (names: string) => `HS 코드가 정해지지 않는 넓은 품목군만 있음: ${names}`,
  },
} as const;

/** Why a text may have a code, in one short sentence: `홍삼 농축액 = red ginseng extract`. */
export function classificationReason({ concepts }: Classification, part: TextPart, language: Language): string {
  const { from } = PHRASES[language];
  // Two senses of one word are one thing to the reader.
  const told = concepts.filter(({ word }, n) => concepts.findIndex((other) => other.word === word) === n);
  const names = told.slice(0, MOST_CONCEPTS).map((concept) => named(concept, language));
  return `${names.join(', ')}${from[part]}`;
}

/** Why a text has no code. */
export function noCodeReason(text: string, language: Language, lexicon?: LexiconAdditions): string {
  const { unknown, broad } = PHRASES[language];
  const names = tagConcepts(text, lexiconWith(lexicon)).map(({ concept }) => concept.name[language]);
  return names.length === 0 ? unknown : broad(names.slice(0, MOST_CONCEPTS).join(', '));
}

/** The text's word, and the lexicon's name where that says it otherwise. */
function named(concept: ClassifiedConcept, language: Language): string {
  const name = concept[language];
  const isSame = bare(concept.word) === bare(name);
  return `${concept.word}${isSame ? '' : ` = ${name}`}${PHRASES[language].kind[concept.kind]}`;
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[\s-]/g, '');
}
