import { readHsCodes } from '../profile/hsCode.ts';
import { readExcludedMarkets, readMarkets } from '../profile/markets.ts';
import { readInteger, readPriceRange } from '../profile/number.ts';
import type { Product, Seller } from '../types.ts';
import type { CellReader } from './cellReader.ts';
import { SELLER_COLUMNS, type SellerColumn } from './headers.ts';
import { ProfileReader, type ReadOptions, Refusal } from './profileReader.ts';
import type { ReadReport } from './report.ts';
import type { Row } from './rows.ts';
import type { Source } from './source.ts';
import { Union, withoutGaps } from './union.ts';

type Cells = CellReader<SellerColumn>;

/**
 * Reads small businesses from CSV, one row per product. Rows of one `seller_id` make one seller, wherever they stand, in
 * order of first appearance.
 *
 * Encoding (UTF-8, CP949, UTF-16) and delimiter are detected; dirty cells are repaired where that is no guess, and counted
 * in `report`. Two passes in constant memory: 8 to 16 bytes for each id, plus the rows that stand apart from their seller's
 * first.
 *
 * @param source A path, a `file:` URL, a stream or iterable of chunks, or CSV text (a string with a line break).
 * @throws InputError (while iterating) when the source cannot be read or a required column is missing.
 * @example
 * const sellers = readSellers('sellers.csv', { onReject: ({ line, reason }) => console.error(line, reason) });
 * for await (const seller of sellers) console.log(seller.id, seller.products.length);
 * console.error(sellers.report.rows, sellers.report.rejected);
 */
export function readSellers(
  source: Source,
  options: ReadOptions<SellerColumn> = {},
): ProfileReader<Seller, SellerColumn> {
  return new ProfileReader(source, { columns: SELLER_COLUMNS, build: buildSeller }, options);
}

function buildSeller(rows: readonly Row[], cells: Cells, report: ReadReport): Seller | Refusal {
  const targetMarkets = new Union();
  const excludedMarkets = new Union();
  const languages = new Union();
  const products = new ProductList(cells, report);
  let companyName: string | undefined;
  for (const row of rows) {
    cells.start(row);
    companyName ??= cells.text('company_name');
    targetMarkets.add(cells.read('target_markets', readMarkets));
    const excluded = cells.cell('excluded_markets');
    if (excluded !== '') {
      const { value, problem } = readExcludedMarkets(excluded);
      if (problem !== undefined) return refusal(excluded);
      excludedMarkets.add(value);
    }
    languages.add(cells.list('languages'));
    products.add(readProduct(cells));
  }
  return withoutGaps<Seller>({
    id: rows[0]!.id,
    companyName,
    products: products.finish(),
    targetMarkets: targetMarkets.list(),
    excludedMarkets: excludedMarkets.list(),
    languages: languages.list(),
  });
}

/** Without the market that cannot be read, a buyer of it might be named. */
function refusal(cell: string): Refusal {
  return new Refusal(`excluded market cannot be read: "${cell}"; give the names or ISO codes of countries`);
}

function readProduct(cells: Cells): ReadProduct {
  const codes = cells.read('hs_code', readHsCodes);
  if (codes !== undefined && codes.length > 1) cells.problem('hs-more-codes', cells.cell('hs_code'));
  const min = cells.cell('price_usd_min');
  const max = cells.cell('price_usd_max');
  return {
    id: cells.text('product_id'),
    name: cells.cell('product_name'),
    description: cells.text('product_description'),
    keywords: cells.list('keywords'),
    hsCode: codes?.[0],
    certifications: cells.list('certifications'),
    priceUsd:
      min === '' && max === ''
        ? undefined
        : cells.take(readPriceRange(min, max), [min, max].filter(Boolean).join(' ~ ')),
    moq: cells.read('moq', readInteger),
  };
}

/** A product as it is read: its lists may belong to other rows too, so they are copied in the end. */
interface ReadProduct extends Omit<Product, 'keywords' | 'certifications'> {
  keywords: readonly string[];
  certifications: readonly string[];
}

/** The products of one seller; rows that repeat a product are merged into it. */
class ProductList {
  readonly #products: ReadProduct[] = [];
  readonly #cells: Cells;
  readonly #report: ReadReport;
  /** Made for the second product: by what makes a row a repetition, and the ids. */
  #known: Map<string, ReadProduct> | undefined;
  #ids: Set<string> | undefined;

  constructor(cells: Cells, report: ReadReport) {
    this.#cells = cells;
    this.#report = report;
  }

  add(product: ReadProduct): void {
    const first = this.#products[0];
    if (first !== undefined) {
      this.#known ??= new Map([[identity(first), first]]);
      this.#ids ??= new Set(first.id === undefined ? [] : [first.id]);
      const key = identity(product);
      const known = this.#known.get(key);
      if (known !== undefined) {
        this.#cells.repair('duplicate-product', product.name);
        this.#report.merged++;
        merge(known, product);
        return;
      }
      this.#known.set(key, product);
      if (product.id !== undefined) {
        if (this.#ids.has(product.id)) this.#cells.problem('same-product-id', product.id);
        this.#ids.add(product.id);
      }
    }
    this.#products.push(product);
  }

  /** The position as id, unless another product has that number as its own. */
  #freeId(position: number): string {
    let id = String(position);
    while (this.#ids?.has(id)) id = `${id}_`;
    return id;
  }

  /** The products, those without an id numbered by their position. */
  finish(): Product[] {
    return this.#products.map((product, i) =>
      withoutGaps<Product>({
        ...product,
        id: product.id ?? this.#freeId(i + 1),
        keywords: copy(product.keywords),
        certifications: copy(product.certifications),
      }),
    );
  }
}

/** What a row shares with one that repeats it: id and name, or without an id everything. */
function identity(product: ReadProduct): string {
  const { id, name } = product;
  return id === undefined ? JSON.stringify(product) : `${id.length}:${id}${name}`;
}

/** Fills what the earlier row left open. */
function merge(into: ReadProduct, from: ReadProduct): void {
  into.description ??= from.description;
  into.hsCode ??= from.hsCode;
  into.priceUsd ??= from.priceUsd;
  into.moq ??= from.moq;
  into.keywords = [...new Set([...into.keywords, ...from.keywords])];
  into.certifications = [...new Set([...into.certifications, ...from.certifications])];
}

function copy(list: readonly string[]): string[] | undefined {
  return list.length === 0 ? undefined : [...list];
}
