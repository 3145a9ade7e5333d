import type { Column } from '../io/headers.ts';
import { PROBLEMS, type ProblemKind, REPAIRS, type RepairKind } from '../profile/reading.ts';
import type { Names } from './reportData.ts';

const KOREAN_REPAIRS: Readonly<Record<RepairKind, string>> = {
  'hs-leading-zero': '앞자리 0이 빠진 HS코드를 되살림',
  'hs-scientific': '엑셀이 지수로 바꾼 HS코드(3.30499E+09)를 남은 자리까지 읽음',
  'hs-cut': 'HS코드를 확실한 6자리까지 읽음',
  'hs-extra-text': 'HS코드 주위의 글자를 덜어 냄',
  'full-width': '전각 문자를 반각으로 읽음',
  thousands: '천 단위 쉼표가 있는 숫자',
  'decimal-comma': '소수점을 쉼표로 쓴 숫자',
  unit: '통화 기호나 단위가 붙은 숫자',
  multiplier: '천·만 단위로 쓴 숫자',
  range: '한 칸에 적힌 범위에서 해당하는 쪽을 읽음',
  'swapped-range': '최소·최대가 뒤바뀐 가격',
  'date-form': 'YYYY-MM-DD가 아닌 날짜 형식',
  'excel-serial': '엑셀 일련번호로 된 날짜',
  'short-row': '뒤쪽 칸이 모자란 행(빈칸으로 읽음)',
  'duplicate-product': '같은 제품이 되풀이된 행(한 번만 사용)',
};

const KOREAN_PROBLEMS: Readonly<Record<ProblemKind, string>> = {
  'hs-unreadable': '읽을 수 없는 HS코드',
  'hs-more-codes': '제품 하나에 여러 HS코드(첫째만 사용)',
  'number-unreadable': '읽을 수 없는 숫자',
  'other-currency': '달러가 아닌 통화의 가격',
  'date-unreadable': '읽을 수 없는 날짜',
  'last-day-unreadable': '읽을 수 없는 마감일: 요청이 유효한지 직접 확인하세요',
  'country-conflict': '행마다 국가가 다른 바이어(첫째를 사용)',
  'date-ambiguous': '일과 월을 구별할 수 없는 날짜',
  'flag-unreadable': '읽을 수 없는 예/아니오 값',
  'business-type-unknown': '알 수 없는 업종',
  'country-unknown': '알 수 없는 국가명',
  'market-unknown': '알 수 없는 희망국가',
  'excluded-market-unknown': '알 수 없는 제외국가',
  'row-in-cell': '칸 하나에 여러 행이 들어 있음: 따옴표를 확인하세요',
  'same-product-id': '한 업체의 두 제품이 같은 제품ID를 씀(둘 다 사용)',
};

/** What a repair of the reader is called in both languages. */
export function repairNames(kind: string): Names {
  return [REPAIRS[kind as RepairKind], KOREAN_REPAIRS[kind as RepairKind]];
}

/** What a cell that was left empty is called in both languages. */
export function problemNames(kind: string): Names {
  return [PROBLEMS[kind as ProblemKind], KOREAN_PROBLEMS[kind as ProblemKind]];
}

/** Reasons of rejects as the reader says them, and in Korean; those not listed stay as they are. */
const REJECTS: readonly (readonly [
  pattern: RegExp,
  ko: (found: RegExpExecArray, header: (name: string) => string) => string,
])[] = [
  [/^missing (\w+)$/, ([, name], header) => `${header(name!)} 칸이 비어 있음`],
  [/^broken quotes/, () => '따옴표가 맞지 않음'],
  [/^more cells than headers/, () => '머리글보다 칸이 많음(쉼표로 밀린 행)'],
  [/^the header line again$/, () => '머리글이 다시 나옴'],
  [/damaged by a spreadsheet/, () => '엑셀이 망가뜨린 번호: 열을 텍스트로 바꾸어 다시 내보내세요'],
  [/^excluded market cannot be read/, () => '제외국가를 읽을 수 없음'],
];

export function rejectNames(reason: string, columns: readonly Column[]): Names {
  const header = (name: string) => columns.find((column) => column.name === name)?.accepted[0] ?? name;
  for (const [pattern, ko] of REJECTS) {
    const found = pattern.exec(reason);
    if (found !== null) return [reason, ko(found, header)];
  }
  return [reason, reason];
}
