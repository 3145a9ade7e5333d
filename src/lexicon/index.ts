export { hsOf } from './hsOf.ts';
export { tagConcepts } from './tagConcepts.ts';
