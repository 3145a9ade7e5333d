export { textLanguage } from './language.ts';
export { TOKENIZER_VERSION, type Token, tokenize } from './tokenize.ts';
