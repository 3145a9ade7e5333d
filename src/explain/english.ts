import { countryName } from '../profile/country.ts';
import type { LoweringRole, NamedConcept, PriceRange, Reason } from '../types.ts';
import { grouped, isCaution, rangeEnds } from './caution.ts';
import { hsName } from './hsNames.ts';

/** One sentence in English: what speaks for the buyer, then what to mind. */
export function englishSentence(reasons: readonly Reason[]): string {
  const good = reasons.filter((reason) => !isCaution(reason)).map(phrase);
  const bad = reasons.filter(isCaution).map(phrase);
  const sentence = [good.join('; '), bad.join('; ')].filter((part) => part !== '').join('; but ');
  return sentence === '' ? '' : `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}

function phrase(reason: Reason): string {
  switch (reason.kind) {
    case 'words':
      return `both mention ${quoted(reason.words)}`;
    case 'concepts':
      return `both deal in ${reason.concepts.map(named).join(' and ')}`;
    case 'bySound':
      return reason.pairs.map(({ word, match }) => `${word} ~ ${match} by sound`).join(' and ');
    case 'broaderConcept':
      return `the buyer deals in ${reason.concept.en}, to which "${reason.concept.word}" belongs`;
    case 'faintWords':
      return `only general words or parts of words agree (${quoted(reason.words)})`;
    case 'hs':
      return `${hsPhrase(reason.digits, reason.code)}${reason.isInferred ? ' as the product text suggests' : ''}`;
    case 'market':
      return `${countryName(reason.country, 'en')} is a target market`;
    case 'price':
      return reason.fits
        ? 'the price ranges meet'
        : `the price ranges do not meet (product ${range(reason.product)}, buyer ${range(reason.buyer)})`;
    case 'quantity':
      return `the buyer orders ${grouped(reason.orderQuantity)}, below the minimum order of ${grouped(reason.moq)}`;
    case 'certification':
      return reason.missing.length > 0
        ? `the buyer requires ${reason.missing.join(', ')}, which the product does not list`
        : `holds the required ${reason.held.join(', ')}`;
    case 'certificationUnknown':
      return `the buyer requires ${reason.required.join(', ')}: ask whether the product has it`;
    case 'role':
      return ROLES[reason.role];
    case 'inactive':
      return `no sign of activity since ${reason.lastActive}`;
    case 'unverified':
      return 'the buyer is not verified';
    case 'countryUnknown':
      return "the buyer's country is not known: check it against the excluded markets";
  }
}

const ROLES: Record<LoweringRole, string> = {
  sells: 'the buyer seems to sell rather than to buy',
  machines: 'the buyer seems to want machines for making such goods, not the goods',
  rawMaterial: 'the buyer seems to want raw or industrial materials',
  manufacturer: 'the buyer makes goods itself',
  used: 'the buyer seems to want used goods',
  audience: 'the buyer does not name those whom the product is made for',
};

const LEVEL = { 2: 'HS chapter', 4: 'HS heading', 6: 'HS code' };

function hsPhrase(digits: 2 | 4 | 6, code: string): string {
  const name = hsName(code, 'en');
  const broad = digits === 2 ? ', a broad class' : '';
  return `same ${LEVEL[digits]} ${code}${name === undefined ? '' : ` (${name}${broad})`}`;
}

/** `red ginseng extract ("홍삼 농축액")`: the lexicon's name, and the product's word where that says it otherwise. */
function named({ word, en, bySound }: NamedConcept): string {
  if (bySound) return `${en} ("${word}" by its sound)`;
  return word.toLowerCase() === en.toLowerCase() ? en : `${en} ("${word}")`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}

function range(prices: Readonly<PriceRange>): string {
  const { min, max } = rangeEnds(prices);
  if (min === undefined) return `up to ${max}`;
  if (prices.max === undefined) return `from ${min}`;
  return max === undefined ? min : `${min}-${max.slice(1)}`;
}
