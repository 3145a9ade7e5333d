import type { Buyer, Product, Seller } from '../../src/index.ts';
import { Random } from './random.ts';

/**
 * Generated profiles with the word distribution of real ones.
 *
 * Corpus model. 400 lines of trade, each with 160 words of its own and an HS heading; 30,000 general words; both are
 * drawn by Zipf's law. A buyer deals in one or two lines: 2 to 5 interests of 1 to 3 words, and a description of 15 to
 * 60 words, half of them of its lines. In the *standard* corpus a third of the descriptions are near-copies of one of
 * 2,000 templates, as registrations by agencies are; in the *hard* corpus none is, and every tenth word is one of a
 * million rare ones. Words are made of syllables: Latin, for every fifth line Hangul, for every ninth Cyrillic.
 */
export type CorpusKind = 'standard' | 'hard';

const LINES = 400;
const LINE_WORDS = 160;
const GENERAL_WORDS = 30_000;
const RARE_WORDS = 1_000_000;
const TEMPLATES = 2_000;
const COUNTRIES = [
  'US',
  'VN',
  'JP',
  'CN',
  'DE',
  'FR',
  'ID',
  'TH',
  'RU',
  'BR',
  'MX',
  'AE',
  'GB',
  'IN',
  'TR',
  'PL',
  'SA',
  'PH',
  'MY',
  'SG',
];
const CERTIFICATES = ['CE', 'FDA', 'HACCP', 'Halal', 'GMP', 'ISO 22000', 'CPNP', 'RoHS'];
const LATIN =
  'ba be bi bo bu ka ke ki ko ku da de di do du la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po pu ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo'.split(
    ' ',
  );
const HANGUL =
  '가 나 다 라 마 바 사 자 차 카 타 파 하 고 노 도 로 모 보 소 조 초 코 토 포 호 구 누 두 루 무 부 수 주 추 쿠 투 푸 후 기 니 디 리 미 비 시 지 치 키 티 피 히'.split(
    ' ',
  );
const CYRILLIC =
  'ба бе би бо бу ва ве ви во ву га ге ги го гу да де ди до ду ка ке ки ко ку ла ле ли ло лу ма ме ми мо му на не ни но ну па пе пи по пу ра ре ри ро ру са се си'.split(
    ' ',
  );

/** Buyers, one after the other, so that a million of them need no memory. */
export function* generateBuyers(count: number, kind: CorpusKind, seed = 1): Generator<Buyer> {
  const random = new Random(seed);
  const templates = Array.from({ length: TEMPLATES }, () => descriptionWords(random, random.zipf(LINES), 'standard'));
  for (let i = 0; i < count; i++) yield generateBuyer(`B${i}`, random, kind, templates);
}

/** Sellers whose products come from the same lines of trade: `words` words a product on average. */
export function generateSellers(count: number, kind: CorpusKind, seed = 2, words = 24): Seller[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, i) => ({
    id: `S${i}`,
    companyName: `Company ${i}`,
    products: [generateProduct(random, kind, words)],
    targetMarkets: random.next() < 0.6 ? [random.pick(COUNTRIES), random.pick(COUNTRIES)] : undefined,
    excludedMarkets: random.next() < 0.1 ? [random.pick(COUNTRIES)] : undefined,
  }));
}

/** All words of a profile as one text, for tools that know no fields. */
export function buyerText({ companyName = '', description = '', interests = [] }: Buyer): string {
  return `${interests.join(' ')} ${description} ${companyName}`;
}

export function sellerText({ products }: Seller): string {
  return products
    .map(({ name, keywords = [], description = '' }) => `${name} ${keywords.join(' ')} ${description}`)
    .join(' ');
}

