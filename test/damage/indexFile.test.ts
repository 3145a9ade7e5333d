import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuyerMatcher, InputError, type Seller } from '../../src/index.ts';

const SELLER: Seller = { id: 's', products: [{ name: '홍삼 ginseng extract', hsCode: '130219' }] };

let folder: string;
let path: string;
let bytes: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buyermatch-'));
  path = join(folder, 'buyers.bmx');
  const matcher = await BuyerMatcher.fromBuyers([
    { id: 'é-1', companyName: '바이어', country: 'VN', interests: ['ginseng', '홍삼'], hsCodes: ['130219'] },
    { id: 'b-\ud800', description: 'red ginseng extract', requiredCertifications: ['HACCP'], lastActive: '2026-01-01' },
    { id: 'b-2', interests: ['extract'], priceUsd: { max: 4 }, validUntil: '2027-01-01' },
  ]);
  await matcher.save(path);
  bytes = await readFile(path);
});

afterAll(() => rm(folder, { recursive: true }));

describe('an index file', () => {
  it('gives the matches of the matcher that was saved, for ids in any script and even unpaired surrogates', async () => {
    const opened = await BuyerMatcher.open(path);
    const matches = opened.match(SELLER);
    expect(matches.map(({ buyerId }) => buyerId).sort()).toEqual(['b-2', 'b-\ud800', 'é-1']);
    expect(matches).toEqual(opened.match(SELLER, { exhaustive: true }));
    expect(opened.buyer('é-1')).toEqual({ id: 'é-1', companyName: '바이어', country: 'VN' });
    opened.add({ id: 'b-3', interests: ['홍삼'] });
    expect(opened.match(SELLER)).toEqual(opened.match(SELLER, { exhaustive: true }));
  });

  it('has the same bytes each time it is saved', async () => {
    const opened = await BuyerMatcher.open(path);
    await opened.save(join(folder, 'again.bmx'));
    expect((await readFile(join(folder, 'again.bmx'))).equals(bytes)).toBe(true);
  });

  it('is refused when any single byte is changed', async () => {
    const damaged = join(folder, 'damaged.bmx');
    for (let i = 0; i < bytes.length; i++) {
      const copy = Buffer.from(bytes);
      copy[i] = copy[i]! ^ 0x10;
      await writeFile(damaged, copy);
      await expect(BuyerMatcher.open(damaged), `byte ${i}`).rejects.toBeInstanceOf(InputError);
    }
  });

  it('is refused at every length that it could be cut to', async () => {
    const cut = join(folder, 'cut.bmx');
    for (let length = 0; length < bytes.length; length += 97) {
      await writeFile(cut, bytes.subarray(0, length));
      await expect(BuyerMatcher.open(cut), `${length} bytes`).rejects.toBeInstanceOf(InputError);
    }
  });
});
