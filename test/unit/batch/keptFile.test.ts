import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../src/batch/journal.ts';
import { type Counts, KeptFile, unfinishedSellers } from '../../../src/batch/keptFile.ts';
import { freshFolder } from '../../helpers/command.ts';

const RUN = { 'the weights': 'w', '--top': '10' };
const counts = (sellers: number): Counts => ({ sellers, withoutMatch: 0, rows: sellers, failed: [] });
const line = (i: number) => Buffer.from(`seller ${i}\n`);

/** A run that has written some sellers, with a checkpoint after each, and has ended there. */
async function unfinished(path: string, sellers: number, fingerprint = RUN): Promise<void> {
  const file = await KeptFile.open(path, fingerprint, true);
  for (let i = file.start?.sellers ?? 0; i < sellers; i++) {
    await file.write(line(i));
    await file.checkpoint(counts(i + 1));
    // A checkpoint is left out while one is on its way.
    while (file.keptSellers !== i + 1) await new Promise((done) => setTimeout(done, 1));
  }
  await file.abort();
}

async function finished(path: string, sellers: number): Promise<number> {
  const file = await KeptFile.open(path, RUN, true);
  const from = file.start?.sellers ?? 0;
  for (let i = from; i < sellers; i++) await file.write(line(i));
  await file.commit();
  return from;
}

const whole = (sellers: number) => Array.from({ length: sellers }, (_, i) => line(i)).join('');
const partial = (folder: string) => join(folder, readdirSync(folder).find((name) => /partial-\d+$/.test(name))!);

describe('a kept file', () => {
  it('goes on where an unfinished run was, and leaves nothing behind', async () => {
    const folder = freshFolder();
    const path = join(folder, 'm.csv');
    await unfinished(path, 3);
    expect(existsSync(path)).toBe(false);
    expect(await unfinishedSellers(path)).toBe(3);
    await unfinished(path, 5);
    expect(await finished(path, 7)).toBe(5);
    expect(readFileSync(path, 'utf8')).toBe(whole(7));
    expect(readdirSync(folder)).toEqual(['m.csv']);
  });

  it('leaves nothing of a run that had no checkpoint, and what stood there stays', async () => {
    const folder = freshFolder();
    const path = join(folder, 'm.csv');
    writeFileSync(path, 'old');
    const file = await KeptFile.open(path, RUN, false);
    await file.write(line(0));
    await file.abort();
    expect(readdirSync(folder)).toEqual(['m.csv']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('starts from nothing if there is nothing to go on with', async () => {
    const path = join(freshFolder(), 'm.csv');
    expect(await finished(path, 2)).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(whole(2));
  });

  it('refuses an unfinished run that was made with something else, and names it', async () => {
    const folder = freshFolder();
    const path = join(folder, 'm.csv');
    await unfinished(path, 3, { ...RUN, 'the weights': 'other', '--top': '5' });
    await expect(KeptFile.open(path, RUN, true)).rejects.toThrow(
      /m\.csv: the unfinished run cannot be continued, for the weights and --top are not as it was/,
    );
    // Nothing of it is lost by the refusal.
    expect(await unfinishedSellers(path)).toBe(3);
  });

  it('refuses a run that is still at work', async () => {
    const path = join(freshFolder(), 'm.csv');
    await unfinished(path, 2);
    const file = await KeptFile.open(path, RUN, true);
    await expect(KeptFile.open(path, RUN, true)).rejects.toThrow(`is being written by process ${process.pid}`);
    await file.abort();
  });

  it('goes on from an earlier checkpoint where later bytes were lost or altered', async () => {
    const folder = freshFolder();
    const path = join(folder, 'm.csv');
    await unfinished(path, 9);
    truncateSync(partial(folder), line(0).length * 5 + 3);
    expect(await finished(path, 9)).toBe(5);
    expect(readFileSync(path, 'utf8')).toBe(whole(9));

    await unfinished(path, 9);
    const bytes = readFileSync(partial(folder));
    bytes[line(0).length * 2 + 1]! ^= 1;
    writeFileSync(partial(folder), bytes);
    expect(await finished(path, 9)).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe(whole(9));
  });

  it('takes half a line at the end of its journal for none', async () => {
    const folder = freshFolder();
    const path = join(folder, 'm.csv');
    await unfinished(path, 4);
    appendFileSync(`${partial(folder)}.journal`, '0123456789abcdef {"kind":"checkpoint","sel');
    await unfinished(path, 6);
    expect(await finished(path, 8)).toBe(6);
    expect(readFileSync(path, 'utf8')).toBe(whole(8));
  });

  it('reads of a journal cut at any byte the checkpoints before', async () => {
    const folder = freshFolder();
    await unfinished(join(folder, 'm.csv'), 3);
    const path = `${partial(folder)}.journal`;
    const bytes = readFileSync(path);
    const { checkpoints } = (await readJournal(path))!;
    expect(checkpoints.map(({ sellers }) => sellers)).toEqual([1, 2, 3]);
    for (let length = bytes.length; length >= 0; length--) {
      writeFileSync(path, bytes.subarray(0, length));
      const left = (await readJournal(path))?.checkpoints ?? [];
      expect(left).toEqual(checkpoints.slice(0, left.length));
    }
  });

  it('tells at the next checkpoint when its folder has gone', async () => {
    const folder = join(freshFolder(), 'sub');
    const file = await KeptFile.open(join(folder, 'm.csv'), RUN, false);
    await file.write(line(0));
    rmSync(folder, { recursive: true });
    await file.checkpoint(counts(1));
    await expect(file.finish()).rejects.toThrow(/m\.csv: /);
    await file.abort();
  });
});
