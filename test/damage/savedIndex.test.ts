import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BuyerMatcher } from '../../src/index.ts';
import { folderWith, freshFolder } from '../helpers/command.ts';
import { buyersArbitrary, sellerArbitrary } from '../helpers/profiles.ts';

const BUYERS = [
  { id: 'B1', companyName: '한빛', country: '베트남', interests: ['마스크팩'], hsCodes: ['3304'] },
  { id: 'B2', interests: ['serum'], requiredCertifications: ['CE'], lastActive: '2026-01-01' },
];

async function saved(): Promise<{ path: string; bytes: Uint8Array }> {
  const path = join(freshFolder(), 'b.bmx');
  await (await BuyerMatcher.fromBuyers(BUYERS)).save(path);
  return { path, bytes: readFileSync(path) };
}

describe('a saved index', () => {
  it('opens as the matcher that was saved', async () => {
    const path = join(freshFolder(), 'b.bmx');
    await fc.assert(
      fc.asyncProperty(buyersArbitrary, sellerArbitrary, async (buyers, seller) => {
        const matcher = await BuyerMatcher.fromBuyers(buyers);
        await matcher.save(path);
        const same = await BuyerMatcher.open(path);
        expect(same.match(seller, { limit: 50 })).toEqual(matcher.match(seller, { limit: 50 }));
        expect([same.size, same.asOf, same.expiredCount]).toEqual([matcher.size, matcher.asOf, matcher.expiredCount]);
        for (const { id } of buyers) expect(same.buyer(id)).toEqual(matcher.buyer(id));
        same.add({ id: 'later', interests: ['ginseng'] });
        expect(same.has('later')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('has the same bytes for the same buyers', async () => {
    expect((await saved()).bytes).toEqual((await saved()).bytes);
  });

  it('is refused when any single byte is changed', async () => {
    const { path, bytes } = await saved();
    for (let i = 0; i < bytes.length; i++) {
      const altered = Uint8Array.from(bytes);
      altered[i]! ^= 0x55;
      writeFileSync(path, altered);
      await expect(BuyerMatcher.open(path), `byte ${i}`).rejects.toThrow(/^.*b\.bmx: /);
    }
  });

  it('is refused when it is cut short or grows', async () => {
    const { path, bytes } = await saved();
    for (const length of [0, 1, 15, 16, 100, bytes.length - 33, bytes.length - 1]) {
      writeFileSync(path, bytes.subarray(0, length));
      await expect(BuyerMatcher.open(path), `${length} bytes`).rejects.toThrow(/b\.bmx: (is|has)/);
    }
    writeFileSync(path, Buffer.concat([bytes, Buffer.from('x')]));
    await expect(BuyerMatcher.open(path)).rejects.toThrow('damaged');
  });

  it('says what is wrong and how to mend it', async () => {
    const folder = folderWith({ 'foreign.bmx': 'seller_id,product_name\n1,2\n' });
    await expect(BuyerMatcher.open(join(folder, 'foreign.bmx'))).rejects.toThrow('is not a buyermatch index');
    await expect(BuyerMatcher.open(join(folder, 'none.bmx'))).rejects.toThrow('there is no such file');
    const { path, bytes } = await saved();
    const newer = Uint8Array.from(bytes);
    newer[8] = 99;
    writeFileSync(path, newer);
    await expect(BuyerMatcher.open(path)).rejects.toThrow('newer than this buyermatch reads');
    writeFileSync(path, bytes);
    const weights = { fields: { buyer: { description: 0.9 } } };
    await expect(BuyerMatcher.open(path, { weights })).rejects.toThrow("other weights for the buyers' fields");
    const inherited = { terms: { inherited: { buyer: 1 } } };
    await expect(BuyerMatcher.open(path, { weights: inherited })).rejects.toThrow('fields or terms');
    // What a seller inherits is no part of the file.
    await expect(BuyerMatcher.open(path, { weights: { terms: { inherited: { seller: 1 } } } })).resolves.toBeDefined();
  });
});
