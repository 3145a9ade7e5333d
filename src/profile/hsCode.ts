import headingFile from '../../data/hs-headings.json';
import { isPlaceholder, plainWidth, type Reading, type RepairKind } from './reading.ts';

/** Digits of a code with the dots, dashes and spaces that customs writes between them. */
const CODE = /^\d[\d.\- ]*\d$|^\d$/;
/** A number format has put commas in: 3,304,991,000. */
const THOUSANDS = /^\d{1,3}(,\d{3}){2,3}$/;
/** Four digits before the first mark: nothing is missing in front. */
const WHOLE_HEADING = /^\d{4}[.\- ]/;
const SCIENTIFIC = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i;
/** A code after `HS`, or before a name: `HS 3304.99`, `3304.99-1000 (기초화장품)`, `[3304] 화장품`. */
const CODE_IN_TEXT = /(?:^|[^\d.])(\d{2,4}(?:[.\- ]?\d{2}){0,3}(?:\.?\d{2,4})?)(?=$|[^\d.%])/;

/**
 * Reads one Harmonized System code as bare digits, 2 to 10 of them.
 *
 * An odd number of digits mostly means that a spreadsheet dropped a leading zero, which is put back if that gives a heading
 * that exists; else a code of seven or nine digits is cut to the six that are certain. Of `3.30499E+09` only the digits
 * before the E are certain, so the code is cut to those. A code whose chapter is not 01..97 (or is 77, which does not exist)
 * is unreadable.
 *
 * @example readHsCode('3304.99-1000').value // '3304991000'
 * @example readHsCode('30749').value // '030749'
 */
export function readHsCode(cell: string): Reading<string> {
  if (isPlaceholder(cell)) return {};
  const { text, repairs } = plainWidth(cell);
  // A spreadsheet shows text cells with an apostrophe in front, and whole numbers of a float column with `.0` behind.
  const bare = text.replace(/^'/, '').replace(/^(\d{4,10})\.0$/, '$1');
  if (THOUSANDS.test(bare)) return fromDigits(bare.replaceAll(',', ''), [...repairs, 'thousands']);
  if (CODE.test(bare)) return fromDigits(bare.replace(/[.\- ]/g, ''), repairs, WHOLE_HEADING.test(bare));
  const scientific = SCIENTIFIC.exec(bare);
  if (scientific) return fromScientific(scientific, repairs);
  const inText = CODE_IN_TEXT.exec(bare);
  if (inText) return fromDigits(inText[1]!.replace(/[.\- ]/g, ''), [...repairs, 'hs-extra-text']);
  return { problem: 'hs-unreadable' };
}

/** Reads a list of codes; those that cannot be read are left out and named by the problem. */
export function readHsCodes(cell: string): Reading<string[]> {
  if (isPlaceholder(cell)) return {};
  const codes = new Set<string>();
  const repairs = new Set<RepairKind>();
  let problem: Reading<string[]>['problem'];
  for (const item of codeItems(cell)) {
    const reading = readHsCode(item);
    if (reading.value !== undefined) codes.add(reading.value);
    for (const repair of reading.repairs ?? []) repairs.add(repair);
    problem ??= reading.problem;
  }
  const result: Reading<string[]> = {};
  if (codes.size > 0) result.value = [...codes];
  if (repairs.size > 0) result.repairs = [...repairs];
  if (problem !== undefined) result.problem = problem;
  return result;
}

/** Separators, and spaces where every piece is a code of at least a heading (`3304 99` is one code, `330499 340111` two). */
function codeItems(cell: string): string[] {
  if (THOUSANDS.test(cell.trim())) return [cell];
  return cell.split(/[;,|/\n\r、，；]/).flatMap((item) => {
    const pieces = item.trim().split(/\s+/);
    return pieces.length > 1 && pieces.every((piece) => /^\d{6}(\d{2}){0,2}$|^\d{4}\.\d{2}(\.?\d{2,4})?$/.test(piece))
      ? pieces
      : [item];
  });
}

function fromDigits(digits: string, repairs: readonly RepairKind[], isWhole = false): Reading<string> {
  if (digits.length % 2 === 0) return checked(digits, repairs);
  const restored = `0${digits}`;
  // A chapter or heading alone cannot be checked against a longer one.
  if (!isWhole && (digits.length < 3 || isHeading(restored))) return checked(restored, [...repairs, 'hs-leading-zero']);
  if (digits.length > 6 && isHeading(digits)) return checked(digits.slice(0, 6), [...repairs, 'hs-cut']);
  return { problem: 'hs-unreadable' };
}

function isHeading(digits: string): boolean {
  return Object.hasOwn(headingFile.headings, digits.slice(0, 4));
}

/** `3.30499E+09` had 10 digits and `3.0749E+08` had 9, so it lost a leading zero; the digits after the mantissa are lost. */
function fromScientific([, first, rest = '', power]: RegExpExecArray, repairs: readonly RepairKind[]): Reading<string> {
  const isShort = (Number(power) + 1) % 2 === 1;
  const certain = `${isShort ? '0' : ''}${first}${rest}`;
  const digits = certain.slice(0, certain.length - (certain.length % 2));
  if (digits.length < 2 || digits.length > Number(power) + 2) return { problem: 'hs-unreadable' };
  return checked(digits, [...repairs, 'hs-scientific', ...(isShort ? (['hs-leading-zero'] as const) : [])]);
}

function checked(digits: string, repairs: readonly RepairKind[]): Reading<string> {
  const chapter = Number(digits.slice(0, 2));
  const isCode = digits.length >= 2 && digits.length <= 10 && chapter >= 1 && chapter <= 97 && chapter !== 77;
  if (!isCode) return { problem: 'hs-unreadable' };
  return repairs.length === 0 ? { value: digits } : { value: digits, repairs };
}

/** The prefixes of an HS code that are compared: 2 (chapter), 4 (heading) and 6 digits (subheading), as far as it goes; digits after the sixth are national. */
export function hsPrefixes(code: string): string[] {
  return [2, 4, 6].filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits));
}
