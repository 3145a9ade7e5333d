import type { Buyer, Product, Seller } from '../../src/index.ts';
import { Random } from './random.ts';

/**
 * Generated profiles with the word distribution of real ones.
 *
 * Corpus model. 400 lines of trade, each an HS heading with 10 kinds of product; lines and kinds are drawn by Zipf's
 * law, so one buyer in six deals in the largest line. A buyer wants one kind and a little of another line: 2 to 5
 * interests of 1 to 3 words, and a description: 30 % words of its kind, 15 % of its line, 10 % of another line, 45 %
 * general ones, each again by Zipf's law; about 53 distinct terms in all. Words are made of syllables: Latin, for every
 * fifth line Hangul, for every ninth Cyrillic. A seller's product is written in the same way, independently of any buyer.
 *
 * - *standard*: registrations through agencies: two thirds of the buyers are near-copies of one of 5,000 profiles, with
 *   one word in eight replaced. 2 words a kind, 4 a line and 3,000 general ones: 13,600 terms in all.
 * - *hard*: no copies at all; 12 words a kind, 40 a line, 30,000 general ones, and every tenth word is one of a million
 *   rare ones: 599,000 terms among a million buyers, for stemming merges many.
 */
export type CorpusKind = 'standard' | 'hard';

const LINES = 400;
const KINDS_IN_LINE = 10;
const KIND_WORDS = { standard: 2, hard: 12 };
const LINE_WORDS = { standard: 4, hard: 40 };
const GENERAL_WORDS = { standard: 3_000, hard: 30_000 };
/** A description has at least so many words, and at most 3.2 times as many. */
const LEAST_DESCRIPTION = { standard: 50, hard: 24 };
const RARE_WORDS = 1_000_000;
const TEMPLATES = 5_000;
const COPY_SHARE = 2 / 3;
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
  const templates = Array.from({ length: TEMPLATES }, () => generateTrade(random, kind));
  for (let i = 0; i < count; i++) {
    const isCopy = kind === 'standard' && random.next() < COPY_SHARE;
    const trade = isCopy ? varied(random, random.pick(templates)) : generateTrade(random, kind);
    yield generateBuyer(`B${i}`, random, kind, trade);
  }
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

/** What a buyer deals in, as words. */
interface Trade {
  line: number;
  kind: number;
  description: string[];
  interests: string[][];
}

function generateTrade(random: Random, corpus: CorpusKind): Trade {
  const line = random.zipf(LINES);
  const kind = line * KINDS_IN_LINE + random.zipf(KINDS_IN_LINE);
  return {
    line,
    kind,
    description: descriptionWords(random, kind, corpus),
    interests: Array.from({ length: 2 + random.below(4) }, () => phrase(random, kind, corpus)),
  };
}

/** A template with one word in eight replaced. */
function varied(random: Random, { line, kind, description, interests }: Trade): Trade {
  const replaced = (words: string[]) =>
    words.map((text) => (random.next() < 0.125 ? descriptionWord(random, kind, line, 'standard') : text));
  return { line, kind, description: replaced(description), interests: interests.map(replaced) };
}

function generateBuyer(id: string, random: Random, kind: CorpusKind, trade: Trade): Buyer {
  const low = 1 + random.below(40);
  const name = () => word(random.below(GENERAL_WORDS[kind]), LATIN);
  return {
    id,
    companyName: `${name()} ${name()} Ltd`,
    country: COUNTRIES[random.zipf(COUNTRIES.length)]!,
    description: trade.description.join(' '),
    interests: trade.interests.map((words) => words.join(' ')),
    hsCodes: random.next() < 0.5 ? [hsCode(trade.line, random)] : undefined,
    requiredCertifications: random.next() < 0.2 ? [random.pick(CERTIFICATES)] : undefined,
    priceUsd: random.next() < 0.3 ? { min: low, max: low * 2 } : undefined,
    orderQuantity: random.next() < 0.4 ? 100 * (1 + random.below(50)) : undefined,
    lastActive: random.next() < 0.9 ? day(random) : undefined,
    verified: random.next() < 0.5 ? random.next() < 0.6 : undefined,
  };
}

function generateProduct(random: Random, corpus: CorpusKind, words: number): Product {
  const { line, description, interests } = generateTrade(random, corpus);
  const [name, ...keywords] = interests.map((phraseWords) => phraseWords.join(' '));
  const low = 1 + random.below(40);
  return {
    name: name!,
    keywords: words <= 3 ? undefined : keywords,
    description: words <= 3 ? undefined : repeated(description, Math.max(1, words - 8)).join(' '),
    hsCode: random.next() < 0.5 ? hsCode(line, random) : undefined,
    certifications: random.next() < 0.5 ? [random.pick(CERTIFICATES), random.pick(CERTIFICATES)] : undefined,
    priceUsd: random.next() < 0.5 ? { min: low, max: low * 1.5 } : undefined,
    moq: random.next() < 0.5 ? 100 * (1 + random.below(20)) : undefined,
  };
}

function repeated(words: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, i) => words[i % words.length]!);
}

function phrase(random: Random, kind: number, corpus: CorpusKind): string[] {
  const line = Math.floor(kind / KINDS_IN_LINE);
  return Array.from({ length: 1 + random.below(3) }, () =>
    random.next() < 0.67 ? kindWord(random, kind, corpus) : lineWord(random, line, corpus),
  );
}

function descriptionWords(random: Random, kind: number, corpus: CorpusKind): string[] {
  const other = random.zipf(LINES);
  const least = LEAST_DESCRIPTION[corpus];
  return Array.from({ length: least + random.below(Math.floor(2.2 * least)) }, () =>
    descriptionWord(random, kind, other, corpus),
  );
}

function descriptionWord(random: Random, kind: number, other: number, corpus: CorpusKind): string {
  const choice = random.next();
  if (corpus === 'hard' && choice < 0.1) return word(GENERAL_WORDS.hard + random.below(RARE_WORDS), LATIN);
  if (choice < 0.3) return kindWord(random, kind, corpus);
  if (choice < 0.45) return lineWord(random, Math.floor(kind / KINDS_IN_LINE), corpus);
  if (choice < 0.55) return lineWord(random, other, corpus);
  return word(random.zipf(GENERAL_WORDS[corpus]), LATIN);
}

function lineWord(random: Random, line: number, corpus: CorpusKind): string {
  // Offset, so that the words of lines, kinds and general words are different ones.
  return word(2_000_000 + line * LINE_WORDS[corpus] + random.zipf(LINE_WORDS[corpus]), scriptOf(line));
}

function kindWord(random: Random, kind: number, corpus: CorpusKind): string {
  const number = kind * KIND_WORDS[corpus] + random.zipf(KIND_WORDS[corpus]);
  return word(3_000_000 + number, scriptOf(Math.floor(kind / KINDS_IN_LINE)));
}

function scriptOf(line: number): readonly string[] {
  return line % 9 === 4 ? CYRILLIC : line % 5 === 2 ? HANGUL : LATIN;
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
