/** A column of a table and the headers under which it is accepted. */
export interface Column {
  /** Canonical name; accepted itself, before all others. */
  name: string;
  /** Further headers; the first one that a file has is taken. */
  accepted: readonly string[];
  /** Without the column, or without a value in it, nothing can be done. */
  required?: true;
  /** All columns with an accepted header are taken together. */
  joined?: true;
}

export const SELLER_COLUMNS = [
  { name: 'seller_id', accepted: ['업체ID', '기업ID', '사업자번호'], required: true },
  { name: 'company_name', accepted: ['기업명', '업체명', '상호', '상호명'] },
  { name: 'product_id', accepted: ['제품ID', '상품코드'] },
  { name: 'product_name', accepted: ['제품명', '상품명', '품목명'], required: true },
  { name: 'product_description', accepted: ['제품설명', '상세설명', '제품소개'] },
  { name: 'keywords', accepted: ['키워드', '검색어'] },
  { name: 'hs_code', accepted: ['HS코드', 'HS부호', 'HSK', 'HSCODE', '세번'] },
  { name: 'certifications', accepted: ['인증', '보유인증'] },
  { name: 'target_markets', accepted: ['희망국가', '수출희망국가'] },
  { name: 'excluded_markets', accepted: ['제외국가'] },
  { name: 'price_usd_min', accepted: ['최소단가'] },
  { name: 'price_usd_max', accepted: ['최대단가'] },
  { name: 'moq', accepted: ['최소주문수량', 'MOQ'] },
  { name: 'languages', accepted: ['가능언어', '언어'] },
] as const satisfies readonly Column[];

export const BUYER_COLUMNS = [
  { name: 'buyer_id', accepted: ['바이어ID'], required: true },
  { name: 'company_name', accepted: ['바이어명', '업체명', '회사명', '상호명'] },
  { name: 'country', accepted: ['국가', '국가코드', '국가명'] },
  { name: 'business_type', accepted: ['업종', '바이어유형'] },
  { name: 'description', accepted: ['소개', '업체소개', '회사소개'] },
  {
    name: 'interested_products',
    accepted: ['관심품목', '희망품목', '수입희망품목', '구매희망품목', '제목', '카테고리'],
    joined: true,
  },
  { name: 'hs_codes', accepted: ['HS코드', '관심HS코드'] },
  { name: 'required_certifications', accepted: ['요구인증', '필수인증'] },
  { name: 'price_usd_min', accepted: ['희망단가최소'] },
  { name: 'price_usd_max', accepted: ['희망단가최대'] },
  { name: 'order_quantity', accepted: ['주문수량', '예상주문량'] },
  { name: 'languages', accepted: ['언어', '사용언어'] },
  { name: 'last_active', accepted: ['최근활동일', '최종접속일'] },
  { name: 'valid_until', accepted: ['유효기간', '신청종료일', '마감일'] },
  { name: 'verified', accepted: ['검증여부', '인증바이어'] },
  { name: 'capacity', accepted: ['상담가능수', '매칭한도'] },
] as const satisfies readonly Column[];

export type SellerColumn = (typeof SELLER_COLUMNS)[number]['name'];
export type BuyerColumn = (typeof BUYER_COLUMNS)[number]['name'];

const OTHER_CURRENCY = /\((?:[천만백]?원|krw|₩|eur|€|jpy|엔|¥|cny|rmb|위안|gbp|£)[^()]*\)$/;

/** A header as it is compared: `  HS 코드(10단위)`, `hs_코드` and `ＨＳ코드*` are all `hs코드`. */
export function normalizeHeader(header: string): string {
  const bare = header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.*]/g, '');
  // A bracket tells a unit; one that tells another currency than dollars makes it another column: 최소단가(원).
  return OTHER_CURRENCY.test(bare) ? bare : bare.replace(/\([^()]*\)$/, '') || bare;
}
