import { removeMarkup } from '../text/normalize.ts';
import { Script, scriptTable } from '../text/script.ts';

/** A stretch of one script inside a phrase. Han and both kana are one, for Japanese words mix them. */
export interface Run {
  readonly script: Script;
  readonly text: string;
  /** Code units from the start of the phrase. */
  readonly start: number;
  /** Whether nothing but letters and digits lies between it and the run before. */
  readonly touches: boolean;
  /** A conjunction sign (`&`, `+`) stands right before it. */
  readonly afterSign: boolean;
}

/** The phrases of a text: pieces between commas, line breaks, brackets and the like; no term crosses them. */
export function phrasesOf(text: string): string[] {
  const clean = removeMarkup(text);
  const phrases: string[] = [];
  let start = 0;
  for (let i = 0; i < clean.length; i++) {
    if (scriptTable()[clean.charCodeAt(i)] !== Script.separator || !endsPhrase(clean, i)) continue;
    pushPhrase(clean.slice(start, i), phrases);
    start = i + 1;
  }
  pushPhrase(clean.slice(start), phrases);
  return phrases;
}

/** The runs of one phrase. Marks and zero-width characters belong to the run before; apostrophes to Latin letters. */
export function runsOf(phrase: string): Run[] {
  const classes = scriptTable();
  const runs: Run[] = [];
  let start = 0;
  let current: number = Script.separator;
  let touches = false;
  let afterSign = false;
  const close = (end: number): void => {
    if (current <= Script.mark || current === Script.apostrophe) return;
    runs.push({ script: current as Script, text: phrase.slice(start, end), start, touches, afterSign });
    touches = true;
    afterSign = false;
  };
  for (let i = 0; i < phrase.length; i++) {
    let script = classes[phrase.charCodeAt(i)]!;
    if (script === Script.ignorable || script === Script.mark) continue;
    if (script === Script.apostrophe && current === Script.latin) script = Script.latin;
    if (script === Script.hiragana || script === Script.katakana) script = Script.han;
    if (script !== current) {
      close(i);
      start = i;
      current = script;
    }
    if (script <= Script.mark || script === Script.apostrophe) touches = false;
    if (phrase[i] === '&' || phrase[i] === '+') afterSign = true;
  }
  close(phrase.length);
  return runs;
}

/** Separators that stand inside a phrase: hyphens, signs, quotes. */
const INNER = new Set('-‐‑‒–−－&+%°#*"“”„«»™®©_~^=$€£₩');
const DASHES = new Set('-–−');

function endsPhrase(text: string, at: number): boolean {
  const sign = text[at]!;
  // 1.5 and 1,000 are one number; `A - B` are two phrases, `A-B` is one.
  if (sign === '.' || sign === ',') return !(isDigit(text, at - 1) && isDigit(text, at + 1));
  if (DASHES.has(sign)) return text[at - 1] === ' ' && text[at + 1] === ' ';
  return !INNER.has(sign);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

function pushPhrase(piece: string, phrases: string[]): void {
  const phrase = piece.trim();
  if (phrase !== '') phrases.push(phrase);
}
