import { PackedStrings } from '../vectors/packedStrings.ts';
import { StringTable } from '../vectors/stringTable.ts';
import { Growable, type NumberArray } from './growable.ts';

/** What is known about a buyer besides its words and codes; absent means not known. */
export interface BuyerFacts {
  id: string;
  companyName: string;
  /** ISO 3166 alpha-2. */
  country?: string;
  priceMin?: number;
  priceMax?: number;
  orderQuantity?: number;
  /** Days since 1970-01-01. */
  lastActive?: number;
  /** Days since 1970-01-01. */
  validUntil?: number;
  verified?: boolean;
  requiredCertifications: readonly string[];
  /** What its texts say besides its goods, as bits of `TRAIT` and audiences. */
  traits: number;
}

/** The facts that a match is judged by. */
export type BuyerConditions = Omit<BuyerFacts, 'id' | 'companyName'>;

/** Stands for an unknown day in the day columns. */
export const NO_DAY = -0x80000000;

/** The columns of {@link BuyerTable} as plain arrays, to be written to a file and read back. */
export interface BuyerColumns {
  ids: StringTable;
  names: PackedStrings;
  countries: string[];
  requirements: string[][];
  records: Int32Array;
  priceMin: Float64Array;
  priceMax: Float64Array;
  orderQuantity: Float64Array;
}

/**
 * A search reads a few facts of many documents, block by block, so these stand together: {@link RECORD_LENGTH} words a
 * document, the numbers of its country and of its list of required certificates, its days, and its marks.
 */
export const RECORD_LENGTH = 4;
export const COUNTRY = 0;
export const REQUIREMENT = 1;
export const LAST_ACTIVE = 2;
export const VALID_UNTIL = 3;
/** The country's word also holds the marks: country in the low 16 bits, verified in 2 bits, whether terms are known, traits. */
export const COUNTRY_MASK = 0xffff;
export const VERIFIED_SHIFT = 16;
export const HAS_TERMS = 1 << 18;
/** Above these marks stand the buyer's traits, to the last bit below the sign. */
export const TRAITS_SHIFT = 19;

/** Numbers the distinct values of a column from 0; number 0 stands for "not known". */
class Interned<T> {
  readonly values: T[];
  readonly #numberOf = new Map<string, number>();

  constructor(values: T[], key: (value: T) => string) {
    this.values = values;
    this.key = key;
    for (const [i, value] of values.entries()) this.#numberOf.set(key(value), i);
  }

  private readonly key: (value: T) => string;

  add(value: T): number {
    const key = this.key(value);
    let number = this.#numberOf.get(key);
    if (number === undefined) {
      number = this.values.length;
      this.values.push(value);
      this.#numberOf.set(key, number);
    }
    return number;
  }
}

/** Facts about buyers, one column a fact, one row a document. NaN, {@link NO_DAY} and 0 stand for "not known". */
export class BuyerTable {
  // Ids and names of the frozen part are decoded when they are asked for; those appended since are plain strings.
  readonly #frozenIds: StringTable;
  readonly #frozenNames: PackedStrings;
  readonly #addedIds: string[] = [];
  readonly #addedNames: string[] = [];
  readonly #addedDocumentOf = new Map<string, number>();
  readonly #countries: Interned<string>;
  readonly #requirements: Interned<readonly string[]>;
  readonly #records: Growable<Int32Array>;
  readonly #priceMin: Growable<Float64Array>;
  readonly #priceMax: Growable<Float64Array>;
  readonly #orderQuantity: Growable<Float64Array>;

  #firstEnd = NO_DAY;

  constructor(columns: BuyerColumns = emptyColumns()) {
    this.#frozenIds = columns.ids;
    this.#frozenNames = columns.names;
    this.#countries = new Interned(columns.countries, (code) => code);
    this.#requirements = new Interned<readonly string[]>(columns.requirements, (names) => names.join('\n'));
    this.#records = new Growable(columns.records);
    this.#priceMin = new Growable(columns.priceMin);
    this.#priceMax = new Growable(columns.priceMax);
    this.#orderQuantity = new Growable(columns.orderQuantity);
    for (let document = 0; document < this.count; document++) this.#noteEnd(this.validUntil(document));
  }

  /** The first day that any request ends on, or `NO_DAY`. */
  get firstEnd(): number {
    return this.#firstEnd;
  }

