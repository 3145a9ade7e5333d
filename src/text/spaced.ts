import { stemArabic, unifyArabic } from './arabic.ts';
import { foldRun, surfaceOf } from './normalize.ts';
import { Script } from './script.ts';
import { stemCyrillic } from './stem.ts';
import { type Token, word } from './token.ts';
import { listWeight } from './wordLists.ts';

/** One word of a script that puts spaces between words and is neither Latin nor Korean. */
export function pushSpaced(run: string, script: Script, tokens: Token[]): void {
  const folded = foldRun(run);
  const compared = comparedForm(folded, script);
  if (compared.length < 2) return;
  let weight = listWeight(compared);
  const term = stemSpaced(compared, script);
  if (weight === 1 && script === Script.cyrillic) weight = listWeight(term);
  if (weight > 0 && term !== '') tokens.push(word(term, surfaceOf(run), weight));
}

/** The key of a word whose letters are unified already. */
export function stemSpaced(compared: string, script: Script): string {
  if (script === Script.cyrillic) return stemCyrillic(compared);
  return script === Script.arabic ? stemArabic(compared) : compared;
}

/** A folded word with the letters unified that its script writes in several ways. */
export function comparedForm(folded: string, script: Script): string {
  switch (script) {
    case Script.cyrillic:
      // й and ї stay composed; only stress marks are left over.
      return folded.replace(/[\u0300-\u036f]/g, '').replaceAll('ё', 'е');
    case Script.greek:
      return folded
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replaceAll('ς', 'σ');
    case Script.arabic:
      return unifyArabic(folded);
    case Script.hebrew:
      return folded.replace(/[\u0591-\u05c7]/g, '');
    default:
      return folded;
  }
}
