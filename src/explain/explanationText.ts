import type { Language, Reason } from '../types.ts';
import { formatReasons } from './formatReasons.ts';

/** The figures that the text shows; `Explanation` of the matcher has them. */
export interface ExplainedScore {
  sellerId: string;
  productId: string;
  buyerId: string;
  barred?: 'excludedMarket' | 'expired';
  terms: readonly {
    term: string;
    word: string;
    concept?: { en: string; ko: string };
    code?: string;
    soundsLike?: string;
    idf: number;
    sellerWeight: number;
    buyerWeight: number;
    product: number;
  }[];
  dot: number;
  inverseLength: number;
  cosine: number;
  factors: readonly { part: string; value?: number; assumed: number; weight: number; factor: number }[];
  role: number;
  score: number;
  reasons: readonly Reason[];
}

const WORDS = {
  en: {
    columns: ['product', 'seller', 'buyer', 'idf', 'term'],
    nothing: '  no word and no kind of goods in common',
    sum: 'sum',
    cosine: 'relevance = min(1, sum x 1/length)',
    role: 'role of the buyer',
    unknown: 'not known, counts as',
    score: 'score = relevance x (factors)',
    barred: {
      excludedMarket: 'NEVER NAMED: the seller excludes this market.',
      expired: "NEVER NAMED: the buyer's request has ended.",
    },
    parts: { market: 'market', price: 'price', certification: 'certification', activity: 'activity' } as Record<
      string,
      string
    >,
  },
  ko: {
    columns: ['곱', '업체', '바이어', 'idf', '낱말'],
    nothing: '  공통 낱말이나 품목이 없습니다',
    sum: '합',
    cosine: '관련도 = min(1, 합 x 1/길이)',
    role: '바이어의 역할',
    unknown: '모름, 다음 값으로 계산',
    score: '점수 = 관련도 x (조건)',
    barred: {
      excludedMarket: '추천하지 않음: 제외국가의 바이어입니다.',
      expired: '추천하지 않음: 기한이 지난 요청입니다.',
    },
    parts: { market: '희망국가', price: '가격·수량', certification: '인증', activity: '최근 활동' } as Record<
      string,
      string
    >,
  },
} as const;

/** The whole computation of a score as text; every figure that is multiplied or added stands there in full. */
export function explanationText(explained: ExplainedScore, language: Language): string {
  const w = WORDS[language];
  const { sellerId, productId, buyerId, barred, dot, inverseLength, cosine, factors, role, score } = explained;
  const lines = [
    `${sellerId} (${productId}) -> ${buyerId}`,
    ...(barred === undefined ? [] : [w.barred[barred]]),
    formatReasons(explained.reasons, language),
    '',
    ...termLines(explained, language),
    `${w.sum} = ${dot}`,
    `${w.cosine} = ${dot} x ${inverseLength} = ${cosine}`,
    '',
    ...factors.map(({ part, value, assumed, weight, factor }) => {
      const known = value === undefined ? ` (${w.unknown} ${assumed})` : '';
      return `${w.parts[part]} = 1 - ${weight} x (1 - ${value ?? assumed}) = ${factor}${known}`;
    }),
    ...(role === 1 ? [] : [`${w.role} = ${role}`]),
    '',
    `${w.score} = ${cosine} x (${[...factors.map(({ factor }) => factor), role].join(' x ')}) = ${score}`,
  ];
  return `${lines.join('\n')}\n`;
}

function termLines({ terms }: ExplainedScore, language: Language): string[] {
  const w = WORDS[language];
  if (terms.length === 0) return [w.nothing];
  const rows = terms.map(({ word, concept, code, soundsLike, idf, sellerWeight, buyerWeight, product }) => [
    String(product),
    String(sellerWeight),
    String(buyerWeight),
    idf.toFixed(4),
    termName(word, code, soundsLike ?? concept?.[language]),
  ]);
  // The last column has no width: Hangul takes two columns of a terminal.
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length), 8));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, i) => (i < widths.length ? cell.padEnd(widths[i]!) : cell)).join('  ')}`;
  return [line(w.columns), ...rows.map(line)];
}

/** `토너 패드 [toner pad]`, `HS 3304`. */
function termName(word: string, code: string | undefined, meaning: string | undefined): string {
  if (code !== undefined) return `HS ${code}`;
  return meaning === undefined ? word : `${word} [${meaning}]`;
}
