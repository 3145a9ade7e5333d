import { countryName } from '../profile/country.ts';
import type { PriceRange, Reason } from '../types.ts';
import { hsName } from './hsNames.ts';

/** One sentence in English: what speaks for the buyer, then what speaks against it. */
export function englishSentence(reasons: readonly Reason[]): string {
  const good = reasons.filter((reason) => !isCaution(reason)).map(phrase);
  const bad = reasons.filter(isCaution).map(phrase);
  const sentence = [good.join('; '), bad.join('; ')].filter((part) => part !== '').join('; but ');
  return sentence === '' ? '' : `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}

/** Whether a reason speaks against the buyer. */
export function isCaution(reason: Reason): boolean {
  switch (reason.kind) {
    case 'price':
    case 'quantity':
      return !reason.fits;
    case 'certification':
      return reason.missing.length > 0;
    case 'activity':
    case 'countryUnknown':
      return true;
    default:
      return false;
  }
}

function phrase(reason: Reason): string {
  switch (reason.kind) {
    case 'words':
      return `both sides say ${reason.words.map((word) => `"${word}"`).join(', ')}`;
    case 'hs':
      return `same ${LEVEL[reason.digits]} ${reason.code}${named(hsName(reason.code, 'en'))}`;
    case 'market':
      return `${countryName(reason.country, 'en')} is a target market`;
    case 'price':
      return reason.fits
        ? 'the price ranges meet'
        : `the price ranges do not meet (product ${range(reason.product)}, buyer ${range(reason.buyer)})`;
    case 'quantity':
      return `the buyer orders ${reason.orderQuantity}, below the minimum of ${reason.moq}`;
    case 'certification':
      return reason.missing.length > 0
        ? `the buyer requires ${reason.missing.join(', ')}, which the product does not list`
        : `the required ${reason.held.join(', ')} is there`;
    case 'activity':
      return reason.lastActive === undefined ? 'the buyer is not verified' : `last active on ${reason.lastActive}`;
    case 'countryUnknown':
      return "the buyer's country is not known: check it against the excluded markets";
  }
}

const LEVEL = { 2: 'HS chapter', 4: 'HS heading', 6: 'HS code' };

function named(name: string | undefined): string {
  return name === undefined ? '' : ` (${name})`;
}

function range({ min, max }: PriceRange): string {
  if (min !== undefined && max !== undefined) return min === max ? `$${min}` : `$${min}-${max}`;
  return min === undefined ? `up to $${max}` : `from $${min}`;
}
