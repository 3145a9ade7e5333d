import { BoundedCache } from '../text/boundedCache.ts';
import { lexiconFile } from './builtIn.ts';
import { type CompiledLexicon, type Direction, nameFromId } from './compile.ts';
import { RolePhrases } from './rolePhrases.ts';
import { TermTable } from './termTable.ts';
import type { Concept, ConceptKind } from './types.ts';

/** The concepts that a term may mean. */
export interface Senses {
  readonly concepts: readonly Concept[];
  /** Marks of the authors, one for each concept: the term has other common senses too. */
  readonly marks: readonly boolean[];
  readonly direction: Direction;
}

/** The lexicon in memory: unpacked letter by letter as texts ask for it, so that opening it costs next to nothing. */
export class Lexicon {
  readonly fingerprint: string;
  readonly #compiled: string;
  #numbers: Map<string, number> | undefined;
  #records: string[] | undefined;
  readonly #concepts = new Map<number, Concept>();
  readonly #roles: readonly string[];
  #rolePhrases: RolePhrases | undefined;
  readonly spaced: SenseTable;
  readonly unspaced: SenseTable;

  /** @param fingerprint Changes with any concept or term. */
  constructor(compiled: CompiledLexicon, fingerprint = '') {
    this.fingerprint = fingerprint;
    this.#compiled = compiled.concepts;
    this.#roles = compiled.roles;
    this.spaced = new SenseTable(compiled.spaced, this);
    this.unspaced = new SenseTable(compiled.unspaced, this);
  }

  /** What firms say about themselves besides their goods. */
  get rolePhrases(): RolePhrases {
    this.#rolePhrases ??= new RolePhrases(this.#roles);
    return this.#rolePhrases;
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

  /** The concept of an id. */
  find(id: string): Concept | undefined {
    const number = this.#numberOf().get(id);
    return number === undefined ? undefined : this.concept(number);
  }

  /** All ids. */
  ids(): Iterable<string> {
    return this.#numberOf().keys();
  }

  #numberOf(): Map<string, number> {
    this.#numbers ??= new Map(
      this.#recordList().map((record, number) => [record.slice(0, record.indexOf('|')), number]),
    );
    return this.#numbers;
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
    this.#records ??= this.#compiled.split(';').slice(0, -1);
    return this.#records;
  }
}

/** The lexicon that ships with the package. */
export function builtInLexicon(): Lexicon {
  builtIn ??= new Lexicon(lexiconFile(), lexiconFile().fingerprint);
  return builtIn;
}

/**
 * @internal Puts another lexicon in the place of the one that ships, for every text from now on; undefined puts it back. For
 * measuring what a part of it gives (benchmarks/growth.ts): a matcher that was built before keeps the concepts it has found.
 */
export function replaceBuiltInLexicon(lexicon: Lexicon | undefined): void {
  builtIn = lexicon;
}

let builtIn: Lexicon | undefined;

/** The terms that begin with one code unit. */
interface Bucket {
  readonly terms: TermTable;
  readonly senses: (Senses | undefined)[];
  readonly longestKey: number;
}

/** What a table knows of one stem. */
export interface StemEntry {
  /** The senses of the stem alone. */
  readonly senses: Senses | undefined;
  /** How many stems the longest key has whose first stem is this. */
  readonly mostStems: number;
}

const NO_ENTRY: StemEntry = { senses: undefined, mostStems: 0 };
const REMEMBERED_STEMS = 50_000;

/** Terms with their senses. A bucket is unpacked when a text first asks for its letter, a sense when a term is first met. */
export class SenseTable {
  readonly #coded = new Map<number, string>();
  readonly #buckets = new Map<number, Bucket>();
  readonly #stems = new BoundedCache<StemEntry>(REMEMBERED_STEMS);
  readonly #lexicon: Lexicon;

  /** @param coded One string for each first code unit. */
  constructor(coded: readonly string[], lexicon: Lexicon) {
    // The first record of a bucket shares nothing with the one before: its key begins behind one digit.
    for (const bucket of coded) this.#coded.set(bucket.charCodeAt(1), bucket);
    this.#lexicon = lexicon;
  }

  /** What a key may mean. */
  senses(key: string): Senses | undefined {
    const bucket = this.#bucket(key.charCodeAt(0));
    const entry = bucket === undefined ? -1 : bucket.terms.find(key);
    if (entry < 0) return undefined;
    bucket!.senses[entry] ??= this.#lexicon.readSenses(bucket!.terms.rest(entry));
    return bucket!.senses[entry];
  }

  /** What a stem may mean by itself, and how long the terms are that begin with it. */
  stem(stem: string): StemEntry {
    return this.#stems.get(stem) ?? this.#stems.set(stem, this.#readStem(stem));
  }

  #readStem(stem: string): StemEntry {
    const senses = this.senses(stem);
    const mostStems = this.#bucket(stem.charCodeAt(0))?.terms.mostWords(stem) ?? 0;
    return senses === undefined && mostStems === 0 ? NO_ENTRY : { senses, mostStems };
  }

  /** The terms that begin with a code unit, and the length of the longest. */
  beginningWith(first: number): { terms: TermTable; longestKey: number } | undefined {
    return this.#bucket(first);
  }

  #bucket(first: number): Bucket | undefined {
    const known = this.#buckets.get(first);
    if (known !== undefined) return known;
    const coded = this.#coded.get(first);
    if (coded === undefined) return undefined;
    const terms = new TermTable(coded);
    const bucket = {
      terms,
      senses: new Array(terms.size),
      longestKey: terms.longestKey(),
    };
    this.#buckets.set(first, bucket);
    return bucket;
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
