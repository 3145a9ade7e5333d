export { codeVotes, hsOf } from './hsOf.ts';
export { builtInLexicon, type Lexicon } from './lexicon.ts';
export {
  type ReadField,
  type ReadProfile,
  readBuyerProfile,
  readProductProfile,
} from './readProfile.ts';
export { tagConcepts } from './tagConcepts.ts';
export { AUDIENCES, audienceBits, ROLE_BITS, TRAIT } from './traits.ts';
export type { Concept, ConceptTag } from './types.ts';
export { type UnknownWord, unknownWords } from './unknownWords.ts';
export { type LexiconAdditions, lexiconWith, parseLexicon, textOf } from './userLexicon.ts';
