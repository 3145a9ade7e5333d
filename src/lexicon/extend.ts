import { type CompiledLexicon, codedConcepts, codedTerms } from './compile.ts';
import { frontCode, frontDecode } from './frontCode.ts';
import type { SourceConcept } from './source.ts';

/**
 * A compiled lexicon with more concepts and terms. Concepts get the numbers behind those that are there; an added term takes
 * the place of an equal one. Only the letters that added terms begin with are coded anew.
 *
 * @param added New concepts.
 * @param extended Concepts that are there, with their further terms alone.
 */
export function extendLexicon(
  base: CompiledLexicon,
  added: readonly SourceConcept[],
  extended: readonly SourceConcept[],
): CompiledLexicon {
  const numbers = new Map<string, number>();
  for (const record of base.concepts.split(';').slice(0, -1))
    numbers.set(record.slice(0, record.indexOf('|')), numbers.size);
  for (const { id } of added) numbers.set(id, numbers.size);
  const terms = codedTerms([...added, ...extended], numbers);
  return {
    concepts: base.concepts + codedConcepts(added, numbers),
    spaced: extendTable(base.spaced, terms.spaced),
    unspaced: extendTable(base.unspaced, terms.unspaced),
    roles: base.roles,
  };
}

function extendTable(buckets: readonly string[], added: ReadonlyMap<string, string>): string[] {
  const byFirst = new Map<number, Map<string, string>>();
  for (const [key, senses] of added) {
    const first = key.charCodeAt(0);
    const known = byFirst.get(first);
    if (known === undefined) byFirst.set(first, new Map([[key, senses]]));
    else known.set(key, senses);
  }
  const kept = buckets.map((bucket) => {
    // The first record of a bucket shares nothing: its key begins behind one digit.
    const first = bucket.charCodeAt(1);
    const more = byFirst.get(first);
    byFirst.delete(first);
    return more === undefined ? bucket : frontCode(new Map([...frontDecode(bucket), ...more]))[0]!;
  });
  const fresh = [...byFirst.values()].flatMap((more) => frontCode(more));
  return [...kept, ...fresh].sort((a, b) => a.charCodeAt(1) - b.charCodeAt(1));
}
