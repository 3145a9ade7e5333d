import { InputError } from '../errors.ts';
import { findHeader, type HeaderLine } from './delimiter.ts';
import { Decoder, type Encoding } from './encoding.ts';
import type { Column } from './headers.ts';
import { type ColumnMapping, countRecognized, type MatchedHeaders, matchHeaders } from './matchHeaders.ts';
import { type RawRecord, RecordSplitter } from './records.ts';
import { type OpenSource, openSource, type Source } from './source.ts';

/** The header must stand within this much text. */
const HEAD_LENGTH = 64 * 1024;

/** An opened CSV file: its header is known, and its records can be read any number of times. */
export class CsvFile {
  /** What messages call it. */
  readonly name: string;
  readonly delimiter: string;
  readonly headers: MatchedHeaders;
  /** Final once a pass has come to the end, as are the counts below. */
  encoding: Encoding = 'utf-8';
  undecodable = 0;
  emptyLines = 0;

  /** How much of the source the running pass has read, 0..1. */
  fraction = 0;

  readonly #source: OpenSource;
  readonly #recordsBeforeRows: number;

  private constructor(source: OpenSource, header: HeaderLine, headers: MatchedHeaders) {
    this.#source = source;
    this.#recordsBeforeRows = header.records;
    this.name = source.name;
    this.delimiter = header.delimiter;
    this.headers = headers;
  }

  /** @throws InputError when the source cannot be read, or its header lacks a required column. */
  static async open(source: Source, table: readonly Column[], mapping?: ColumnMapping): Promise<CsvFile> {
    const opened = await openSource(source);
    try {
      const header = findHeader(await readHead(opened), (cells) => countRecognized(cells, table, mapping));
      if (header === undefined) {
        throw new InputError('the file has only blank lines; expected a header line and rows under it.', {
          file: opened.name,
        });
      }
      const place = { file: opened.name, line: header.line };
      if (header.cells === undefined) {
        throw new InputError('the header line has a broken quote; remove the stray " and run again.', place);
      }
      return new CsvFile(opened, header, matchHeaders(header.cells, table, mapping, place));
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  /** All records under the header, in batches as they were read. */
  async *batches(): AsyncGenerator<RawRecord[], void, undefined> {
    const decoder = new Decoder();
    const splitter = new RecordSplitter(this.delimiter, this.headers.width);
    let skip = this.#recordsBeforeRows;
    const finish = (records: RawRecord[]): RawRecord[] => {
      this.encoding = decoder.encoding;
      this.undecodable = decoder.undecodable;
      this.emptyLines = splitter.emptyLines;
      if (skip === 0) return records;
      const rows = records.slice(skip);
      skip -= records.length - rows.length;
      return rows;
    };
    let read = 0;
    for await (const chunk of this.#source.chunks()) {
      read += chunk.length;
      this.fraction = Math.min(1, read / this.#source.size);
      const records: RawRecord[] = [];
      splitter.push(decoder.write(chunk), records);
      yield finish(records);
    }
    const records: RawRecord[] = [];
    splitter.push(decoder.end(), records);
    splitter.end(records);
    yield finish(records);
  }

  close(): Promise<void> {
    return this.#source.close();
  }
}

async function readHead(source: OpenSource): Promise<string> {
  const decoder = new Decoder();
  let text = '';
  for await (const chunk of source.chunks()) {
    text += decoder.write(chunk);
    if (text.length >= HEAD_LENGTH) return text;
  }
  return text + decoder.end();
}
