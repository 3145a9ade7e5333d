import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringTable } from '../../../src/vectors/stringTable.ts';

describe('a string table', () => {
  it('gives every string back and finds it, whatever its code units', () => {
    const text = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) });
    const latin = fc.string({ unit: 'binary-ascii' });
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(text, latin), { maxLength: 300 }), (strings) => {
        const table = StringTable.build(strings.length, (i) => strings[i]!);
        const reopened = new StringTable(table.arrays);
        expect(strings.map((_, i) => reopened.at(i))).toEqual(strings);
        expect(strings.map((string) => reopened.find(string))).toEqual(strings.map((_, i) => i));
      }),
    );
  });

  it('does not find what is not there', () => {
    const table = StringTable.build(2, (i) => ['크림', 'cream'][i]!);
    expect(['', 'crea', 'cream ', '크'].map((text) => table.find(text))).toEqual([-1, -1, -1, -1]);
  });
});
