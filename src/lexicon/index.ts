export { codeVotes, hsOf } from './hsOf.ts';
export { builtInLexicon, type Lexicon } from './lexicon.ts';
export {
  type ReadField,
  type ReadProfile,
  readBuyerProfile,
  readProductProfile,
  type WrittenField,
} from './readProfile.ts';
export { tagConcepts } from './tagConcepts.ts';
export { AUDIENCES, type Audience, audienceBits, ROLE_BITS, TRAIT, TRAIT_BITS } from './traits.ts';
export type { Concept, ConceptTag } from './types.ts';
export { type UnknownWord, unknownWords } from './unknownWords.ts';
export { type LexiconAdditions, lexiconWith, parseLexicon, textOf } from './userLexicon.ts';
