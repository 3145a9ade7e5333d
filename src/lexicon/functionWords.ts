import lists from '../../data/lexicon/function-words.json';

/**
 * What a small word does to the phrase: an article nothing; what follows a preposition and what goes before a postposition
 * is not the head; a conjunction begins a second head.
 */
export type FunctionWord = 'article' | 'preposition' | 'postposition' | 'conjunction';

/** The role of a lower-case word in any language, or undefined for a word with a meaning of its own. */
export function functionWord(word: string): FunctionWord | undefined {
  roles ??= loadRoles();
  return roles.get(word);
}

let roles: Map<string, FunctionWord> | undefined;

function loadRoles(): Map<string, FunctionWord> {
  const loaded = new Map<string, FunctionWord>();
  for (const [role, languages] of Object.entries(lists)) {
    for (const words of Object.values(languages)) for (const word of words) loaded.set(word, role as FunctionWord);
  }
  return loaded;
}
