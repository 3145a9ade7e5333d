export { FINGERPRINT as LEXICON_FINGERPRINT } from './compiled.generated.ts';
export { hsOf } from './hsOf.ts';
export { tagConcepts } from './tagConcepts.ts';
export type { Concept, ConceptTag } from './types.ts';
