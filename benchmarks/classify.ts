/**
 * How often is the right HS code first, or among the first five? On data/classify: product texts as shops write them, none
 * of them a term of the lexicon. Intervals are Wilson's, 95 %.
 *
 *     npx tsx benchmarks/classify.ts [--errors] [--json]
 *
 * HS6 is right only where `classify` gives all six digits; a code of four digits counts for HS4 alone.
 */
import { parseArgs } from 'node:util';
import { wilson } from './lib/statistics.ts';
import { AT, classifyAllTexts, classifyTexts, isRight, type ClassifiedText as Row } from './quality/classifyTexts.ts';
import { aligned } from './quality/print.ts';

const { values: options } = parseArgs({
  options: { errors: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});

/** Figures of fewer texts say next to nothing. */
const FEWEST = 10;

const COLUMNS = [4, 6].flatMap((digits) =>
  [1, AT].map((count) => ({
    name: `HS${digits}@${count}`,
    isRight: (row: Row) => (row.right[0]!.length < digits ? undefined : isRight(row, digits, count)),
  })),
);

function figures(some: readonly Row[]): (ReturnType<typeof wilson> | undefined)[] {
  return COLUMNS.map(({ isRight }) => {
    const judged = some.map(isRight).filter((value) => value !== undefined);
    return judged.length === 0 ? undefined : wilson(judged.filter(Boolean).length, judged.length);
  });
}

function groups(rows: readonly Row[]): [string, Row[]][] {
  const languages = [...new Set(rows.map(({ language }) => language))];
  const of = (language: string): [string, Row[]] => [language, rows.filter((row) => row.language === language)];
  const others = languages.filter((language) => language !== 'ko' && language !== 'en').sort();
  const confidence = ({ found }: Row) => found[0]?.confidence ?? 0;
  const between = (low: number, high: number): [string, Row[]] => [
    `confidence ${low} to ${Math.min(high, 1)}`,
    rows.filter((row) => row.found.length > 0 && confidence(row) >= low && confidence(row) < high),
  ];
  const all: [string, Row[]][] = [
    ['all', [...rows]],
    of('ko'),
    of('en'),
    ['other languages', rows.filter(({ language }) => others.includes(language))],
    ...others.map(of),
    between(0.5, 1.1),
    between(0.25, 0.5),
    between(0.1, 0.25),
    between(0, 0.1),
  ];
  return all.filter(([, some]) => some.length >= FEWEST);
}

function print(title: string, rows: readonly Row[]): void {
  const lines = groups(rows).map(([label, some]) => [
    label,
    String(some.length),
    ...figures(some).map((rate) =>
      rate ? `${rate.share.toFixed(3)} [${rate.low.toFixed(3)}, ${rate.high.toFixed(3)}]` : '',
    ),
    String(some.filter(({ found }) => found.length === 0).length),
  ]);
  console.log(
    [`## ${title}`, ...aligned([['', 'texts', ...COLUMNS.map(({ name }) => name), 'no code'], ...lines]), ''].join(
      '\n',
    ),
  );
}

function printErrors(rows: readonly Row[]): void {
  for (const row of rows.filter((candidate) => !isRight(candidate, 4, 1))) {
    const found = row.found.map(
      ({ code, concepts }) => `${code} (${concepts.map(({ word, en }) => `${word} = ${en}`).join(', ')})`,
    );
    const place = isRight(row, 4, AT) ? 'among five' : 'missing';
    console.log(
      `${row.language}  ${row.text}\n    right ${row.right.join(' ')}, ${place}: ${found.join('; ') || 'nothing'}`,
    );
  }
}

const rows = classifyAllTexts();
if (options.json) {
  const table = groups(rows).map(([label, some]) => ({
    label,
    texts: some.length,
    ...Object.fromEntries(figures(some).map((rate, i) => [COLUMNS[i]!.name, rate])),
  }));
  console.log(JSON.stringify(table, undefined, 2));
} else if (options.errors) printErrors(rows);
else {
  print('Product texts of shops', rows);
  print('The first 120 texts (headings only)', classifyTexts('first'));
}
