import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BuyermatchError } from '../errors.ts';
import { formatReasons } from '../explain/formatReasons.ts';
import type { BuyerMatcher } from '../matcher/buyerMatcher.ts';
import type { Seller } from '../types.ts';
import { PAGE, PAGE_POLICY } from './workbenchPage.ts';

/** Longer addresses are refused; a product name is a line, not a brochure. */
const LONGEST_URL = 8000;
const LONGEST_PRODUCT = 500;
const MOST_BUYERS = 100;
const SECONDS = 5;

/**
 * A read-only look at a matcher for the people who build with it: `GET /` is a page, `GET /match?product=...` the same as
 * JSON. It takes no body, answers no name but the local one (so that no foreign page can reach it), and gives up after
 * five seconds.
 */
export function workbench(matcher: BuyerMatcher): Server {
  const server = createServer((request, response) => answer(matcher, request, response));
  server.requestTimeout = SECONDS * 1000;
  server.headersTimeout = SECONDS * 1000;
  server.keepAliveTimeout = SECONDS * 1000;
  server.maxConnections = 64;
  return server;
}

/** What is sent back. */
interface Answer {
  status: number;
  type: string;
  text: string;
}

function answer(matcher: BuyerMatcher, request: IncomingMessage, response: ServerResponse): void {
  let found: Answer;
  try {
    found = answerTo(matcher, request);
  } catch (error) {
    found = error instanceof BuyermatchError ? refusal(400, error.message) : refusal(500, 'unexpected failure');
  }
  send(response, found);
}

function answerTo(matcher: BuyerMatcher, { method, headers, url = '/' }: IncomingMessage): Answer {
  // Nothing is read from a body; a client that sends one anyway is cut off.
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'only GET is answered');
  const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
  if (hasBody) return refusal(413, 'no body is taken');
  if (!isLocal(headers.host)) return refusal(403, 'only the local name is answered');
  if (url.length > LONGEST_URL) return refusal(414, 'the address is too long');
  if (!URL.canParse(url, 'http://localhost')) return refusal(400, 'the address cannot be read');
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname === '/') return { status: 200, type: 'text/html; charset=utf-8', text: PAGE };
  if (pathname === '/match') return json(200, findBuyers(matcher, searchParams));
  return refusal(404, 'there is / and /match?product=...');
}

/** A page of another site may name this server by a name of its own (DNS rebinding). */
function isLocal(host: string | undefined): boolean {
  return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host);
}

function findBuyers(matcher: BuyerMatcher, query: URLSearchParams): object {
  const language = query.get('lang') === 'en' ? 'en' : 'ko';
  const limit = Math.min(MOST_BUYERS, Math.max(1, Math.trunc(Number(query.get('limit'))) || 10));
  const start = performance.now();
  const matches = matcher.match(sellerOf(query), { limit });
  return {
    buyers: matcher.size,
    milliseconds: Number((performance.now() - start).toFixed(1)),
    matches: matches.map(({ buyerId, rank, score, parts, reasons }) => {
      const { companyName: name, country } = matcher.buyer(buyerId)!;
      return { rank, buyerId, name, country, score, parts, sentence: formatReasons(reasons, language), reasons };
    }),
  };
}

function sellerOf(query: URLSearchParams): Seller {
  const name = (query.get('product') ?? '').slice(0, LONGEST_PRODUCT);
  const hsCode = query.get('hs')?.trim();
  const markets = (query.get('market') ?? '').split(/[,;]/).filter((market) => market.trim() !== '');
  return { id: 'workbench', products: [{ name, ...(hsCode ? { hsCode } : {}) }], targetMarkets: markets };
}

function refusal(status: number, error: string): Answer {
  return json(status, { error });
}

function json(status: number, value: object): Answer {
  return { status, type: 'application/json; charset=utf-8', text: `${JSON.stringify(value)}\n` };
}

function send(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(text);
}
