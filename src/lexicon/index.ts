export { lexiconFile } from './builtIn.ts';
export { hsOf } from './hsOf.ts';
export { tagConcepts } from './tagConcepts.ts';
export type { Concept, ConceptTag } from './types.ts';
