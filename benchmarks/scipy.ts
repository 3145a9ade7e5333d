/**
 * Optional: the cosine top ten against scipy's sparse matrices, the usual way of a data scientist. Needs Python with scipy.
 *
 *     npx tsx benchmarks/scipy.ts [--buyers 100000] [--kind standard|hard] [--queries 100] [--python python3] [--cache FOLDER]
 *
 * Both get the same vectors; only the cosine counts here, not markets and the like. scipy multiplies the query with
 * the buyers' matrix (terms by rows, so that only postings of the query's terms are read) and takes the ten largest by
 * `argpartition`. Its scores are compared with ours first: an oracle that shares no line of code with us.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BuyerIndex } from '../src/postings/buyerIndex.ts';
import { levelOf, termOf } from '../src/postings/forwardIndex.ts';
import { BlockMaxSearch } from '../src/search/blockMaxSearch.ts';
import type { Query, Scorer } from '../src/search/query.ts';
import { FREQUENCY_STEP } from '../src/vectors/tfidf.ts';
import { type CorpusKind, generateSellers } from './lib/corpus.ts';
import { indexedCorpus, prepareQueries } from './lib/indexedCorpus.ts';
import { statistics, table, timed } from './lib/statistics.ts';

const { values } = parseArgs({
  options: {
    buyers: { type: 'string', default: '100000' },
    kind: { type: 'string', default: 'standard' },
    queries: { type: 'string', default: '100' },
    python: { type: 'string', default: 'python3' },
    cache: { type: 'string' },
  },
});
const LIMIT = 10;
const CLOSE = 1e-9;

const COSINE_ONLY: Scorer = {
  fit: () => 1,
  fitBound: 1,
};

const SCRIPT = `
import json, os, sys, time
import numpy as np
from scipy.sparse import csr_matrix
folder, limit = sys.argv[1], int(sys.argv[2])
read = lambda name, kind: np.fromfile(os.path.join(folder, name), dtype=kind)
offsets, terms, weights = read('offsets', np.uint32), read('terms', np.uint32), read('weights', np.float64)
shape = json.load(open(os.path.join(folder, 'shape.json')))
by_term = csr_matrix((weights, terms, offsets), shape=shape).T.tocsr()
results = []
for query in json.load(open(os.path.join(folder, 'queries.json'))):
    start = time.perf_counter()
    vector = csr_matrix((query['weights'], query['terms'], [0, len(query['terms'])]), shape=(1, shape[1]))
    scores = (vector @ by_term).toarray()[0]
    best = np.argpartition(-scores, limit)[:limit]
    best = best[np.argsort(-scores[best])]
    results.append({'ms': (time.perf_counter() - start) * 1000, 'scores': scores[best].tolist()})
print(json.dumps(results))
`;

interface Answer {
  ms: number;
  scores: number[];
}

function ask(index: BuyerIndex, queries: readonly Query[]): Answer[] {
  const search = new BlockMaxSearch(index);
  const one = (query: Query) => search.search(query, COSINE_ONLY, LIMIT).map(({ score }) => score);
  for (const query of queries) one(query);
  return queries.map((query) => {
    const { result, ms } = timed(() => one(query));
    return { ms, scores: result };
  });
}

function askScipy(index: BuyerIndex, queries: readonly Query[]): Answer[] {
  const folder = mkdtempSync(join(tmpdir(), 'buyermatch-scipy-'));
  try {
    writeVectors(folder, index);
    const plain = queries.map(({ termIds, termWeights }) => ({ terms: termIds, weights: termWeights }));
    writeFileSync(join(folder, 'queries.json'), JSON.stringify(plain));
    const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
    const output = execFileSync(values.python, ['-c', SCRIPT, folder, String(LIMIT)], {
      encoding: 'utf8',
      env,
      maxBuffer: 2 ** 28,
    });
    return JSON.parse(output) as Answer[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeVectors(folder: string, { text, inverseNorms, documentCount }: BuyerIndex): void {
  const { offsets, postings } = text.forward;
  const weights = new Float64Array(offsets[documentCount]!);
  const terms = new Uint32Array(weights.length);
  for (let document = 0; document < documentCount; document++) {
    for (let i = offsets[document]!; i < offsets[document + 1]!; i++) {
      terms[i] = termOf(postings[i]!);
      weights[i] = levelOf(postings[i]!) * FREQUENCY_STEP * inverseNorms[document]!;
    }
  }
  writeFileSync(join(folder, 'offsets'), offsets.subarray(0, documentCount + 1));
  writeFileSync(join(folder, 'terms'), terms);
  writeFileSync(join(folder, 'weights'), weights);
  writeFileSync(join(folder, 'shape.json'), JSON.stringify([documentCount, text.vocabulary.size]));
}

function expectClose(ours: Answer, theirs: Answer, number: number): void {
  for (const [i, score] of ours.scores.entries()) {
    if (Math.abs(score - theirs.scores[i]!) > CLOSE)
      throw new Error(`query ${number}, rank ${i + 1}: ${score} against ${theirs.scores[i]} of scipy`);
  }
}

const index = await indexedCorpus(Number(values.buyers), values.kind as CorpusKind, values.cache);
const sellers = generateSellers(Number(values.queries), values.kind as CorpusKind);
const queries = prepareQueries(index, sellers).map(({ query }) => query);
const theirs = askScipy(index, queries);
const ours = ask(index, queries);
for (const [i, answer] of ours.entries()) expectClose(answer, theirs[i]!, i);
console.log(`${queries.length} queries among ${values.buyers} buyers (${values.kind}): scores agree within ${CLOSE}`);
const times = [ours, theirs].map((answers) => statistics(answers.map(({ ms }) => ms)));
console.log(
  table(
    ['', 'ratio', 'mean ms', 'p50', 'p99'],
    times.map(({ mean, p50, p99 }, i) => [['buyermatch', 'scipy'][i]!, mean / times[0]!.mean, mean, p50, p99]),
  ),
);
