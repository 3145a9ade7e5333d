import { PHRASE_ROLES, type PhraseRole } from './rolePhrases.ts';
import type { FormatProblem, LexiconFile } from './source.ts';

/** The phrases of `roles.tsv` as they are compiled, and the lines that cannot be read. */
export interface RoleSource {
  /** `role|phrase;phrase`, one for each role. */
  readonly lines: string[];
  readonly problems: FormatProblem[];
}

/** Reads `role`, tab, `language`, tab, phrases between `;`. */
export function readRolePhrases(file: LexiconFile): RoleSource {
  const byRole = new Map<PhraseRole, Set<string>>(PHRASE_ROLES.map((role) => [role, new Set()]));
  const problems: FormatProblem[] = [];
  file.text.split('\n').forEach((written, i) => {
    const line = written.replace(/\r$/, '');
    if (line === '' || line.startsWith('#')) return;
    const place = `${file.path}:${i + 1}`;
    const [role = '', language = '', list = ''] = line.split('\t');
    const known = byRole.get(role as PhraseRole);
    if (known === undefined) problems.push({ place, message: `role "${role}", expected ${PHRASE_ROLES.join(', ')}` });
    else if (!/^[a-z]{2}(-[A-Z][a-z]{3})?$/.test(language)) problems.push({ place, message: `language "${language}"` });
    else for (const phrase of list.split(';')) addPhrase(phrase.trim(), known, place, problems);
  });
  const lines = [...byRole]
    .filter(([, phrases]) => phrases.size > 0)
    .map(([role, set]) => `${role}|${[...set].join(';')}`);
  return { lines, problems };
}

function addPhrase(phrase: string, known: Set<string>, place: string, problems: FormatProblem[]): void {
  const letters = phrase.replace(/[\^*. ]/g, '');
  if (letters.length < 2) problems.push({ place, message: `"${phrase}" has less than two letters` });
  else if (/[|^]/.test(phrase.slice(1)) || /^[*. ]/.test(phrase.replace('^', '')))
    problems.push({ place, message: `"${phrase}" has a sign where none may stand` });
  else if (phrase !== phrase.toLowerCase()) problems.push({ place, message: `"${phrase}" is not in lower case` });
  // Languages share phrases (es and pt "usado").
  else known.add(phrase);
}
