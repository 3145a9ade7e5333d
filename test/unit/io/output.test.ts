import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BuyermatchError } from '../../../src/errors.ts';
import { AtomicFile } from '../../../src/io/atomicFile.ts';
import { readTable } from '../../../src/io/readTable.ts';
import { RejectsFile } from '../../../src/io/rejects.ts';
import { safeCell, unsafeCell } from '../../../src/io/safeCell.ts';
import { collect } from './helpers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buyermatch-output-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const message = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: Error) => (error instanceof BuyermatchError ? error.message : `wrong class: ${error}`),
  );

describe('safeCell', () => {
  test.each(['=1+1', '+82-10-1234', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '=', '-', '＝1+1', "'=1", '-1+2'])(
    'guards %j, and gives it back',
    (text) => {
      expect(safeCell(text)).toBe(`'${text}`);
      expect(unsafeCell(safeCell(text))).toBe(text);
    },
  );

  test.each(['', 'a', '-1', '+1.5', '-3.2e-5', '1=1', "it's", "'quoted'", '한국', '1-2'])(
    'leaves %j as it is',
    (text) => {
      expect(safeCell(text)).toBe(text);
      expect(unsafeCell(text)).toBe(text);
    },
  );
});

describe('an atomic file', () => {
  test('has its name only once it is whole', async () => {
    const path = join(folder, 'new/folders/out.csv');
    const file = await AtomicFile.open(path);
    file.stream.write('half');
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(join(folder, 'new/folders'))).toEqual([`out.csv.partial-${process.pid}`]);
    file.stream.write(' and half');
    await file.commit();
    await file.abort();
    expect(readFileSync(path, 'utf8')).toBe('half and half');
    expect(readdirSync(join(folder, 'new/folders'))).toEqual(['out.csv']);
  });

  test('leaves what stood there when it is aborted', async () => {
    const path = join(folder, 'out.csv');
    writeFileSync(path, 'old');
    const file = await AtomicFile.open(path);
    file.stream.write('new');
    await file.abort();
    await file.abort();
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['out.csv']);
  });

  test('waits for what is piped in', async () => {
    const file = await AtomicFile.open(join(folder, 'out.txt'));
    Readable.from(Array.from({ length: 500 }, (_, i) => `${i}\n`)).pipe(file.stream);
    await file.commit();
    expect(readFileSync(join(folder, 'out.txt'), 'utf8').split('\n')).toHaveLength(501);
  });

  test('keeps a link, and replaces what it points to', async () => {
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real/out.csv'), 'old');
    symlinkSync(join(folder, 'real/out.csv'), join(folder, 'link.csv'));
    const file = await AtomicFile.open(join(folder, 'link.csv'));
    file.stream.write('new');
    await file.commit();
    expect(readFileSync(join(folder, 'real/out.csv'), 'utf8')).toBe('new');
  });

  test('writes a device directly', async () => {
    const file = await AtomicFile.open('/dev/null');
    file.stream.write('x');
    await file.commit();
    expect(existsSync('/dev/null')).toBe(true);
    expect(readdirSync('/dev').filter((name) => name.startsWith('null'))).toEqual(['null']);
  });

  test('tells what is wrong, in one line', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await message(AtomicFile.open(folder))).toBe(
      `${folder}: this is a folder; give the name of a file to write.`,
    );
    expect(await message(AtomicFile.open(join(folder, 'file/out.csv')))).toContain('is a file, not a folder.');
    expect(await message(AtomicFile.open(join(folder, 'x'.repeat(300))))).toContain('the name is too long');
  });

  test.skipIf(!existsSync('/dev/full'))('tells that the disk is full', async () => {
    const file = await AtomicFile.open('/dev/full');
    file.stream.write('x');
    expect(await message(file.commit())).toBe('/dev/full: the disk is full; free some space and run again.');
  });

  const child = (body: string, shell: string) => {
    const script = `import { AtomicFile } from ${JSON.stringify(join(process.cwd(), 'src/io/atomicFile.ts'))};\n${body}`;
    writeFileSync(join(folder, 'child.mts'), script);
    return spawnSync('bash', ['-c', `node --import tsx ${join(folder, 'child.mts')} ${shell}`], {
      encoding: 'utf8',
      cwd: process.cwd(),
    });
  };

  test('"-" is the standard output, which stays open; a reader that goes away is a quiet end', () => {
    const plain = child(
      `const f = await AtomicFile.open('-'); f.stream.write('one\\n'); await f.commit(); console.log('two');`,
      '',
    );
    expect(plain).toMatchObject({ stdout: 'one\ntwo\n', stderr: '', status: 0 });
    const body = `import { once } from 'node:events';
      const f = await AtomicFile.open('-');
      for (let i = 0; i < 200000; i++) if (!f.stream.write('line ' + i + '\\n')) await once(f.stream, 'drain');
      await f.commit(); console.error('done');`;
    expect(child(body, '| head -n 1; exit $PIPESTATUS')).toMatchObject({
      stdout: 'line 0\n',
      stderr: 'done\n',
      status: 0,
    });
  });

  test('is removed when the process ends halfway', () => {
    child(
      `const f = await AtomicFile.open(${JSON.stringify(join(folder, 'out.csv'))}); f.stream.write('x'); process.exit(1);`,
      '',
    );
    expect(readdirSync(folder)).toEqual(['child.mts']);
  });
});

describe('the rejects file', () => {
  test('has a BOM and a header line even if nothing was rejected', async () => {
    const file = await RejectsFile.open(join(folder, 'r.csv'));
    await file.commit();
    expect(readFileSync(join(folder, 'r.csv'), 'utf8')).toBe('\ufefffile,line,id,reason,record\r\n');
  });

  test('guards formulas, and its records can be read back', async () => {
    const path = join(folder, 'r.csv');
    const file = await RejectsFile.open(path);
    const { onReject } = file;
    const record = '=HYPERLINK("x"),"a\nb';
    await onReject({ file: 's.csv', line: 7, id: '-x', reason: 'missing product_name', record });
    for (let i = 0; i < 5000; i++)
      await onReject({ file: 's.csv', line: i, id: `id${i}`, reason: 'r', record: '한글,"x' });
    await file.commit();
    const rows = await collect(readTable(path, { required: ['file', 'line', 'id', 'reason', 'record'] }));
    expect(rows).toHaveLength(5001);
    expect(rows[0]!.cells).toEqual({
      file: 's.csv',
      line: '7',
      id: "'-x",
      reason: 'missing product_name',
      record: `'${record}`,
    });
    expect(file.rows).toBe(5001);
  });

  test('without a path drops everything', async () => {
    const file = await RejectsFile.open(undefined);
    await file.onReject({ file: 's.csv', line: 1, id: '', reason: '', record: '' });
    await file.commit();
    await file.abort();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.skipIf(!existsSync('/dev/full'))('does not hang when the disk is full', async () => {
    const file = await RejectsFile.open('/dev/full');
    for (let i = 0; i < 50_000; i++)
      await file.onReject({ file: 's.csv', line: i, id: '', reason: '', record: 'x'.repeat(50) });
    expect(await message(file.commit())).toContain('the disk is full');
  });
});
