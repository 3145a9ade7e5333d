import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { readBuyers } from '../../../src/io/readBuyers.ts';
import { readSellers } from '../../../src/io/readSellers.ts';
import type { Reject } from '../../../src/io/report.ts';

const HEADER = 'seller_id,product_name,buyer_id,hs_code,hs_codes,country,target_markets\n';

async function check(source: Buffer): Promise<void> {
  for (const read of [readSellers, readBuyers]) {
    const rejects: Reject[] = [];
    const reader = read(source, { onReject: (reject) => void rejects.push(reject) });
    const ids = new Set<string>();
    let profiles = 0;
    try {
      for await (const { id } of reader) {
        profiles++;
        ids.add(id);
        expect(reader.report.rows).toBe(reader.report.used + reader.report.rejected);
      }
    } catch (error) {
      // Bytes may happen to look like no text at all; any other failure is a fault.
      if (error instanceof InputError && /not CSV text|no column|broken quote|blank lines/.test(error.message))
        continue;
      throw error;
    }
    const { report } = reader;
    expect(report.rows).toBe(report.used + report.rejected);
    expect(report.rejected).toBe(rejects.length);
    expect(report.profiles).toBe(profiles);
    expect(ids.size).toBe(profiles);
    expect(rejects.map(({ line }) => line)).toEqual(rejects.map(({ line }) => line).sort((a, b) => a - b));
  }
}

test('rows = used + rejected, each id comes once, and rejects are in order, on arbitrary text', async () => {
  const parts = fc.constantFrom(
    '"',
    '""',
    ',',
    ',',
    ' ',
    'a',
    'b',
    '1',
    '한',
    '\n',
    '\n',
    '\r\n',
    '\r',
    '3304',
    ';',
    '=',
  );
  const text = fc.array(parts, { maxLength: 60 }).map((list) => Buffer.from(HEADER + list.join('')));
  await fc.assert(fc.asyncProperty(text, check), { numRuns: 1000 });
});

test('and on arbitrary bytes', async () => {
  const bytes = fc.uint8Array({ maxLength: 120 });
  await fc.assert(
    fc.asyncProperty(bytes, async (tail) => check(Buffer.concat([Buffer.from(HEADER), tail]))),
    { numRuns: 500 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (all) => check(Buffer.from(all))),
    { numRuns: 300 },
  );
});
