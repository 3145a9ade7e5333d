/**
 * Which phones may stand for which letters at all: by class of consonant, and any vowel for any vowel. What each pair is worth is learnt
 * (`learn.ts`); pairs that were hardly seen get a floor of their kind.
 */
const CONSONANTS: Readonly<Record<string, string>> = {
  k: 'k c ck q g ch cc kk gg kh cqu gh',
  g: 'g gg k c ck gh q ch gu x',
  K: 'k c ck g gg cc q kk ch cq',
  t: 't tt th d pt tth',
  d: 'd t dd th tt dh',
  T: 't tt th d dd s ss c z bt st ts tch x',
  p: 'p pp f ff ph b v lf',
  b: 'b v bb p w f vv',
  P: 'p pp b bb v f ph',
  f: 'f ff ph h',
  v: 'v w b f u',
  s: 's ss c th z sc ps x sch ts st sw',
  S: 'sh s ss ch c sch sc t ti si x',
  z: 'z s zz ts',
  j: 'j g z s dg ge x zz ch dj ts d dge gi',
  c: 'ch t tch ts c tz z zz s cz',
  h: 'h f ph wh j g x ch kh',
  r: 'r l rr ll rh wr',
  l: 'l ll r rr le',
  m: 'm mm mb mn n',
  n: 'n nn kn gn m ng ne',
  N: 'ng n nn nk m gn',
};

/** Ends of words that a stem may have lost: -er, -al, -ic, -ing, -ate, -ation, -ment, plural s, last vowels of Romance words. */
export const ENDINGS: readonly string[] =
  'A a o i e u ya in isq iAriN AriN Al al er or iK ik ikq ikA ika ikAl iN iNq ing eitq eitA eitiN eiSAn yeiSAn ASAn SAn An en iAn sq jq q Asq osq ibq mAntq mentq Abql Atq ati iti Ati aijA aijq aijiN An Ansq ensq ijAm et ator izator'.split(
    ' ',
  );

const VOWEL_UNITS = 'a e A o u i q U O'.split(' ');
const SECOND = 'a e A o u i'.split(' ');

/** Every pair `[phones, letters]` that the alignment may use. */
export function inventory(): [phones: string, letters: string][] {
  const pairs: [string, string][] = [];
  const add = (phones: string, letters: string): void => {
    pairs.push([phones, letters]);
  };
  for (const [phone, letters] of Object.entries(CONSONANTS)) {
    if (phone.length > 1) continue;
    for (const group of letters.split(' ')) add(phone, group);
    add(phone, '');
  }
  const vowels = vowelLetters();
  for (const phone of VOWEL_UNITS) {
    for (const letters of vowels) add(phone, letters);
    add(phone, '');
  }
  for (const glide of ['y', 'w', ...VOWEL_UNITS.slice(0, 6)]) {
    for (const phone of SECOND) for (const letters of vowels) add(glide + phone, letters);
  }
  for (const letters of ['i', 'y', 'e', '']) add('y', letters);
  for (const letters of ['w', 'u', 'o', 'v', '']) add('w', letters);
  for (const vowel of SECOND) {
    for (const letters of 'tio ssio sio cio tia cia sia sea cea shu sha xio tio chu ci ti si'.split(' '))
      add(`S${vowel}`, letters);
    for (const letters of 'tu tur ture sur sure tio chu'.split(' ')) {
      add(`c${vowel}`, letters);
      add(`j${vowel}`, letters);
    }
  }
  for (const phone of ['i', 'q', 'U']) {
    for (const letters of 'ch tch t c s'.split(' ')) add(`c${phone}`, letters);
    for (const letters of 'g dg j ge dge s z d'.split(' ')) add(`j${phone}`, letters);
    for (const letters of 'sh s ch ss'.split(' ')) add(`S${phone}`, letters);
  }
  for (const letters of ['x', 'xx', 'cc', 'xc', 'cs', 'cts', 'ks', 'xt']) {
    for (const phones of ['Ks', 'kqs', 'ks', 'gj', 'gqj', 'kj', 'kUs', 'KS', 'Kj', 'gz', 'ksi', 'Kc'])
      add(phones, letters);
  }
  for (const letter of 'abcdeghiklmnopqrstuwyzh') add('', letter);
  add('', 'gh');
  return unique(pairs);
}

/** One to three vowels, perhaps with an r or h that is not heard. */
function vowelLetters(): string[] {
  const simple = 'a e i o u y w'.split(' ');
  const double =
    'ai ay au aw ea ee ei eu ew ey ia ie io iu oa oe oi oo ou ow oy ua ue ui uo ya ye yo ae aa ii wa we wi wo eo eau iou you uai eye iew oue eou'.split(
      ' ',
    );
  const withR = [...simple, ...'ai ea ee ie oa oo ou ia io au'.split(' ')].flatMap((letters) => [`${letters}r`]);
  return [
    ...simple,
    ...double,
    ...withR,
    'are',
    'ire',
    'ore',
    'ure',
    'ere',
    'ir',
    'igh',
    'eigh',
    'ough',
    'augh',
    'ah',
    'oh',
    'eh',
    'le',
    're',
    'al',
    'ol',
  ];
}

function unique(pairs: readonly [string, string][]): [string, string][] {
  const seen = new Set<string>();
  return pairs.filter(([phones, letters]) => {
    const key = `${phones}|${letters}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
