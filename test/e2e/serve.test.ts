import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuyerMatcher, formatReasons, readBuyers } from '../../src/index.ts';
import { run } from '../helpers/command.ts';

describe('buyermatch serve', () => {
  let server: ChildProcess;
  let origin: string;

  beforeAll(async () => {
    server = spawn(process.execPath, ['dist/cli.js', 'serve', '--buyers', 'data/sample/buyers.csv', '--port', '0']);
    const [line] = await Promise.race([once(server.stdout!, 'data'), once(server, 'exit')]);
    origin = String(line).trim().replace(/\/$/, '');
  });

  afterAll(() => {
    server.kill();
  });

  function ask(path: string, options: { method?: string; host?: string; body?: string } = {}) {
    return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve, reject) => {
      const headers: Record<string, string | number> = { host: options.host ?? new URL(origin).host };
      if (options.body !== undefined) headers['content-length'] = options.body.length;
      const asked = request(origin + path, { method: options.method ?? 'GET', headers }, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode!, text, headers: response.headers });
      });
      asked.on('error', reject);
      asked.end(options.body);
    });
  }

  it('gives the buyers of a product as the library does, with parts and reasons', async () => {
    const { status, text } = await ask(`/match?product=${encodeURIComponent('홍삼 스틱')}&market=VN&limit=3&lang=ko`);
    expect(status).toBe(200);
    const { matches } = JSON.parse(text);
    const matcher = await BuyerMatcher.fromBuyers(readBuyers('data/sample/buyers.csv', { onReject: () => {} }));
    const expected = matcher.match({ id: 'x', products: [{ name: '홍삼 스틱' }], targetMarkets: ['VN'] }, { limit: 3 });
    expect(matches).toMatchObject(
      expected.map(({ buyerId, score, parts, reasons }) => ({
        buyerId,
        score,
        parts,
        sentence: formatReasons(reasons, 'ko'),
      })),
    );
  });

  it('shows a page that may load nothing from elsewhere', async () => {
    const { status, text, headers } = await ask('/');
    expect(status).toBe(200);
    expect(text).toContain('<html lang="ko">');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each([
    ['/match?product=x', { method: 'POST', body: 'x' }, 405],
    ['/match?product=x', { body: 'x' }, 413],
    ['/match?product=x', { host: 'evil.example' }, 403],
    [`/match?product=${'x'.repeat(9000)}`, {}, 414],
    ['/elsewhere', {}, 404],
    ['//', {}, 400],
  ])('refuses %.40s with %o', async (path, options, status) => {
    const answer = await ask(path, options);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text).error).toBeTypeOf('string');
  });

  it('takes an empty product, a bad code and a bad limit for what they are', async () => {
    expect(JSON.parse((await ask('/match?product=&hs=xx&limit=-5')).text).matches).toEqual([]);
    expect(JSON.parse((await ask('/match')).text).matches).toEqual([]);
  });

  it('says so when its port is taken', () => {
    const { status, stderr } = run('.', [
      'serve',
      '--buyers',
      'data/sample/buyers.csv',
      '--port',
      new URL(origin).port,
    ]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('cannot be opened (EADDRINUSE)') });
  });
});
