import { readHsCodes } from '../profile/hsCode.ts';
import { CellReader } from './cellReader.ts';
import { CellParser } from './cells.ts';
import { CsvFile } from './csvFile.ts';
import { type Column, SELLER_COLUMNS } from './headers.ts';
import type { ColumnMapping } from './matchHeaders.ts';
import { emptyReport, type ReadReport, type Reject } from './report.ts';
import { RowReader } from './rows.ts';
import { nameOf, type Source } from './source.ts';

/** One row of a table of product texts. */
export interface ProductText {
  /** `id`, else `seller_id/product_id` or the one of them that the row has; without any the line of the file. */
  id: string;
  text: string;
  keywords: readonly string[];
  description: string;
  /** The code that the row gives, 2 to 10 digits. */
  givenCode?: string;
}

/** A plain table of texts, or a sellers file, whose other columns are known and not used. */
const TEXT_COLUMNS: readonly Column[] = [
  { name: 'text', accepted: ['product_name', ...headersOf('product_name'), '품목', '내용'], required: true },
  { name: 'id', accepted: ['ID', '번호'] },
  ...SELLER_COLUMNS.filter(({ name }) => name !== 'product_name').map(({ name }) => ({
    name,
    // 품목 is the text where a table has both.
    accepted: name === 'product_description' ? [...headersOf(name), '내용'] : headersOf(name),
  })),
];

type TextColumn = 'text' | 'id' | 'product_id' | 'seller_id' | 'keywords' | 'product_description' | 'hs_code';

function headersOf(column: string): readonly string[] {
  return SELLER_COLUMNS.find(({ name }) => name === column)!.accepted;
}

export interface ReadTextsOptions {
  columns?: ColumnMapping;
  onReject?: (reject: Reject) => void | Promise<void>;
}

/** Texts in the order of the file, one for each row that can be used, to be iterated once; `report` counts as it goes. */
export class TextReader implements AsyncIterable<ProductText> {
  /** Live while reading, final after it. */
  readonly report: ReadReport;
  readonly #source: Source;
  readonly #options: ReadTextsOptions;

  constructor(source: Source, options: ReadTextsOptions = {}) {
    this.#source = source;
    this.#options = options;
    this.report = emptyReport(nameOf(source));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ProductText, void, undefined> {
    const { report } = this;
    const { columns, onReject } = this.#options;
    const file = await CsvFile.open(this.#source, TEXT_COLUMNS, columns);
    try {
      report.delimiter = file.delimiter;
      report.ignoredColumns = file.headers.ignored;
      const rows = new RowReader(file.delimiter, file.headers, TEXT_COLUMNS);
      const cells = new CellReader<TextColumn>(file.headers.positions, report);
      const rejectedId = idOfRejected(file);
      let blank = 0;
      for await (const records of file.batches()) {
        report.encoding = file.encoding;
        report.undecodable = file.undecodable;
        for (const record of records) {
          const row = rows.read(record);
          if (row.kind === 'blank') {
            blank++;
            continue;
          }
          report.rows++;
          if (row.kind === 'reject') {
            const { line, reason } = row;
            report.rejected++;
            await onReject?.({ file: file.name, line, id: rejectedId(record), reason, record: record.text });
            continue;
          }
          report.used++;
          report.profiles++;
          cells.start(row);
          yield readText(cells, row.line);
        }
      }
      report.emptyLines = file.emptyLines + blank;
    } finally {
      await file.close();
    }
  }
}

/** Products of two sellers may have one id, so a product's own id stands behind its seller's. */
function joinedId(cell: (name: 'id' | 'seller_id' | 'product_id') => string): string {
  return cell('id') || [cell('seller_id'), cell('product_id')].filter((id) => id !== '').join('/');
}

function readText(cells: CellReader<TextColumn>, line: number): ProductText {
  const codes = cells.read('hs_code', readHsCodes);
  if (codes !== undefined && codes.length > 1) cells.problem('hs-more-codes', cells.cell('hs_code'));
  return {
    id: joinedId((name) => cells.cell(name)) || String(line),
    text: cells.cell('text'),
    keywords: cells.list('keywords'),
    description: cells.text('product_description') ?? '',
    givenCode: codes?.[0],
  };
}

/** A rejected row names its text as its id; the file of rejects wants the id. '' if the row is too broken to tell. */
function idOfRejected({ delimiter, headers }: CsvFile): (record: Parameters<CellParser['parse']>[0]) => string {
  const parser = new CellParser(delimiter);
  return (record) => {
    const cells = parser.parse(record) ?? [];
    return joinedId((name) => cells[headers.positions.get(name)?.[0] ?? -1] ?? '');
  };
}
