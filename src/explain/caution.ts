import type { PriceRange, Reason } from '../types.ts';

/** Whether a reason speaks against the buyer, or asks for a check before the call. */
export function isCaution(reason: Reason): boolean {
  switch (reason.kind) {
    case 'price':
      return !reason.fits;
    case 'certification':
      return reason.missing.length > 0;
    case 'words':
    case 'concepts':
    case 'broaderConcept':
    case 'hs':
    case 'market':
      return false;
    default:
      return true;
  }
}

/** Dollars as people write them: `$12`, `$2.50`. */
export function dollars(amount: number): string {
  return `$${Number.isInteger(amount) ? grouped(amount) : amount.toFixed(2)}`;
}

/** 12000 as 12,000. Written out here, since locale functions differ between machines. */
export function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Both ends of a range as text, or the end that is known. */
export function rangeEnds({ min, max }: Readonly<PriceRange>): { min?: string; max?: string } {
  return {
    min: min === undefined ? undefined : dollars(min),
    max: max === undefined || max === min ? undefined : dollars(max),
  };
}
