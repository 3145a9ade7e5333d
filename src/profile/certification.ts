/** Names of one certificate in several spellings and languages, the key first; compared without spaces and marks. */
const ALIASES: readonly (readonly string[])[] = [
  [
    'HALAL',
    '할랄',
    '할랄인증',
    'حلال',
    '清真',
    '清真认证',
    'ハラール',
    'ハラル',
    'HALALCERTIFIED',
    'ฮาลาล',
    'ХАЛЯЛЬ',
    'HELAL',
  ],
  [
    'ORGANIC',
    '유기농',
    '유기농인증',
    '유기가공식품',
    '유기가공식품인증',
    '有机',
    '有機',
    'USDAORGANIC',
    'EUORGANIC',
    'BIO',
  ],
  ['HACCP', '해썹', '해썹인증', 'HACCP인증', '식품안전관리인증'],
  ['CE', 'CE인증', 'CEMARK', 'CEMARKING', 'CE마크', 'CE认证'],
  [
    'FDA',
    'USFDA',
    '미국FDA',
    'FDA등록',
    'FDA승인',
    'FDA인증',
    'FDAREGISTERED',
    'FDAREGISTRATION',
    'FDAAPPROVED',
    'FDA认证',
  ],
  ['VEGAN', '비건', '비건인증', 'VEGANCERTIFIED', 'EVEVEGAN', 'VEGANSOCIETY'],
  ['KOSHER', '코셔', '코셔인증', '코셰르'],
  ['GMP', 'GMP인증', '우수건강기능식품제조기준', '우수제조관리기준'],
  ['CGMP', 'CGMP인증', '우수화장품제조및품질관리기준', 'ISO22716'],
  ['NMPA', 'CFDA', '위생허가', '중국위생허가', 'NMPA备案'],
  ['KC', 'KC인증', 'KC마크', 'KCMARK'],
  ['FCC', 'FCC인증'],
  ['ROHS', 'ROHS인증'],
  ['CPNP', 'CPNP등록', 'CPNP인증'],
  ['UN383', 'UN383TEST'],
  ['PSE', 'PSE인증', 'PSE認証'],
  ['ISO9001', 'ISO9001인증'],
  ['ISO22000', 'ISO22000인증'],
  ['ISO13485', 'ISO13485인증'],
];

/** Certificates that contain another one by their own rules: FSSC 22000 is built on ISO 22000, ISO 22716 is cosmetic GMP. */
const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  FSSC22000: ['ISO22000'],
  CGMP: ['GMP'],
};

let keyOf: Map<string, string> | undefined;

/** One key for all spellings of a certificate: `ISO 22000` = `ISO22000`, `할랄` = `Halal`. */
export function normalizeCertification(name: string): string {
  keyOf ??= new Map(ALIASES.flatMap((names) => names.map((alias) => [alias, names[0]!] as const)));
  const bare = bareName(name);
  return keyOf.get(bare) ?? bare;
}

/**
 * Whether a required certificate is among those held. A requirement may name alternatives: `GMP or HACCP`, `CE/UKCA`,
 * `GMP 또는 HACCP`, `GMP或HACCP`.
 *
 * @param held Normalised names.
 */
export function certificationSatisfied(required: string, held: ReadonlySet<string>): boolean {
  return required
    .split(/\/|\s+or\s+|\s*또는\s*|\s*혹은\s*|\s*或者?\s*|\s+ou\s+|\s+oder\s+|\s+o\s+|\s+hoặc\s+|または/i)
    .some((name) => {
      const key = normalizeCertification(name);
      if (held.has(key)) return true;
      for (const owned of held) if (IMPLIED[owned]?.includes(key)) return true;
      return false;
    });
}

function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-_:·]/g, '')
    .replace(/(CERTIFICATE|CERTIFICATION|CERTIFIED|인증서)$/, '');
}
