import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../src/lexicon/compile.ts';
import { hsOf, tagConcepts } from '../../../src/lexicon/index.ts';
import { Lexicon } from '../../../src/lexicon/lexicon.ts';
import { readLexiconFiles } from '../../../src/lexicon/source.ts';

const CONCEPTS = `
beauty	category				뷰티	beauty
hair-care	category		beauty		헤어케어	hair care
shampoo	product	330510	hair-care		샴푸	shampoo
dog-shampoo	product	330790 330510	hair-care	pet	강아지샴푸	dog shampoo
dog	use				강아지	dog;pet
toner	product	330499	beauty		토너~	toner~
printer-toner	product	370790			토너~;프린터토너	toner~;printer toner
pad	product	961900			패드~	pad~
toner-pad	product	330499	beauty		토너패드	toner pad
machine	category	8479			기계	machine
paper	material	4802			종이	paper
silicone	material	3910			실리콘	silicone
mould	product	848071			몰드	mould
pear	product	080830			배~	pear
gim	product	121221			김	gim;laver
dumpling	product	190220			만두;냉동만두	dumpling
kimchi-dumpling	product	190220	dumpling		김치만두	kimchi dumpling
kimchi	product	200599			김치	kimchi
phone-case	product	392690			폰케이스	phone case;case for phones
film	product	392099			PVC필름;필름	pvc film
light	product	940542			LED조명;조명	led light
soap-dish	product	392490			비누받침	soap dish
dish-soap	product	340250			주방세제	dish soap
green-tea	product	090210	tea		녹차	green tea
tea	category	0902			차~	tea
cup	product	691110			잔~;컵	cup
vitamin-a	product	293621			비타민A	vitamin a
t-shirt	product	610910			티셔츠	t-shirt
broth	product	210410			육수	stock
stockings	product	611530			스타킹	stockings
pom-pom	product	950590			폼폼	pom pom
shirt	product	620520			셔츠	shirt
`.trim();

const TERMS: Record<string, string> = {
  es: 'shampoo\tchampú\nhair-care\tcuidado del cabello\nmould\tmolde\nsilicone\tsilicona\ngreen-tea\tté verde',
  zh: 'shampoo\t洗发水\ndog\t狗\nmould\t模具\nsilicone\t硅胶\nmachine\t机',
  ja: 'shampoo\tシャンプー\nlight\tLEDライト\ndog\t犬\ngreen-tea\tお茶',
  th: 'shampoo\tแชมพู\ndog\tสุนัข',
  vi: 'shampoo\tdầu gội\nmould\tkhuôn',
  ru: 'shampoo\tшампунь\ndog\tсобака',
};

const FILES = [
  { path: 'concepts/a.tsv', text: CONCEPTS },
  ...Object.entries(TERMS).map(([language, text]) => ({ path: `terms/${language}/a.tsv`, text })),
];
const LEXICON = new Lexicon(compileLexicon(readLexiconFiles(FILES).concepts));

/** `shampoo* dog.5`: head with a star, weights other than 1 behind the id. */
function tags(text: string): string {
  return tagConcepts(text, LEXICON)
    .map(({ concept, weight, isHead }) => `${concept.id}${isHead ? '*' : ''}${weight === 1 ? '' : +weight.toFixed(3)}`)
    .join(' ')
    .replaceAll('0.', '.');
}

function surfaces(text: string): string[] {
  return tagConcepts(text, LEXICON).map(({ surface }) => surface);
}

describe('tags of Korean', () => {
  it.each([
    ['샴푸', 'shampoo*'],
    ['샴푸를 수출합니다', 'shampoo*'],
    ['샴푸제품', 'shampoo*'],
    ['갈릭 샴푸', 'shampoo*'],
    ['강아지샴푸', 'dog-shampoo*'],
    ['강아지 샴푸', 'dog-shampoo*'],
    ['강아지용 샴푸', 'dog.5 shampoo*'],
    ['강아지의 샴푸', 'dog.5 shampoo*'],
    ['강아지를 위한 샴푸', 'dog.5 shampoo*'],
    ['냉동 김치만두', 'kimchi-dumpling*'],
    ['종이접는기계', 'paper.175 machine*.6'],
    ['실리콘 몰드', 'silicone.7 mould*'],
    ['샴푸 및 녹차', 'shampoo* green-tea*'],
    ['샴푸, 녹차', 'shampoo* green-tea*'],
    ['녹차와 샴푸', 'green-tea* shampoo*'],
    ['김하게', ''],
    // In a title the product is named before its size.
    ['샴푸 500ml 녹차 추출', 'shampoo* green-tea.5'],
    ['500ml 녹차 샴푸', 'green-tea.7 shampoo*'],
    ['녹차500 샴푸', 'green-tea.7 shampoo*'],
    ['실리콘 10호 몰드', 'silicone.7 mould*'],
  ])('%s: %s', (text, expected) => {
    expect(tags(text)).toBe(expected);
  });

  it('reads one syllable only as a whole word or last after a known term', () => {
    expect(tags('배')).toBe('pear*');
    expect(tags('김을')).toBe('gim*');
    expect(tags('녹차잔')).toBe('green-tea.7 cup*.5');
    expect(tags('배송')).toBe('');
    expect(tags('김치')).toBe('kimchi*');
  });

  it('lets a term cross a space only from the start of a word to the end of one', () => {
    expect(tags('신강아지 샴푸')).not.toContain('dog-shampoo');
    expect(tags('김치 만두')).toBe('kimchi-dumpling*');
  });

  it('reads Latin letters inside a term with and without a space', () => {
    expect(tags('LED조명')).toBe('light*');
    expect(tags('led 조명')).toBe('light*');
    expect(tags('PVC 필름')).toBe('film*');
    expect(surfaces('고급 PVC 필름을')).toEqual(['PVC 필름']);
    expect(surfaces('강아지 샴푸 신상품')).toEqual(['강아지 샴푸']);
  });

  it('trusts a short term less when unknown syllables stand beside it', () => {
    expect(tags('샴푸통')).toBe('shampoo*.25');
  });
});

