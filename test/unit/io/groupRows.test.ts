import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvFile } from '../../../src/io/csvFile.ts';
import { groupRows } from '../../../src/io/groupRows.ts';
import { type HashId, HashSet32, hashId } from '../../../src/io/idTable.ts';
import { RowReader } from '../../../src/io/rows.ts';

const TABLE = [{ name: 'id', accepted: [], required: true as const }];

async function group(ids: string[], hash?: HashId): Promise<string[]> {
  const file = await CsvFile.open(`id,n\n${ids.map((id, i) => `${id},${i + 1}\n`).join('')}`, TABLE);
  const reader = new RowReader(file.delimiter, file.headers, TABLE);
  const out: string[] = [];
  for await (const items of groupRows(file, reader, hash)) {
    for (const item of items) {
      if (item.kind === 'group') out.push(`${item.rows[0]!.id}:${item.rows.map(({ cells }) => cells[1]).join(' ')}`);
      else if (item.kind === 'reject') out.push(`reject:${item.line - 1}`);
    }
  }
  await file.close();
  return out;
}

/** The plain reading of the task. */
function expected(ids: string[]): string[] {
  const groups = new Map<string, number[]>();
  ids.forEach((id, i) => {
    if (id !== '') groups.set(id, [...(groups.get(id) ?? []), i + 1]);
  });
  return [...groups].map(([id, rows]) => `${id}:${rows.join(' ')}`);
}

const HASHES: Record<string, HashId | undefined> = {
  'the usual hash': undefined,
  'one hash for all': () => 7,
  'the free-slot mark as hash': () => 0,
  'two hashes': (id) => id.charCodeAt(0) % 2,
};

describe.each(Object.entries(HASHES))('with %s', (_, hash) => {
  test('scattered rows of an id join its first rows, in order of the file', async () => {
    expect(await group(['a', 'a', 'b', 'a', 'a', 'b', 'c', 'a', 'c'], hash)).toEqual(['a:1 2 4 5 8', 'b:3 6', 'c:7 9']);
  });

  test('rows after a skipped row of another id are skipped too', async () => {
    expect(await group(['x', 'y', 'x', 'y', 'y', 'z'], hash)).toEqual(['x:1 3', 'y:2 4 5', 'z:6']);
  });

  test('rejected rows do not part the rows around them, and come once, in order', async () => {
    expect(await group(['a', '', 'a', 'b', '', 'a'], hash)).toEqual(['reject:2', 'a:1 3 6', 'reject:5', 'b:4']);
  });

  test('any order of ids is grouped as by the plain reading of the task', async () => {
    const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(ids, async (list) => {
        const found = await group(list, hash);
        expect(found.filter((line) => !line.startsWith('reject'))).toEqual(expected(list));
        const rejects = list.flatMap((id, i) => (id === '' ? [`reject:${i + 1}`] : []));
        expect(found.filter((line) => line.startsWith('reject'))).toEqual(rejects);
      }),
      { numRuns: 100 },
    );
  });
});

test('the hash set finds what was added, also when it has grown', () => {
  const set = new HashSet32();
  for (let i = 0; i < 5000; i++) expect(set.add(hashId(`id-${i}`))).toBe(true);
  for (let i = 0; i < 5000; i++) expect(set.add(hashId(`id-${i}`))).toBe(false);
});
