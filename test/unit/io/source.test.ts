import { once } from 'node:events';
import { createReadStream, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { openSource, type Source } from '../../../src/io/source.ts';

let folder: string;
const oldTmp = process.env.TMPDIR;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'buyermatch-source-'));
  process.env.TMPDIR = folder;
});
afterAll(() => {
  if (oldTmp === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = oldTmp;
  rmSync(folder, { recursive: true, force: true });
});

const spools = () => readdirSync(folder).filter((name) => name.endsWith('.spool'));
const file = (name: string, content: string | Buffer = 'a,b\n1,2\n') => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

async function readTwice(source: Source) {
  const opened = await openSource(source);
  const read = async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of opened.chunks()) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString();
  };
  try {
    return { name: opened.name, texts: [await read(), await read()] };
  } finally {
    await opened.close();
  }
}

const message = (source: Source) =>
  openSource(source).then(
    () => 'no error',
    (error: Error) => (error instanceof InputError ? error.message : `wrong class: ${error}`),
  );

describe('is read twice', () => {
  const text = 'a,b\n1,한글\n';
  const cases: Record<string, () => { source: Source; name: string }> = {
    'from a path': () => ({ source: file('x.csv', text), name: join(folder, 'x.csv') }),
    'from a file: URL': () => ({ source: pathToFileURL(file('x.csv', text)), name: join(folder, 'x.csv') }),
    'from text': () => ({ source: text, name: '<text>' }),
    'from bytes': () => ({ source: Buffer.from(text), name: '<bytes>' }),
    'from a stream': () => ({ source: createReadStream(file('x.csv', text)), name: '<stream>' }),
    'from a stream of strings': () => ({ source: Readable.from(['a,b\n1,', '한글\n']), name: '<stream>' }),
    'from an array of chunks': () => ({
      source: [Buffer.from('a,b\n'), '1,한글', new Uint8Array([10])],
      name: '<stream>',
    }),
    'from a generator': () => ({
      source: (function* () {
        yield 'a,b\n';
        yield '1,한글\n';
      })(),
      name: '<stream>',
    }),
  };
  test.each(Object.entries(cases))('%s', async (_, make) => {
    const { source, name } = make();
    expect(await readTwice(source)).toEqual({ name, texts: [text, text] });
    expect(spools()).toEqual([]);
  });

  test('a surrogate pair cut by two string chunks is put together', async () => {
    expect((await readTwice(['a,b\n1,\ud83d', '\ude00\n'])).texts[0]).toBe('a,b\n1,😀\n');
  });

  test('a one-shot stream can be opened once only, and says so', async () => {
    const stream = Readable.from(['a,b\n']);
    await readTwice(stream);
    expect(await message(stream)).toBe(
      '<stream>: this stream has been read already; give a path, or an iterable that starts anew.',
    );
  });
});

describe('errors are one line with the mend', () => {
  test('a file that does not exist, with the nearest name of its folder', async () => {
    file('sellers.csv');
    expect(await message(join(folder, 'seller.csv'))).toBe(
      `${folder}/seller.csv: no such file; did you mean "sellers.csv"?`,
    );
    expect(await message(join(folder, 'something-else.csv'))).toBe(
      `${folder}/something-else.csv: no such file; check the path.`,
    );
    expect(await message('/no/such/folder/x.csv')).toBe(
      '/no/such/folder/x.csv: no such file: the folder "/no/such/folder" does not exist.',
    );
  });

  test('a Korean name that the file system holds decomposed', async () => {
    const decomposed = file('업체.csv'.normalize('NFD'));
    expect(await message(join(folder, '업체.csv'))).toContain(`did you mean "${decomposed.split('/').at(-1)}"?`);
  });

  test('a folder, an empty path and an empty file', async () => {
    expect(await message(folder)).toBe(`${folder}: this is a folder; expected a CSV file.`);
    expect(await message('')).toBe('the path of an input file is empty; give a path.');
    expect(await message(file('empty.csv', ''))).toBe(
      `${folder}/empty.csv: the file is empty; expected a header line and rows under it.`,
    );
    expect(await message([])).toBe('<stream>: the file is empty; expected a header line and rows under it.');
  });

  test('no permission', async () => {
    await chmod(file('secret.csv'), 0);
    const isRoot = process.getuid?.() === 0;
    // Root may read everything, so it becomes nobody for the time of the test.
    if (isRoot) process.seteuid!(65534);
    try {
      expect(await message(join(folder, 'secret.csv'))).toContain('no permission to read the file');
    } finally {
      if (isRoot) process.seteuid!(0);
    }
  });

  test.each([
    [
      'xlsx',
      Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml'),
      'this is an Excel workbook (.xlsx), not CSV text. In Excel choose File > Save As',
    ],
    ['xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'this is an Excel 97-2003 workbook (.xls), not CSV text. In Excel'],
    ['zip', Buffer.from('PK\x03\x04\x14\0\0\0data.csv'), 'this is a zip archive, not CSV text. Unpack it first'],
    ['pdf', Buffer.from('%PDF-1.7'), 'this is a PDF document'],
    ['csv.gz', gzipSync('a,b\n'), 'this is a gzip archive, not CSV text. Unpack it first'],
    ['parquet', Buffer.from('PAR1\x15\0'), 'this is a Parquet file'],
    ['png', Buffer.from('89504e470d0a1a0a', 'hex'), 'this is a PNG image'],
    ['jpg', Buffer.from('ffd8ffe0', 'hex'), 'this is a JPEG image'],
    ['html.xls', Buffer.from('\ufeff<html><table>'), 'this is an HTML or XML page, not CSV text. In Excel'],
    ['bin', Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 37) % 256)), 'this is a binary file'],
  ])('a .%s file', async (extension, content, expected) => {
    expect(await message(file(`f.${extension}`, content))).toContain(`f.${extension}: ${expected}`);
  });

  test('a stream that fails, and one with chunks of another kind', async () => {
    const failing = new Readable({
      read() {
        this.destroy(new Error('connection lost'));
      },
    });
    expect(await message(failing)).toBe('<stream>: the stream failed: connection lost.');
    expect(await message([{ a: 1 }] as never)).toBe(
      '<stream>: a chunk must be a Buffer, Uint8Array or string; found object.',
    );
    expect(await message(42 as never)).toContain('expected a path');
    expect(spools()).toEqual([]);
  });
});

test('a pipe is read like a stream', async () => {
  const { spawn } = await import('node:child_process');
  const fifo = join(folder, 'pipe');
  await once(spawn('mkfifo', [fifo]), 'exit');
  const writer = spawn('sh', ['-c', `printf 'a,b\\n1,2\\n' > ${fifo}`]);
  expect((await readTwice(fifo)).texts).toEqual(['a,b\n1,2\n', 'a,b\n1,2\n']);
  writer.kill();
});

test('a temporary copy that cannot be made is told', async () => {
  const inner = await mkdtemp(join(folder, 'gone-'));
  await mkdir(inner, { recursive: true });
  rmSync(inner, { recursive: true });
  process.env.TMPDIR = inner;
  expect(await message(['a\n'])).toContain('<stream>: ');
  process.env.TMPDIR = folder;
});
