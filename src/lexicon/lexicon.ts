import { type CompiledLexicon, type Direction, nameFromId } from './compile.ts';
import { CONCEPTS, SPACED, UNSPACED } from './compiled.generated.ts';
import { TermTable } from './termTable.ts';
import type { Concept, ConceptKind } from './types.ts';

/** The concepts that a term may mean. */
export interface Senses {
  readonly concepts: readonly Concept[];
  /** Marks of the authors, one for each concept: the term has other common senses too. */
  readonly marks: readonly boolean[];
  readonly direction: Direction;
}

/**
 * The lexicon in memory. The tables of spaced and of unspaced scripts are read when the first text of their kind comes,
 * senses and concepts when they are first met.
 */
export class Lexicon {
  readonly #compiled: CompiledLexicon;
  #records: string[] | undefined;
  readonly #concepts = new Map<number, Concept>();
  #spaced: SpacedTable | undefined;
  #unspaced: UnspacedTable | undefined;

  constructor(compiled: CompiledLexicon) {
    this.#compiled = compiled;
  }

  get spaced(): SpacedTable {
    this.#spaced ??= new SpacedTable(this.#compiled.spaced, this);
    return this.#spaced;
  }

  get unspaced(): UnspacedTable {
    this.#unspaced ??= new UnspacedTable(this.#compiled.unspaced, this);
    return this.#unspaced;
  }

  get size(): number {
    return this.#recordList().length;
  }

  concept(number: number): Concept {
    const known = this.#concepts.get(number);
    if (known !== undefined) return known;
    const [id, kind, codes, parents, audience, ko, en] = this.#recordList()[number]!.split('|') as [
      string,
      ...string[],
    ];
    const above = split(parents!).map((parent) => this.concept(Number.parseInt(parent, 36)));
    const concept: Concept = {
      id,
      kind: KINDS[kind!]!,
      hsCodes: split(codes!),
      parents: above,
      ancestors: ancestorsOf(above),
      ...(audience === '' ? {} : { audience }),
      name: { en: en || nameFromId(id), ko: ko || en || nameFromId(id) },
    };
    this.#concepts.set(number, concept);
    return concept;
  }

  /** @internal */
  readSenses(coded: string): Senses {
    const refs = coded.slice(1).split(' ');
    return {
      direction: coded[0] as Direction,
      concepts: refs.map((ref) => this.concept(Number.parseInt(ref, 36))),
      marks: refs.map((ref) => ref.endsWith('~')),
    };
  }

  #recordList(): string[] {
    this.#records ??= this.#compiled.concepts.split(';').slice(0, -1);
    return this.#records;
  }
}

/** The lexicon that ships with the package. */
export function builtInLexicon(): Lexicon {
  builtIn ??= new Lexicon({ concepts: CONCEPTS, spaced: SPACED, unspaced: UNSPACED });
  return builtIn;
}

let builtIn: Lexicon | undefined;

/** Terms with their senses, which are read when a term is first met. */
class SenseTable {
  protected readonly terms: TermTable;
  readonly #senses: (Senses | undefined)[];
  readonly #lexicon: Lexicon;

  constructor(coded: string, lexicon: Lexicon) {
    this.terms = new TermTable(coded);
    this.#senses = new Array(this.terms.size);
    this.#lexicon = lexicon;
  }

  get size(): number {
    return this.terms.size;
  }

  /** What a key may mean. */
  senses(key: string): Senses | undefined {
    const entry = this.terms.find(key);
    return entry < 0 ? undefined : this.sensesOf(entry);
  }

  protected sensesOf(entry: number): Senses {
    this.#senses[entry] ??= this.#lexicon.readSenses(this.terms.rest(entry));
    return this.#senses[entry];
  }
}

/** Keys made of stems. */
export class SpacedTable extends SenseTable {
  /** By the first stem of a key: how many stems the longest key that begins with it has. */
  readonly mostStems: ReadonlyMap<string, number> = this.terms.mostWords();
}

/** Keys without blanks. */
export class UnspacedTable extends SenseTable {
  /** By first code unit: length of the longest key that begins with it. */
  readonly longestFrom: Uint8Array = this.terms.longestKeys();

  has(text: string, from: number, to: number, hash: number): boolean {
    return this.terms.findHashed(text, from, to, hash) >= 0;
  }
}

const KINDS: Record<string, ConceptKind> = { p: 'product', c: 'category', m: 'material', u: 'use' };

function split(list: string): string[] {
  return list === '' ? [] : list.split(' ');
}

/** Breadth first: parents, then theirs. */
function ancestorsOf(parents: readonly Concept[]): Concept[] {
  const ancestors = new Set<Concept>(parents);
  for (const parent of ancestors) for (const above of parent.parents) ancestors.add(above);
  return [...ancestors];
}
