import type { PartialWeights } from '../../src/index.ts';

/**
 * What the score loses without each of its parts. A part is left out by public weights alone; to add one, give it a weight that
 * switches it off (`src/rank/weights.ts`) and a line here.
 */
export const ABLATIONS: Readonly<Record<string, PartialWeights>> = {
  'words and given codes alone (no lexicon)': { terms: { concepts: 0, codes: { inferred: { seller: 0, buyer: 0 } } } },
  'codes for concepts': { terms: { concepts: 0 } },
  'concepts alone (no words)': { terms: { words: 0 } },
  'a concept counts as a word': { terms: { concepts: 1 } },
  'no words by sound': { terms: { bySound: 0 } },
  'materials in full': { terms: { materials: 1 } },
  'nobody inherits a class': { terms: { inherited: { seller: 0, buyer: 0 } } },
  'sellers inherit no class': { terms: { inherited: { seller: 0 } } },
  'buyers inherit no class': { terms: { inherited: { buyer: 0 } } },
  'buyers inherit as sellers do': { terms: { inherited: { buyer: 0.9 } } },
  'no HS codes': { hs: 0 },
  'HS codes alone': { text: 0, hs: 1 },
  'no inferred codes': { terms: { codes: { inferred: { seller: 0, buyer: 0 } } } },
  'roles: who sells counts as a buyer': { roles: { sells: 1 } },
  'roles: machines as the goods': { roles: { machines: 1 } },
  'roles: raw materials as the goods': { roles: { rawMaterial: 1 } },
  'roles: manufacturers in full': { roles: { manufacturer: 1 } },
  'roles: used goods as new ones': { roles: { used: 1 } },
  'roles: any audience': { roles: { audience: 1 } },
  'no roles at all': { roles: { sells: 1, machines: 1, rawMaterial: 1, manufacturer: 1, used: 1, audience: 1 } },
  'no market': { market: 0 },
  'no price': { price: 0 },
  'no certification': { certification: 0 },
  'no activity': { activity: 0 },
  'no fit at all': { market: 0, price: 0, certification: 0, activity: 0 },
  'field weights flat': {
    fields: {
      product: { name: 1, keywords: 1, description: 1 },
      buyer: { interests: 1, description: 1, companyName: 1 },
    },
  },
  'no descriptions': { fields: { product: { description: 0 }, buyer: { description: 0 } } },
};
