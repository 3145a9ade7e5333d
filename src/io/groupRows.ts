import { type HashId, HashSet32, hashId } from './idTable.ts';
import type { RawRecord } from './records.ts';
import type { BlankRow, RejectedRow, Row, RowReader } from './rows.ts';

/** All rows of one id, in the order of the file. */
export interface Group {
  kind: 'group';
  rows: Row[];
}

/** Groups, and the records that are in none. */
export type Item = Group | RejectedRow | BlankRow;

/** What can be read twice: {@link CsvFile}. */
export interface RecordSource {
  batches(): AsyncIterable<RawRecord[]>;
}

type Reader = Pick<RowReader, 'read' | 'peek'>;

/** Rows that stand apart from the first rows of their id. */
interface LateRows {
  /** Empty once they are joined to their group. */
  records: RawRecord[];
  /** Joined rows that the second pass has still to come by and skip; undefined before the group is complete. */
  toSkip: number | undefined;
}

/**
 * Groups rows by id in order of first appearance, though rows of one id may be scattered over the file. Two passes:
 * 1. a survey notes the hash of each id, and keeps the rows whose hash was seen before, unless they directly follow a row of
 *    the same id (rejected rows do not count);
 * 2. when the first rows of an id are complete, the kept ones that come after them are joined, and skipped later.
 *
 * Memory: 4 bytes times 2 to 4 for each id, plus the scattered rows. Two ids with the same hash only make the survey keep
 * rows needlessly: kept rows are found by their id, and those that turn out to be first are read from the file.
 *
 * Rejected rows come in the order of the file, each once.
 */
export async function* groupRows(
  source: RecordSource,
  reader: Reader,
  hash: HashId = hashId,
): AsyncGenerator<Item[], void, undefined> {
  const late = await survey(source, reader, hash);
  let rows: Row[] = [];
  /** Undefined before the first row. */
  let id: string | undefined;
  let skipping = false;

  const complete = (out: Item[]): void => {
    if (rows.length === 0) return;
    const kept = late.get(id!);
    if (kept !== undefined) joinLate(late, id!, kept, rows, reader);
    out.push({ kind: 'group', rows });
    rows = [];
  };

  for await (const records of source.batches()) {
    const out: Item[] = [];
    for (const record of records) {
      record.text = own(record.text);
      const row = reader.read(record);
      if (row.kind !== 'row') {
        out.push(row);
        continue;
      }
      if (row.id !== id) {
        complete(out);
        id = row.id;
        skipping = late.get(id)?.toSkip !== undefined;
      }
      if (skipping) skipOne(late, row.id);
      else rows.push(row);
    }
    yield out;
  }
  const out: Item[] = [];
  complete(out);
  yield out;
}

async function survey(source: RecordSource, reader: Reader, hash: HashId): Promise<Map<string, LateRows>> {
  const seen = new HashSet32();
  const late = new Map<string, LateRows>();
  let previous: string | undefined;
  let isLate = false;
  for await (const records of source.batches()) {
    for (const record of records) {
      const id = reader.peek(record);
      if (id === undefined) continue;
      if (id !== previous) {
        previous = id;
        isLate = !seen.add(hash(id));
      }
      if (!isLate) continue;
      const kept = late.get(id);
      const copy = { ...record, text: own(record.text) };
      if (kept === undefined) late.set(own(id), { records: [copy], toSkip: undefined });
      else kept.records.push(copy);
    }
  }
  return late;
}

/** Joins the kept rows after the last of `rows`; those before it are `rows` themselves, kept for a collision. */
function joinLate(late: Map<string, LateRows>, id: string, kept: LateRows, rows: Row[], reader: Reader): void {
  const last = rows.at(-1)!.line;
  const joined = kept.records.filter(({ line }) => line > last);
  for (const record of joined) rows.push(reader.read(record) as Row);
  kept.records = [];
  kept.toSkip = joined.length;
  if (joined.length === 0) late.delete(id);
}

function skipOne(late: Map<string, LateRows>, id: string): void {
  const kept = late.get(id);
  if (kept !== undefined && --kept.toSkip! === 0) late.delete(id);
}

/**
 * A copy: a piece of a string keeps the whole string alive, here 256 KB of the file. V8 makes the copy when it has to look
 * into a text that was put together; the piece of it without the space keeps no more than the copy alive.
 */
function own(text: string): string {
  const joined = `${text} `;
  joined.charCodeAt(0);
  return joined.slice(0, -1);
}
