/** A stream of random whole numbers. */
export interface Random {
  /** 32 random bits, as a whole number in 0..2^32-1. */
  bits(): number;
  /** A whole number in 0..count-1, each equally probable; `count` in 1..2^31. */
  below(count: number): number;
}

/**
 * The generator sfc32 (small fast counting, 128 bits of state): the same seed gives the same stream on every machine and
 * Node version, for it adds, shifts and xors 32-bit integers only.
 *
 * Source: Chris Doty-Humphrey, PractRand; 15 rounds after seeding mix the seed into the whole state.
 *
 * @param seed A whole number in 0..2^32-1.
 */
export function createRandom(seed: number): Random {
  let a = 0;
  let b = seed | 0;
  let c = 0;
  let counter = 1;

  function bits(): number {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  // Takes just enough high bits and rejects what lies past the end: no modulo, so no bias. Fewer than 2 draws on average.
  function below(count: number): number {
    const shift = Math.clz32(count - 1);
    if (shift === 32) return 0; // count is 1; `x >>> 32` would be `x`.
    let value = bits() >>> shift;
    while (value >= count) value = bits() >>> shift;
    return value;
  }

  for (let round = 0; round < 15; round++) bits();
  return { bits, below };
}
