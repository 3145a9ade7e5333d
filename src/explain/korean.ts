import { countryName } from '../profile/country.ts';
import type { LoweringRole, NamedConcept, PriceRange, Reason } from '../types.ts';
import { grouped, isCaution, rangeEnds } from './caution.ts';
import { hsName } from './hsNames.ts';

/**
 * One sentence in Korean: what speaks for the buyer, then what to mind. Names, words and codes stand in brackets after a
 * Korean noun, so that a particle follows a word whose last sound is known: `HS 코드(330499 화장품)가`.
 */
export function koreanSentence(reasons: readonly Reason[]): string {
  const good = join(reasons.filter((reason) => !isCaution(reason)).map(clause));
  const bad = join(reasons.filter(isCaution).map(clause));
  if (good === '') return bad === '' ? '' : `${bad}.`;
  return bad === '' ? `${good}.` : `${good.replace(/니다$/, '니다만')}, ${bad}.`;
}

/** A clause as it stands inside a sentence and as it ends one. */
type Clause = readonly [inner: string, final: string];

function join(clauses: readonly Clause[]): string {
  return clauses.map(([inner, final], i) => (i === clauses.length - 1 ? final : `${inner},`)).join(' ');
}

function clause(reason: Reason): Clause {
  switch (reason.kind) {
    case 'words':
      return verb(`공통 품목어(${quoted(reason.words)})가 `, '있고', '있습니다');
    case 'concepts':
      return verb(`같은 품목(${reason.concepts.map(named).join(', ')})을 `, '다루고', '다룹니다');
    case 'bySound':
      return verb(
        `소리가 같은 말(${reason.pairs.map(({ word, match }) => `${word} ≈ ${match}`).join(', ')})이 `,
        '있고',
        '있습니다',
      );
    case 'broaderConcept':
      return verb(
        `바이어의 품목군(${named({ ...reason.concept, word: reason.concept.ko })})에 제품('${reason.concept.word}')이 `,
        '속하고',
        '속합니다',
      );
    case 'faintWords':
      return verb(`일반적인 말이나 낱말 일부(${quoted(reason.words)})만 `, '겹치고', '겹칩니다');
    case 'hs':
      return reason.isInferred
        ? verb(`제품 설명으로 추정한 ${hsNoun(reason.digits, reason.code)}가 `, '같고', '같습니다')
        : verb(`${hsNoun(reason.digits, reason.code)}가 `, '같고', '같습니다');
    case 'market':
      return verb(`희망국가(${countryName(reason.country, 'ko')})의 바이어`, '이고', '입니다');
    case 'price':
      return reason.fits ? verb('가격대가 ', '맞고', '맞습니다') : priceGap(reason.product, reason.buyer);
    case 'quantity': {
      const { orderQuantity, moq } = reason;
      return verb(`예상 주문량(${grouped(orderQuantity)})이 최소주문수량(${grouped(moq)})에 못 `, '미치고', '미칩니다');
    }
    case 'certification':
      return reason.missing.length > 0
        ? verb(`요구 인증(${reason.missing.join(', ')})이 보유 인증에 `, '없고', '없습니다')
        : verb(`요구 인증(${reason.held.join(', ')})을 `, '갖췄고', '갖췄습니다');
    case 'certificationUnknown':
      return verb(`요구 인증(${reason.required.join(', ')})을 보유했는지 확인해야 `, '하고', '합니다');
    case 'role':
      return ROLES[reason.role];
    case 'inactive':
      return verb(`${reason.lastActive} 이후 활동이 `, '없고', '없습니다');
    case 'unverified':
      return verb('검증되지 않은 바이어', '이고', '입니다');
    case 'countryUnknown':
      return verb('바이어의 국가를 알 수 없어 제외국가인지 확인해야 ', '하고', '합니다');
  }
}

const ROLES: Record<LoweringRole, Clause> = {
  sells: verb('이 바이어는 주로 판매하는 쪽으로 ', '보이고', '보입니다'),
  machines: verb('이 바이어는 완제품이 아니라 만드는 기계를 찾는 것으로 ', '보이고', '보입니다'),
  rawMaterial: verb('이 바이어는 원료나 산업용 자재를 찾는 것으로 ', '보이고', '보입니다'),
  manufacturer: verb('이 바이어는 직접 만드는 제조업체로 ', '보이고', '보입니다'),
  used: verb('이 바이어는 중고품을 찾는 것으로 ', '보이고', '보입니다'),
  audience: verb('이 바이어의 소개에 제품의 사용 대상(반려동물·유아·차량 등)이 보이지 ', '않고', '않습니다'),
};

function verb(stem: string, inner: string, final: string): Clause {
  return [stem + inner, stem + final];
}

function hsNoun(digits: 2 | 4 | 6, code: string): string {
  const name = hsName(code, 'ko');
  const named = name === undefined ? '' : ` ${name}`;
  if (digits === 2) return `HS 류(${code}류${named}, 넓은 분류)`;
  return digits === 4 ? `HS 호(${code}호${named})` : `HS 코드(${code}${named})`;
}

function priceGap(product: Readonly<PriceRange>, buyer: Readonly<PriceRange>): Clause {
  return verb(`가격대(제품 ${range(product)}, 바이어 ${range(buyer)})가 `, '다르고', '다릅니다');
}

/** `홍삼 농축액 = red ginseng extract`: the product's word, and the name that the buyer may know. */
function named({ word, en, bySound }: NamedConcept): string {
  if (bySound) return `${word} ≈ ${en}, 소리가 같은 말`;
  return word.toLowerCase() === en.toLowerCase() ? word : `${word} = ${en}`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

function range(prices: Readonly<PriceRange>): string {
  const { min, max } = rangeEnds(prices);
  if (min === undefined) return `${max} 이하`;
  if (prices.max === undefined) return `${min} 이상`;
  return max === undefined ? min : `${min}~${max.slice(1)}`;
}
