import { countryName } from '../profile/country.ts';
import type { PriceRange, Reason } from '../types.ts';
import { isCaution } from './english.ts';
import { hsName } from './hsNames.ts';
import { withParticle } from './particle.ts';

/** One sentence in Korean: what speaks for the buyer, then what speaks against it. */
export function koreanSentence(reasons: readonly Reason[]): string {
  const good = join(reasons.filter((reason) => !isCaution(reason)).map(clause));
  const bad = join(reasons.filter(isCaution).map(clause));
  if (good === '') return bad === '' ? '' : `${bad}.`;
  return bad === '' ? `${good}.` : `${good.replace(/니다$/, '니다만')}, ${bad}.`;
}

/** A clause as it stands inside a sentence and as it ends one. */
interface Clause {
  inner: string;
  final: string;
}

function join(clauses: Clause[]): string {
  const last = clauses.pop();
  if (last === undefined) return '';
  return [...clauses.map(({ inner }) => inner), last.final].join(' ');
}

function clause(reason: Reason): Clause {
  switch (reason.kind) {
    case 'words': {
      const words = reason.words.map((word) => `'${word}'`).join(', ');
      return verb(`양쪽 모두 ${withParticle(words, '을/를')} `, '말하고,', '말합니다');
    }
    case 'hs': {
      const name = hsName(reason.code, 'ko');
      const code = `${LEVEL[reason.digits]} ${reason.code}${name === undefined ? '' : `(${name})`}`;
      return verb(`${withParticle(code, '이/가')} `, '같고,', '같습니다');
    }
    case 'market':
      return verb(`${withParticle(countryName(reason.country, 'ko'), '은/는')} `, '희망국가이며,', '희망국가입니다');
    case 'price':
      return reason.fits
        ? verb('가격대가 ', '맞고,', '맞습니다')
        : verb(`가격대가 맞지 `, '않고', '않습니다', `(제품 ${range(reason.product)}, 바이어 ${range(reason.buyer)})`);
    case 'quantity':
      return verb(
        `주문량 ${withParticle(`${reason.orderQuantity}개`, '이/가')} 최소주문수량 ${reason.moq}개에 `,
        '못 미치고,',
        '못 미칩니다',
      );
    case 'certification':
      return reason.missing.length > 0
        ? verb(`요구 인증 ${withParticle(reason.missing.join(', '), '이/가')} 보유 인증에 `, '없고,', '없습니다')
        : verb(`요구 인증 ${withParticle(reason.held.join(', '), '을/를')} `, '갖췄고,', '갖췄습니다');
    case 'activity':
      return reason.lastActive === undefined
        ? verb('검증된 바이어가 ', '아니고,', '아닙니다')
        : verb(`최근 활동일이 ${withParticle(reason.lastActive, '으로/로')} `, '오래됐고,', '오래됐습니다');
    case 'countryUnknown':
      return verb('바이어 국가를 알 수 없어 제외국가인지 확인이 ', '필요하고,', '필요합니다');
  }
}

const LEVEL = { 2: 'HS 류', 4: 'HS 호', 6: 'HS 코드' };

function verb(stem: string, inner: string, final: string, aside = ''): Clause {
  return { inner: `${stem}${inner.replace(/,$/, '')}${aside},`, final: `${stem}${final}${aside}` };
}

function range({ min, max }: PriceRange): string {
  if (min !== undefined && max !== undefined) return min === max ? `$${min}` : `$${min}~${max}`;
  return min === undefined ? `$${max} 이하` : `$${min} 이상`;
}
