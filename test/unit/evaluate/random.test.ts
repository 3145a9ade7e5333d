import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/evaluate/random.ts';

/** sfc32 once more, straight from its definition, in integers without limit. */
function* sfc32(seed: number): Generator<number> {
  const word = (value: bigint) => BigInt.asUintN(32, value);
  let [a, b, c, counter] = [0n, BigInt(seed), 0n, 1n];
  for (let round = 0; ; round++) {
    const result = word(a + b + counter);
    counter = word(counter + 1n);
    a = b ^ (b >> 9n);
    b = word(c + (c << 3n));
    c = word(word((c << 21n) | (c >> 11n)) + result);
    if (round >= 15) yield Number(result);
  }
}

describe('createRandom', () => {
  test.each([0, 1, 42, 0x8000_0000, 0xffff_ffff])('follows the definition of sfc32 for seed %i', (seed) => {
    const random = createRandom(seed);
    const expected = sfc32(seed);
    for (let i = 0; i < 1000; i++) expect(random.bits()).toBe(expected.next().value);
  });

  test('never changes: the first numbers of seed 1', () => {
    const random = createRandom(1);
    expect(Array.from({ length: 4 }, () => random.bits())).toMatchInlineSnapshot(`
      [
        1779833415,
        2026416846,
        1661539736,
        2729060721,
      ]
    `);
    expect(Array.from({ length: 8 }, () => random.below(10))).toMatchInlineSnapshot(`
      [
        2,
        2,
        2,
        3,
        0,
        8,
        5,
        3,
      ]
    `);
  });

  test.each([1, 2, 3, 6, 7, 8, 9, 100])('below(%i) gives every number equally often', (count) => {
    const random = createRandom(7);
    const draws = 10_000 * count;
    const seen = new Array<number>(count).fill(0);
    for (let i = 0; i < draws; i++) seen[random.below(count)]++;
    // 10,000 expected of each, standard deviation below 100: six deviations.
    for (const times of seen) expect(Math.abs(times - 10_000)).toBeLessThan(600);
  });

  test('below reaches large counts', () => {
    const random = createRandom(3);
    for (let i = 0; i < 100; i++) {
      const value = random.below(2 ** 31);
      expect(Number.isInteger(value) && value >= 0 && value < 2 ** 31).toBe(true);
    }
  });
});