describe('tags of spaced scripts', () => {
  it.each([
    ['Shampoos', 'shampoo*'],
    ['dog shampoo', 'dog-shampoo*'],
    ['shampoo for dogs', 'dog-shampoo*'],
    ['shampoo made for any dog', 'shampoo* dog.5'],
    ['toner pads', 'toner-pad*'],
    ['silicone moulds', 'silicone.7 mould*'],
    ['mould of silicone', 'mould* silicone.5'],
    ['case for phones', 'phone-case*'],
    ['cases, phones', ''],
    ['shampoo and green tea', 'shampoo* green-tea*'],
    ['shampoo & green tea', 'shampoo* green-tea*'],
    ['distributor of shampoo', 'shampoo*'],
    ['for dogs', 'dog.5'],
    ['stock', 'broth*'],
    ['stockings', 'stockings*'],
    ['well stocked', 'broth*.125 stockings*.125'],
    ['soap dish', 'soap-dish*'],
    ['dish soap', 'dish-soap*'],
    ['t-shirt', 't-shirt*'],
    ['pom-poms', 'pom-pom*'],
    ['pom', ''],
    ['shirt', 'shirt*'],
    ['vitamin A', 'vitamin-a*'],
    ['a vitamin', ''],
    ['molde de silicona', 'mould* silicone.5'],
    ['champú té verde', 'shampoo* green-tea.7'],
    ['шампунь для собак', 'shampoo* dog.5'],
    ['dầu gội', 'shampoo*'],
  ])('%s: %s', (text, expected) => {
    expect(tags(text)).toBe(expected);
  });

  it('shares the weight of a term between its senses, and gives more to the one that its neighbours speak for', () => {
    expect(tags('toner')).toBe('printer-toner*.5 toner*.5');
    expect(tags('beauty toner')).toBe('beauty.7 printer-toner*.125 toner*.375');
  });
});

describe('tags of scripts without spaces', () => {
  it.each([
    ['狗用洗发水', 'dog.5 shampoo*'],
    ['硅胶模具', 'silicone.7 mould*'],
    ['犬用シャンプー', 'dog.5 shampoo*'],
    ['LEDライト', 'light*'],
    ['แชมพูสุนัข', 'shampoo* dog.7'],
  ])('%s: %s', (text, expected) => {
    expect(tags(text)).toBe(expected);
  });
});

describe('tagConcepts', () => {
  it('gives a concept once, with its strongest weight', () => {
    expect(tags('강아지용 샴푸, 강아지')).toBe('dog* shampoo*');
  });

  it('counts a marked term half beside one that is not in doubt', () => {
    expect(tags('pad')).toBe('pad*');
    expect(tags('pad, shampoo')).toBe('pad*.5 shampoo*');
  });

  it('gives ancestors nearest first', () => {
    const [tag] = tagConcepts('shampoo', LEXICON);
    expect(tag?.concept.ancestors.map(({ id }) => id)).toEqual(['hair-care', 'beauty']);
    expect(tag?.concept.name).toEqual({ en: 'shampoo', ko: '샴푸' });
    expect(tag?.concept.hsCodes).toEqual(['330510']);
  });

  it('reads any text without throwing, twice the same, with weights above 0 and up to 1', () => {
    const piece = fc.constantFrom(
      ..."강아지 샴푸 dog shampoo 용 를 , . 김 배 ー 用 แชมพู ่ LED 10 ml ' & 😀 ㅋ".split(' '),
      ' ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const first = tagConcepts(written, LEXICON);
        expect(tagConcepts(written, LEXICON)).toEqual(first);
        for (const { weight } of first) expect(weight > 0 && weight <= 1).toBe(true);
      }),
    );
  });
});

describe('hsOf', () => {
  const headings = (text: string): string[] =>
    hsOf(tagConcepts(text, LEXICON)).headings.map(({ heading, share }) => `${heading} ${share.toFixed(2)}`);

  it('gives the shares of the headings, best first', () => {
    expect(headings('shampoo')).toEqual(['3305 1.00']);
    expect(headings('dog shampoo')).toEqual(['3307 0.67', '3305 0.33']);
  });

  it('counts a material in full only where nothing else is tagged', () => {
    expect(headings('silicone')).toEqual(['3910 1.00']);
    expect(headings('silicone mould')).toEqual(['8480 0.80', '3910 0.20']);
  });

  it('is sure of one clean head, less of a doubtful one, and not at all of nothing', () => {
    const confidence = (text: string): number => hsOf(tagConcepts(text, LEXICON)).confidence;
    expect(confidence('shampoo')).toBe(1);
    expect(confidence('toner')).toBeCloseTo(0.25);
    expect(confidence('샴푸통')).toBeCloseTo(0.25);
    expect(hsOf([])).toEqual({ headings: [], confidence: 0 });
  });
});

describe('the compiler', () => {
  it('gives equal bytes for equal lexicons, in whatever order the files come', () => {
    const turned = compileLexicon(readLexiconFiles([...FILES].reverse()).concepts);
    expect(turned).toEqual(compileLexicon(readLexiconFiles(FILES).concepts));
  });
});
