import fc from 'fast-check';
import { writeToString } from 'fast-csv';
import { describe, expect, test } from 'vitest';
import { CellParser } from '../../../src/io/cells.ts';
import { Decoder } from '../../../src/io/encoding.ts';
import { MAX_LINES } from '../../../src/io/quoteTrail.ts';
import { readTable } from '../../../src/io/readTable.ts';
import { type RawRecord, RecordSplitter } from '../../../src/io/records.ts';
import { RowReader } from '../../../src/io/rows.ts';
import { LineScanner } from '../../../src/io/scanLine.ts';
import { isPlaceholder } from '../../../src/profile/reading.ts';
import { collect, ENCODINGS, encode, pieces, split } from '../../unit/io/helpers.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const delimiters = fc.constantFrom(...DELIMITERS);
/** Text in which quotes, delimiters, spaces and line ends meet often. */
const csvText = (maxLength: number) =>
  fc
    .array(
      fc.constantFrom(
        '"',
        '"',
        '""',
        ',',
        ';',
        '\t',
        '|',
        ' ',
        '\u3000',
        '\ufeff',
        'a',
        '한',
        '\n',
        '\n',
        '\r',
        '\r\n',
        '","',
      ),
      { maxLength },
    )
    .map((parts) => parts.join(''));
const RUNS = { numRuns: 3000 };

describe('cells', () => {
  test('a record without quotes has the same cells by the fast path and by fast-csv', () => {
    const text = csvText(12).map((t) => t.replace(/["\r\n]/g, ''));
    fc.assert(
      fc.property(delimiters, text, (delimiter, record) => {
        fc.pre([...record].some((char) => char !== delimiter && char.trim() !== ''));
        const parser = new CellParser(delimiter);
        expect(parser.parseQuoted(record)).toEqual(parser.parsePlain(record));
      }),
      RUNS,
    );
  });

  test('fast-csv takes every record that the splitter takes, with as many cells as the scanner counts', () => {
    fc.assert(
      fc.property(delimiters, csvText(20), (delimiter, text) => {
        const records: RawRecord[] = [];
        const splitter = new RecordSplitter(delimiter);
        splitter.push(text, records);
        splitter.end(records);
        const parser = new CellParser(delimiter);
        const scanner = new LineScanner(delimiter);
        for (const record of records.filter(({ broken }) => broken === undefined)) {
          scanner.scan(record.text, 0, record.text.length, false);
          expect(parser.parse(record)).toHaveLength(scanner.cells);
        }
      }),
      RUNS,
    );
  });
});

test('the survey sees a row where the reading does, with the same id', () => {
  const table = [
    { name: 'id', accepted: [], required: true as const },
    { name: 'name', accepted: [], required: true as const },
  ];
  const headers = {
    positions: new Map([
      ['id', [1]],
      ['name', [0]],
    ]),
    cells: ['name', 'id', 'other', ''],
    ignored: [],
    width: 4,
    named: 3,
  };
  fc.assert(
    fc.property(delimiters, csvText(15), (delimiter, text) => {
      const reader = new RowReader(delimiter, headers, table);
      const records: RawRecord[] = [];
      const splitter = new RecordSplitter(delimiter, 4);
      splitter.push(text, records);
      splitter.end(records);
      for (const record of records) {
        const row = reader.read(record);
        expect(reader.peek(record)).toBe(row.kind === 'row' ? row.id : undefined);
      }
    }),
    RUNS,
  );
});

describe('records', () => {
  test('are the same however the text is cut', () => {
    fc.assert(
      fc.property(csvText(40), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }), (text, size, cells) => {
        expect(split(text, { cells, size })).toEqual(split(text, { cells }));
      }),
      RUNS,
    );
  });

  test('are those of the plain rule, which scans anew after each broken line', () => {
    fc.assert(
      fc.property(csvText(60), fc.integer({ min: 1, max: 4 }), (text, cells) => {
        expect(split(text, { cells })).toEqual(plainRule(text, cells));
      }),
      RUNS,
    );
    const openers = fc.array(fc.constantFrom('x","y\n', 'a,"b\n', '"",\n', 'plain,row\n'), {
      minLength: MAX_LINES,
      maxLength: 3 * MAX_LINES,
    });
    fc.assert(
      fc.property(openers, (lines) => {
        const text = lines.join('');
        expect(split(text, { cells: 2, size: 5000 })).toEqual(plainRule(text, 2));
      }),
      { numRuns: 5 },
    );
  });

  test('and broken and blank lines account for every physical line', () => {
    fc.assert(
      fc.property(csvText(60), (text) => {
        const { records, broken, emptyLines } = split(text, { cells: 2 });
        const linesOf = (record: string) => record.split(/\r\n|\n|\r/).length;
        const all = text === '' ? 0 : linesOf(text) - (/[\r\n]$/.test(text) ? 1 : 0);
        expect(records.reduce((sum, [, record]) => sum + linesOf(record), broken.length + emptyLines)).toBe(all);
      }),
      RUNS,
    );
  });
});

test('text is decoded alike however its bytes are cut, garbage too', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.integer({ min: 1, max: 7 }), (bytes, size) => {
      const decode = (step: number) => {
        const decoder = new Decoder();
        let text = '';
        for (const piece of pieces(Buffer.from(bytes), step)) text += decoder.write(piece);
        return { text: text + decoder.end(), encoding: decoder.encoding, undecodable: decoder.undecodable };
      };
      expect(decode(size)).toEqual(decode(100));
    }),
    RUNS,
  );
});