  #noteEnd(day: number): void {
    if (day !== NO_DAY && (this.#firstEnd === NO_DAY || day < this.#firstEnd)) this.#firstEnd = day;
  }

  get count(): number {
    return this.#priceMin.length;
  }

  id(document: number): string {
    const frozen = this.#frozenIds.count;
    return document < frozen ? this.#frozenIds.at(document) : this.#addedIds[document - frozen]!;
  }

  companyName(document: number): string {
    const frozen = this.#frozenNames.count;
    return document < frozen ? this.#frozenNames.at(document) : this.#addedNames[document - frozen]!;
  }

  /** The last document of a buyer id, taken out or not. */
  documentOf(buyerId: string): number | undefined {
    const added = this.#addedDocumentOf.get(buyerId);
    if (added !== undefined) return added;
    const document = this.#frozenIds.find(buyerId);
    return document < 0 ? undefined : document;
  }

  append(facts: BuyerFacts): void {
    this.#addedDocumentOf.set(facts.id, this.count);
    this.#addedIds.push(facts.id);
    this.#addedNames.push(facts.companyName);
    this.#appendRecord(facts);
    this.#priceMin.push(facts.priceMin ?? Number.NaN);
    this.#priceMax.push(facts.priceMax ?? Number.NaN);
    this.#orderQuantity.push(facts.orderQuantity ?? Number.NaN);
    this.#noteEnd(facts.validUntil ?? NO_DAY);
  }

  #appendRecord(facts: BuyerFacts): void {
    const country = facts.country === undefined ? 0 : this.#countries.add(facts.country);
    const verified = facts.verified === undefined ? 0 : facts.verified ? 2 : 1;
    const { priceMin, priceMax, orderQuantity } = facts;
    const hasTerms = priceMin !== undefined || priceMax !== undefined || orderQuantity !== undefined;
    this.#records.push(
      country | (verified << VERIFIED_SHIFT) | (hasTerms ? HAS_TERMS : 0) | (facts.traits << TRAITS_SHIFT),
    );
    this.#records.push(this.#requirements.add(facts.requiredCertifications));
    this.#records.push(facts.lastActive ?? NO_DAY);
    this.#records.push(facts.validUntil ?? NO_DAY);
  }

  /** Distinct countries; number 0 is '' and means not known. */
  get countries(): readonly string[] {
    return this.#countries.values;
  }

  /** Distinct lists of required certificates; number 0 is the empty list. */
  get requirements(): readonly (readonly string[])[] {
    return this.#requirements.values;
  }

  get records(): Int32Array {
    return this.#records.data;
  }

  country(document: number): string | undefined {
    return this.countries[this.records[document * RECORD_LENGTH + COUNTRY]! & COUNTRY_MASK] || undefined;
  }

  requiredCertifications(document: number): readonly string[] {
    return this.requirements[this.records[document * RECORD_LENGTH + REQUIREMENT]!]!;
  }

  /** Day number, or `NO_DAY`. */
  lastActive(document: number): number {
    return this.records[document * RECORD_LENGTH + LAST_ACTIVE]!;
  }

  /** Day number, or `NO_DAY`. */
  validUntil(document: number): number {
    return this.records[document * RECORD_LENGTH + VALID_UNTIL]!;
  }

  verified(document: number): boolean | undefined {
    const mark = (this.records[document * RECORD_LENGTH + COUNTRY]! >> VERIFIED_SHIFT) & 3;
    return mark === 0 ? undefined : mark === 2;
  }

  traits(document: number): number {
    return this.records[document * RECORD_LENGTH + COUNTRY]! >> TRAITS_SHIFT;
  }

  get priceMin(): Float64Array {
    return this.#priceMin.data;
  }

  get priceMax(): Float64Array {
    return this.#priceMax.data;
  }

  get orderQuantity(): Float64Array {
    return this.#orderQuantity.data;
  }

  /** Without id and name, which cost most to read. */
  conditions(document: number): BuyerConditions {
    const known = (value: number) => (Number.isNaN(value) ? undefined : value);
    const day = (value: number) => (value === NO_DAY ? undefined : value);
    return {
      country: this.country(document),
      priceMin: known(this.priceMin[document]!),
      priceMax: known(this.priceMax[document]!),
      orderQuantity: known(this.orderQuantity[document]!),
      lastActive: day(this.lastActive(document)),
      validUntil: day(this.validUntil(document)),
      verified: this.verified(document),
      requiredCertifications: this.requiredCertifications(document),
      traits: this.traits(document),
    };
  }

  facts(document: number): BuyerFacts {
    return { id: this.id(document), companyName: this.companyName(document), ...this.conditions(document) };
  }

  /** A frozen table of the given documents alone, in their order. */
  compacted(keep: Uint32Array): BuyerTable {
    return new BuyerTable({
      ids: StringTable.build(keep.length, (i) => this.id(keep[i]!)),
      names: PackedStrings.pack(keep.length, (i) => this.companyName(keep[i]!)),
      countries: [...this.countries],
      requirements: this.requirements.map((names) => [...names]),
      records: gather(this.records, keep, RECORD_LENGTH),
      priceMin: gather(this.priceMin, keep),
      priceMax: gather(this.priceMax, keep),
      orderQuantity: gather(this.orderQuantity, keep),
    });
  }

  /** The columns of a table without appended rows, to be written to a file. */
  columns(): BuyerColumns {
    return {
      ids: this.#frozenIds,
      names: this.#frozenNames,
      countries: [...this.countries],
      requirements: this.requirements.map((names) => [...names]),
      records: this.#records.used(),
      priceMin: this.#priceMin.used(),
      priceMax: this.#priceMax.used(),
      orderQuantity: this.#orderQuantity.used(),
    };
  }
}

/** @param width Entries a document. */
function gather<A extends NumberArray>(column: A, keep: Uint32Array, width = 1): A {
  const Constructor = column.constructor as new (length: number) => A;
  const gathered = new Constructor(keep.length * width);
  for (let i = 0; i < keep.length; i++) {
    const from = keep[i]! * width;
    for (let k = 0; k < width; k++) gathered[i * width + k] = column[from + k]!;
  }
  return gathered;
}

function emptyColumns(): BuyerColumns {
  return {
    ids: StringTable.build(0, () => ''),
    names: PackedStrings.pack(0, () => ''),
    countries: [''],
    requirements: [[]],
    records: new Int32Array(0),
    priceMin: new Float64Array(0),
    priceMax: new Float64Array(0),
    orderQuantity: new Float64Array(0),
  };
}
