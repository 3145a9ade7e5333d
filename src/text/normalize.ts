import { Script, scriptTable } from './script.ts';

/**
 * Takes out what is no language: tags, entities, web and mail addresses. Costs nothing for the usual text, which has none
 * of the characters that start one.
 *
 * @example removeMarkup('Visit https://shop.example/a?b=1<br>Soap') // 'Visit  | Soap', roughly
 */
export function removeMarkup(text: string): string {
  let clean = text;
  if (clean.includes('<')) clean = clean.replace(TAG, ' | ');
  if (clean.includes('&')) clean = clean.replace(ENTITY, replaceEntity);
  if (clean.includes('://')) clean = clean.replace(URL, ' | ');
  if (clean.includes('www.') || clean.includes('WWW.')) clean = clean.replace(WWW, ' | ');
  if (clean.includes('.co') || clean.includes('.kr')) clean = clean.replace(BARE_HOST, ' | ');
  if (clean.includes('@')) clean = removeMailAddresses(clean);
  return clean;
}

/**
 * One run of letters in its compared form: NFKC (full width, half-width kana, ligatures, ㎖), lower case, without zero-width
 * characters. Accents stay; each script decides about its own.
 *
 * @example foldRun('ＳＯＡＰ') // 'soap'
 */
export function foldRun(run: string): string {
  let plain = run;
  for (let i = 0; i < run.length; i++) {
    if (scriptTable()[run.charCodeAt(i)] === Script.ignorable) {
      plain = withoutIgnorables(run);
      break;
    }
  }
  const folded = plain.normalize('NFKC').toLowerCase();
  // NFKC takes the Thai and Lao sara am apart; put together again, it stays one vowel.
  if (!folded.includes('\u0e4d') && !folded.includes('\u0ecd')) return folded;
  return folded.replaceAll('\u0e4d\u0e32', '\u0e33').replaceAll('\u0ecd\u0eb2', '\u0eb3');
}

/** As written, for showing to people: composed, and without invisible characters. */
export function surfaceOf(run: string): string {
  return withoutIgnorables(run).normalize('NFC');
}

/**
 * A copy that does not hold on to the text it was cut from: V8 keeps the whole parent of a slice of 13 characters or more
 * alive, and a cache of words must not hold a million descriptions.
 */
export function detach(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1);
}

// Every quantifier is bounded or its class excludes what follows it, so all of these are linear in the text.
const TAG = /<[/!]?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,500})?\s{0,3}\/?>/gi;
const ENTITY = /&(?:nbsp;?|[a-z]{2,8};|#\d{1,7};|#x[0-9a-f]{1,6};)/gi;
const URL = /(?:https?|ftp):\/\/[^\s<>"|]*/gi;
const WWW = /www\.[^\s<>"|,;]*/gi;
const BARE_HOST = /[a-z0-9-]{1,63}\.(?:com|co\.kr|kr)(?![a-z0-9])/gi;

function replaceEntity(entity: string): string {
  return /^&nbsp/i.test(entity) ? ' ' : ' | ';
}

function withoutIgnorables(run: string): string {
  const classes = scriptTable();
  let kept = '';
  let start = 0;
  for (let i = 0; i < run.length; i++) {
    if (classes[run.charCodeAt(i)] !== Script.ignorable) continue;
    kept += run.slice(start, i);
    start = i + 1;
  }
  return start === 0 ? run : kept + run.slice(start);
}

/** Cuts around each `@` to the next blank or bracket; by hand, for a pattern would try every start again. */
function removeMailAddresses(text: string): string {
  let kept = '';
  let done = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', done)) {
    let start = at;
    while (start > done && !endsAddress(text.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < text.length && !endsAddress(text.charCodeAt(end))) end++;
    kept += `${text.slice(done, start)} | `;
    done = end;
  }
  return kept + text.slice(done);
}

/** Blank, or one of `"'(),:;<>[]|/`. */
function endsAddress(codeUnit: number): boolean {
  return (
    codeUnit <= 0x20 ||
    codeUnit >= 0x3000 ||
    codeUnit === 0xa0 ||
    '"\'(),:;<>[]|/'.includes(String.fromCharCode(codeUnit))
  );
}
