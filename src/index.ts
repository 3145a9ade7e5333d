export { BuyermatchError, InputError, UsageError } from './errors.ts';
export type * from './types.ts';
