import { Script, scriptTable } from '../text/script.ts';

const LATIN: readonly Script[] = [Script.latin, Script.apostrophe];
const SCRIPTS: Record<string, readonly Script[]> = {
  ko: [Script.hangul],
  zh: [Script.han],
  'zh-Hant': [Script.han],
  ja: [Script.han, Script.hiragana, Script.katakana],
  th: [Script.southeastAsian],
  ru: [Script.cyrillic],
  uk: [Script.cyrillic],
  ar: [Script.arabic],
  fa: [Script.arabic],
  he: [Script.hebrew],
  el: [Script.greek],
};

/** Latin letters are right in every language (LED, PVC); of the others only its own. */
export function wrongScript(term: string, language: string): string | undefined {
  const allowed = SCRIPTS[language] ?? [];
  for (const sign of term) {
    const script = scriptTable()[sign.charCodeAt(0)]! as Script;
    if (script <= Script.digit || LATIN.includes(script) || allowed.includes(script)) continue;
    return `"${sign}", which is not written in ${language}`;
  }
  return undefined;
}
