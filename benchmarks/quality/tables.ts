import merge from 'lodash/merge.js';
import type { PartialWeights } from '../../src/index.ts';
import { PEERS } from '../lib/peers.ts';
import { ABLATIONS } from './ablations.ts';
import { type Golden, withoutCodes } from './golden.ts';
import { buyerLanguage, SELLER_LANGUAGES, sellerLanguage } from './languages.ts';
import { type Row, type Run, rowOf, runOf, type Table } from './measure.ts';
import { peerRun } from './peerRun.ts';

/** What every table is about. */
export interface Subject {
  golden: Golden;
  /** The same judgements over profiles in English. */
  english?: Golden;
  weights?: PartialWeights;
  /** The run with all parts. */
  run: Run;
}

/** All tables by the name that `--only` takes, in the order that they are printed. */
export const TABLES: Readonly<Record<string, (subject: Subject) => Promise<Table>>> = {
  all,
  sellers,
  buyers,
  industries,
  codes,
  english,
  ablation,
  peers,
};

async function all({ golden, run }: Subject): Promise<Table> {
  return { title: 'All sellers, all buyers in one pool', rows: [rowOf('all', golden.qrels, run)] };
}

async function sellers({ golden, run }: Subject): Promise<Table> {
  const rows = SELLER_LANGUAGES.map((language) => {
    const some = golden.sellers.filter((seller) => sellerLanguage(seller) === language);
    return rowOfSellers(language, golden, run, new Set(some.map(({ id }) => id)));
  });
  return { title: 'By the language that sellers write', rows: present(rows) };
}

async function industries({ golden, run }: Subject): Promise<Table> {
  const names = [...new Set(golden.industryOf.values())];
  const rows = names.map((name) => {
    const ids = [...golden.industryOf].filter(([, industry]) => industry === name).map(([id]) => id);
    return rowOfSellers(name, golden, run, new Set(ids));
  });
  return { title: 'By industry', rows: present(rows) };
}

function rowOfSellers(label: string, golden: Golden, run: Run, ids: ReadonlySet<string>): Row | undefined {
  const qrels = golden.qrels.filter(({ sellerId }) => ids.has(sellerId));
  return qrels.length === 0 ? undefined : rowOf(label, qrels, run);
}

/** The pool is cut to buyers of one language; sellers without a relevant buyer among them are left out. */
async function buyers({ golden, weights }: Subject): Promise<Table> {
  const languages = [...new Set(golden.buyers.map(buyerLanguage))].sort();
  const rows: (Row | undefined)[] = [];
  for (const language of languages) {
    const pool = golden.buyers.filter((buyer) => buyerLanguage(buyer) === language);
    const ids = new Set(pool.map(({ id }) => id));
    const qrels = golden.qrels.filter(({ buyerId }) => ids.has(buyerId));
    if (qrels.length === 0) continue;
    rows.push(rowOf(`${language} (${pool.length})`, qrels, await runOf({ ...golden, buyers: pool }, weights)));
  }
  return {
    title: 'By the language that buyers write (number of buyers), each language as a pool of its own',
    rows: present(rows),
  };
}

async function codes({ golden, weights, run }: Subject): Promise<Table> {
  const hidden = async (label: string, of: { sellers?: true; buyers?: true }) =>
    rowOf(label, golden.qrels, await runOf(withoutCodes(golden, of), weights), run);
  return {
    title: 'With and without HS codes',
    note: `${countCoded(golden)}; differences to all codes given`,
    rows: [
      rowOf('all codes given', golden.qrels, run),
      await hidden("sellers' codes hidden", { sellers: true }),
      await hidden("buyers' codes hidden", { buyers: true }),
      await hidden('both hidden', { sellers: true, buyers: true }),
    ],
  };
}

function countCoded({ sellers, buyers }: Golden): string {
  const products = sellers.flatMap((seller) => seller.products);
  const coded = products.filter(({ hsCode }) => hsCode).length;
  const known = buyers.filter(({ hsCodes = [] }) => hsCodes.length > 0).length;
  return `${coded} of ${products.length} products and ${known} of ${buyers.length} buyers have a code`;
}

async function english({ golden, english: translated, weights, run }: Subject): Promise<Table> {
  if (translated === undefined) return { title: 'Everything in English', note: 'no translation of this set', rows: [] };
  return {
    title: 'Everything in English: what ranking gives when no word is missing',
    note: 'the difference to the set as written is what the lexicon and the analysis of other languages still miss',
    rows: [
      rowOf('as written', golden.qrels, run),
      rowOf('translated', golden.qrels, await runOf(translated, weights), run),
      rowOf(
        'translated, words alone',
        golden.qrels,
        await runOf(translated, merge({}, weights, ABLATIONS['words and given codes alone (no lexicon)'])),
        run,
      ),
    ],
  };
}

async function ablation({ golden, weights, run }: Subject): Promise<Table> {
  const rows = [rowOf('all parts', golden.qrels, run)];
  for (const [label, change] of Object.entries(ABLATIONS)) {
    rows.push(rowOf(label, golden.qrels, await runOf(golden, merge({}, weights, change)), run));
  }
  return { title: 'Without each part', note: 'differences to all parts', rows };
}

async function peers({ golden, english: translated, weights, run }: Subject): Promise<Table> {
  const rows = [rowOf('buyermatch', golden.qrels, run)];
  for (const [name, build] of Object.entries(PEERS)) {
    rows.push(rowOf(name, golden.qrels, await peerRun(build, golden), run));
  }
  if (translated) {
    const ours = await runOf(translated, weights);
    rows.push(rowOf('in English: buyermatch', golden.qrels, ours));
    for (const [name, build] of Object.entries(PEERS)) {
      rows.push(rowOf(`in English: ${name}`, golden.qrels, await peerRun(build, translated), ours));
    }
  }
  return {
    title: 'Beside other tools, on the same texts',
    note: 'differences to buyermatch; the others are given words alone, as they know neither codes nor conditions',
    rows,
  };
}

function present(rows: readonly (Row | undefined)[]): Row[] {
  return rows.filter((row) => row !== undefined);
}
