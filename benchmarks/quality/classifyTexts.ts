import { readFileSync } from 'node:fs';
import { type Classification, classify } from '../../src/index.ts';

/** How many codes a text is given. */
export const AT = 5;

/** A product text with its codes, and what `classify` says. */
export interface ClassifiedText {
  language: string;
  text: string;
  /** Codes of six digits, or of four where nobody judged more. */
  right: string[];
  found: Classification[];
}

/** Classifies the texts of one file of data/classify. */
export function classifyTexts(name: string): ClassifiedText[] {
  return readFileSync(`data/classify/${name}.tsv`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [language, text, codes] = line.split('\t') as [string, string, string];
      return { language, text, right: codes.split(' '), found: classify(text, { limit: AT }) };
    });
}

/** All texts that were written with six digits. */
export function classifyAllTexts(): ClassifiedText[] {
  return ['ko', 'en', 'others'].flatMap(classifyTexts);
}

/** Whether a right code, cut to some digits, is among the first `count` found ones. */
export function isRight({ right, found }: ClassifiedText, digits: number, count: number): boolean {
  return found
    .slice(0, count)
    .some(({ code }) =>
      right.some((known) => code.length >= digits && known.slice(0, digits) === code.slice(0, digits)),
    );
}
