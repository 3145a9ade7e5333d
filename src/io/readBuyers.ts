import { readBusinessTypes } from '../profile/businessType.ts';
import { readDate, readLastDay } from '../profile/date.ts';
import { readFlag } from '../profile/flag.ts';
import { readHsCodes } from '../profile/hsCode.ts';
import { readCountry } from '../profile/markets.ts';
import { readInteger, readPriceRange } from '../profile/number.ts';
import type { Buyer } from '../types.ts';
import type { CellReader } from './cellReader.ts';
import { BUYER_COLUMNS, type BuyerColumn } from './headers.ts';
import { ProfileReader, type ReadOptions } from './profileReader.ts';
import type { ReadReport } from './report.ts';
import type { Row } from './rows.ts';
import type { Source } from './source.ts';
import { Union, withoutGaps } from './union.ts';

/**
 * Reads buyers from CSV, one row per buyer or per request. Rows of one `buyer_id`, wherever they stand, make one buyer:
 * lists are joined, the newest dates win, and of other cells the first with a value.
 *
 * Encodings, repairs, memory and errors: see {@link readSellers}.
 *
 * @param source A path, a `file:` URL, a stream or iterable of chunks, or CSV text (a string with a line break).
 * @throws InputError (while iterating) when the source cannot be read or has no column for `buyer_id`.
 */
export function readBuyers(source: Source, options: ReadOptions<BuyerColumn> = {}): ProfileReader<Buyer, BuyerColumn> {
  return new ProfileReader(source, { columns: BUYER_COLUMNS, build: buildBuyer }, options);
}

function buildBuyer(rows: readonly Row[], cells: CellReader<BuyerColumn>, report: ReadReport): Buyer {
  const buyer: Buyer = { id: rows[0]!.id };
  const businessTypes = new Union();
  const interests = new Union();
  const hsCodes = new Union();
  const certifications = new Union();
  const languages = new Union();
  for (const row of rows) {
    cells.start(row);
    businessTypes.add(cells.read('business_type', readBusinessTypes));
    interests.add(cells.list('interested_products'));
    hsCodes.add(cells.read('hs_codes', readHsCodes));
    certifications.add(cells.list('required_certifications'));
    languages.add(cells.list('languages'));
    const rest = readRest(cells);
    if (buyer.country !== undefined && rest.country !== undefined && rest.country !== buyer.country) {
      cells.problem('country-conflict', cells.cell('country'));
    }
    fill(buyer, rest);
  }
  report.merged += rows.length - 1;
  return withoutGaps<Buyer>({
    ...buyer,
    businessTypes: businessTypes.list(),
    interests: interests.list(),
    hsCodes: hsCodes.list(),
    requiredCertifications: certifications.list(),
    languages: languages.list(),
  });
}

type Rest = Omit<Buyer, 'id' | 'businessTypes' | 'interests' | 'hsCodes' | 'requiredCertifications' | 'languages'>;

/** The columns with a single value. */
function readRest(cells: CellReader<BuyerColumn>): Rest {
  const min = cells.cell('price_usd_min');
  const max = cells.cell('price_usd_max');
  return {
    companyName: cells.text('company_name'),
    country: cells.read('country', readCountry),
    description: cells.text('description'),
    priceUsd:
      min === '' && max === ''
        ? undefined
        : cells.take(readPriceRange(min, max), [min, max].filter(Boolean).join(' ~ ')),
    orderQuantity: cells.read('order_quantity', readInteger),
    lastActive: cells.read('last_active', readDate),
    validUntil: cells.read('valid_until', readLastDay),
    verified: cells.read('verified', readFlag),
    capacity: cells.read('capacity', readInteger),
  };
}

function fill(buyer: Buyer, { lastActive, validUntil, ...rest }: Rest): void {
  buyer.companyName ??= rest.companyName;
  buyer.country ??= rest.country;
  buyer.description ??= rest.description;
  buyer.priceUsd ??= rest.priceUsd;
  buyer.orderQuantity ??= rest.orderQuantity;
  buyer.lastActive = newest(buyer.lastActive, lastActive);
  buyer.validUntil = newest(buyer.validUntil, validUntil);
  buyer.verified ??= rest.verified;
  buyer.capacity ??= rest.capacity;
}

/** ISO dates compare as text. */
function newest(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