function generateBuyer(id: string, random: Random, kind: CorpusKind, templates: readonly string[][]): Buyer {
  const line = random.zipf(LINES);
  const isCopy = kind === 'standard' && random.next() < 0.33;
  const words = isCopy ? varied(random, random.pick(templates), line) : descriptionWords(random, line, kind);
  const low = 1 + random.below(40);
  return {
    id,
    companyName: `${word(random.below(GENERAL_WORDS), LATIN)} ${word(random.below(GENERAL_WORDS), LATIN)} Ltd`,
    country: COUNTRIES[random.zipf(COUNTRIES.length)]!,
    description: words.join(' '),
    interests: Array.from({ length: 2 + random.below(4) }, () => phrase(random, line)),
    hsCodes: random.next() < 0.5 ? [hsCode(line, random)] : undefined,
    requiredCertifications: random.next() < 0.2 ? [random.pick(CERTIFICATES)] : undefined,
    priceUsd: random.next() < 0.3 ? { min: low, max: low * 2 } : undefined,
    orderQuantity: random.next() < 0.4 ? 100 * (1 + random.below(50)) : undefined,
    lastActive: random.next() < 0.9 ? day(random) : undefined,
    verified: random.next() < 0.5 ? random.next() < 0.6 : undefined,
  };
}

function generateProduct(random: Random, kind: CorpusKind, words: number): Product {
  const line = random.zipf(LINES);
  const low = 1 + random.below(40);
  return {
    name: phrase(random, line),
    keywords: words <= 3 ? undefined : Array.from({ length: 2 + random.below(3) }, () => phrase(random, line)),
    description:
      words <= 3
        ? undefined
        : descriptionWords(random, line, kind)
            .slice(0, Math.max(1, words - 8))
            .join(' '),
    hsCode: random.next() < 0.5 ? hsCode(line, random) : undefined,
    certifications: random.next() < 0.5 ? [random.pick(CERTIFICATES), random.pick(CERTIFICATES)] : undefined,
    priceUsd: random.next() < 0.5 ? { min: low, max: low * 1.5 } : undefined,
    moq: random.next() < 0.5 ? 100 * (1 + random.below(20)) : undefined,
  };
}

function phrase(random: Random, line: number): string {
  return Array.from({ length: 1 + random.below(3) }, () => lineWord(line, random.zipf(LINE_WORDS))).join(' ');
}

function descriptionWords(random: Random, line: number, kind: CorpusKind): string[] {
  const other = random.zipf(LINES);
  return Array.from({ length: 15 + random.below(46) }, () => {
    const choice = random.next();
    if (kind === 'hard' && choice < 0.1) return word(GENERAL_WORDS + random.below(RARE_WORDS), LATIN);
    if (choice < 0.45) return lineWord(line, random.zipf(LINE_WORDS));
    if (choice < 0.55) return lineWord(other, random.zipf(LINE_WORDS));
    return word(random.zipf(GENERAL_WORDS), LATIN);
  });
}

/** A template with one word in eight replaced. */
function varied(random: Random, template: readonly string[], line: number): string[] {
  return template.map((text) => (random.next() < 0.125 ? lineWord(line, random.zipf(LINE_WORDS)) : text));
}

function lineWord(line: number, rank: number): string {
  const script = line % 9 === 4 ? CYRILLIC : line % 5 === 2 ? HANGUL : LATIN;
  // Offset, so that the words of lines and general words are different ones.
  return word(2_000_000 + line * LINE_WORDS + rank, script);
}

/** The word of a number: its digits in base 48 as syllables, low ones first, so that neighbours look unlike. */
function word(number: number, syllables: readonly string[]): string {
  let rest = number + syllables.length;
  let text = '';
  while (rest > 0) {
    text += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return text;
}

function hsCode(line: number, random: Random): string {
  const chapter = 1 + (line % 76);
  const heading = `${String(chapter).padStart(2, '0')}${String(1 + (Math.floor(line / 76) % 20)).padStart(2, '0')}`;
  return random.next() < 0.3 ? heading : heading + String(10 * (1 + random.below(9)));
}

function day(random: Random): string {
  return `${2023 + random.below(4)}-${String(1 + random.below(11)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
}
