import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relevance, textNeeded } from '../../../src/rank/combine.ts';
import { resolveWeights } from '../../../src/rank/weights.ts';

const unit = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1e-12, 0.5, 1 - 1e-9, 1));

describe('the text that is needed for a relevance', () => {
  it('is never above a cosine that is enough, for any weights', () => {
    fc.assert(
      fc.property(unit, unit, unit, unit, (text, hs, level, cosine) => {
        const weights = resolveWeights({ text, hs });
        expect(textNeeded(weights, relevance(weights, cosine, level), level)).toBeLessThanOrEqual(cosine);
      }),
      { numRuns: 5000 },
    );
  });
});
