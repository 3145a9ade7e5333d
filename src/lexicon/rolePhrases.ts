import { Script, scriptTable } from '../text/script.ts';

/** What a phrase of `data/lexicon/roles.tsv` says about the firm that writes it, or does to the words around it. */
export const PHRASE_ROLES = [
  'sells',
  'offers',
  'buys',
  'machines',
  'rawMaterial',
  'refusesFinished',
  'manufacturer',
  'used',
  'firms',
  'neutral',
  'negationBefore',
  'negationAfter',
  'affirmation',
  'contrast',
] as const;
export type PhraseRole = (typeof PHRASE_ROLES)[number];

/** A phrase found in a text; `start` and `end` in code units. */
export interface PhraseMatch {
  readonly role: PhraseRole;
  readonly start: number;
  readonly end: number;
}

/** All phrases of one role that begin with the same letters, as one expression; the longest one is tried first. */
interface Pattern {
  readonly role: PhraseRole;
  readonly test: RegExp;
  readonly opensPhrase: boolean;
}

/** The phrases of all languages, looked up by a hash of their first letters and then compared as a whole. */
export class RolePhrases {
  readonly #byStart = new Map<number, Pattern[]>();
  // Whether a hash has phrases: answers nearly all places of a text from the nearest cache.
  readonly #hasPhrases = new Uint8Array(HASHES);

  /** @param lines `role|phrase;phrase` each. */
  constructor(lines: readonly string[]) {
    for (const line of lines) {
      const bar = line.indexOf('|');
      const phrases = line.slice(bar + 1).split(';');
      for (const opensPhrase of [false, true]) {
        const some = phrases.filter((phrase) => phrase.startsWith('^') === opensPhrase);
        this.#add(
          line.slice(0, bar) as PhraseRole,
          some.map((phrase) => phrase.replace('^', '')),
          opensPhrase,
        );
      }
    }
  }

  #add(role: PhraseRole, phrases: readonly string[], opensPhrase: boolean): void {
    const byHash = new Map<number, string[]>();
    for (const phrase of [...phrases].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
      const hash = hashAt(phrase, 0, scriptTable());
      byHash.set(hash, [...(byHash.get(hash) ?? []), patternSource(phrase)]);
    }
    for (const [hash, sources] of byHash) {
      const pattern = { role, test: new RegExp(sources.join('|'), 'y'), opensPhrase };
      this.#byStart.set(hash, [...(this.#byStart.get(hash) ?? []), pattern]);
      this.#hasPhrases[hash] = 1;
    }
  }

  /** The phrases of a lower-case text, in order of their beginnings. Linear: every pattern is of bounded length. */
  matches(lower: string): PhraseMatch[] {
    const classes = scriptTable();
    const found: PhraseMatch[] = [];
    let before: number = Script.space;
    for (let i = 0; i + 1 < lower.length; i++) {
      const script = classes[lower.charCodeAt(i)]!;
      const mayBegin = script > Script.mark && (before <= Script.space || isUnspacedScript(script));
      before = script;
      if (!mayBegin) continue;
      const hash = hashAt(lower, i, classes);
      if (this.#hasPhrases[hash] === 0) continue;
      for (const { role, test, opensPhrase } of this.#byStart.get(hash)!) {
        test.lastIndex = i;
        if (!test.test(lower) || (opensPhrase && firstLetter(lower, phraseStart(lower, i)) !== i)) continue;
        found.push({ role, start: i, end: test.lastIndex });
      }
    }
    return found;
  }
}

const HASHES = 1 << 14;

/** Of the first three letters, the end of a word being one; of two in scripts without spaces. */
function hashAt(text: string, at: number, classes: Uint8Array): number {
  const first = text.charCodeAt(at);
  const pair = Math.imul(first, 31) + text.charCodeAt(at + 1);
  if (isUnspacedScript(classes[first]!)) return pair & (HASHES - 1);
  const third = at + 2 < text.length ? text.charCodeAt(at + 2) : 0;
  return (Math.imul(pair, 31) + (classes[third]! > Script.mark ? third : 0)) & (HASHES - 1);
}

/** Where the phrase around a place begins: behind the last comma, full stop or bracket. */
export function phraseStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !endsPhrase(text, start - 1)) start--;
  return start;
}

/** Where the phrase around a place ends. */
export function phraseEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !endsPhrase(text, end)) end++;
  return end;
}

/** Whether a pattern stands for a script without spaces. */
export function isUnspacedScript(script: number): boolean {
  return script >= Script.han && script <= Script.southeastAsian;
}

const ENDS = new Set('.,;:!?|()[]\n\r·•、。，；：！？（）【】؛،؟—–');

/** 1.5 and 1,000 are one number. */
function endsPhrase(text: string, at: number): boolean {
  if (!ENDS.has(text[at]!)) return false;
  return !((text[at] === '.' || text[at] === ',') && isDigit(text, at - 1) && isDigit(text, at + 1));
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

function firstLetter(text: string, from: number): number {
  const classes = scriptTable();
  let at = from;
  while (at < text.length && classes[text.charCodeAt(at)]! <= Script.mark) at++;
  return at;
}

// What is no letter, and what may stand between two words of a phrase; both lists are closed, so nothing depends on ICU.
const NO_LETTER = '\\s!-/:-@\\[-`{-~\\u00a0-\\u00bf\\u2000-\\u206f\\u3000-\\u303f\\uff01-\\uff0f\\uff1a-\\uff20';
const LETTER = `[^${NO_LETTER}]`;
const JOIN = '[ \\u00a0/&"\'\\u2019-]{1,3}';
const LONGEST_ENDING = 24;

/** `looking for ... suppl*` as a regular expression. */
function patternSource(phrase: string): string {
  if (isUnspacedScript(scriptTable()[phrase.charCodeAt(0)]!))
    return phrase.split('...').map(escaped).join('[^\\n。，、,.;；]{0,6}');
  const words = phrase.split(' ').map((word) => (word === '...' ? undefined : wordSource(word)));
  let source = '';
  words.forEach((word, i) => {
    if (i > 0) source += word === undefined ? `(?:${JOIN}${LETTER}{1,${LONGEST_ENDING}}){0,3}` : JOIN;
    source += word ?? '';
  });
  return source;
}

function wordSource(word: string): string {
  return word.endsWith('*')
    ? `${escaped(word.slice(0, -1))}${LETTER}{0,${LONGEST_ENDING}}`
    : `${escaped(word)}(?!${LETTER})`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