test('tables written by fast-csv are read back equal, in every encoding and delimiter', async () => {
  const cell = fc
    .array(
      fc.constantFrom(
        'a',
        'Z',
        '9',
        '"',
        ',',
        ';',
        '\t',
        '|',
        ' ',
        '\n',
        '\r\n',
        '가',
        '똠',
        '쀍',
        '뷁',
        '펲',
        '힣',
        '『',
        '漢',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('').trim());
  // Words for "none" and the header's own text are no ids.
  const id = fc.stringMatching(/^[a-z0-9가-힣]{1,5}$/).filter((text) => text !== 'id' && !isPlaceholder(text));
  const rows = fc.array(fc.tuple(id, cell, cell), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom(...DELIMITERS),
      fc.constantFrom(...ENCODINGS),
      fc.constantFrom('\n', '\r\n'),
      async (table, delimiter, encoding, rowDelimiter) => {
        const header = ['id', '제품명', 'third'];
        const text = await writeToString([header, ...table], { delimiter, rowDelimiter });
        // Two bytes of CP949 may happen to be UTF-8; two in a row of this kind do not.
        const read = await collect(
          readTable(encode(text, encoding), { required: ['id'], optional: ['제품명', 'third'] }),
        );
        expect(read.map(({ cells }) => [cells.id, cells.제품명, cells.third])).toEqual(table);
      },
    ),
    { numRuns: 500 },
  );
});

/** The rule of recovery in its plainest form, in quadratic time. */
function plainRule(text: string, headerCells: number): ReturnType<typeof split> {
  const lines: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/(.*?)(?:\r\n|\n|\r|$)/gsu)) {
    if (match.index < text.length) lines.push({ start: match.index, end: match.index + match[1]!.length });
  }
  const scanner = new LineScanner(',');
  const scan = (from: number, to: number) => scanner.scan(text, lines[from]!.start, lines[to]!.end, false);
  const result: ReturnType<typeof split> = { records: [], broken: [], emptyLines: 0 };
  for (let first = 0; first < lines.length; ) {
    const line = text.slice(lines[first]!.start, lines[first]!.end);
    if (/^[\s,]*$/.test(line)) {
      result.emptyLines++;
      first++;
      continue;
    }
    let last = first;
    let state = scan(first, last);
    while (state === 'open' && last + 1 < lines.length && last - first < MAX_LINES) state = scan(first, ++last);
    const cells = scanner.cells;
    const tooLong = last - first >= MAX_LINES;
    const swallows = () => {
      for (let k = first + 1; k <= last; k++) if (scan(k, k) === 'closed' && scanner.cells === headerCells) return true;
      return false;
    };
    const reason = tooLong
      ? ('longer than 1,000 lines or 1 MB' as const)
      : state === 'malformed'
        ? ('text after a closing quote' as const)
        : state === 'open'
          ? ('a quote that is never closed' as const)
          : cells !== headerCells && swallows()
            ? ('a quote that swallows the lines after it' as const)
            : undefined;
    if (reason !== undefined) {
      result.broken.push([first + 1, reason]);
      first++;
    } else {
      result.records.push([first + 1, text.slice(lines[first]!.start, lines[last]!.end)]);
      first = last + 1;
    }
  }
  return result;
}
