import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launch } from '../helpers/chromium.ts';
import { folderWith, run } from '../helpers/command.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const path = chromiumPath();
const PAGES = ['#/', '#/list', '#/s/0', '#/s/11'];

/** What went wrong on a page that nobody would see. */
interface Trouble {
  console: string[];
  requests: string[];
}

describe.skipIf(path === undefined)('the report in Chromium', () => {
  let browser: Browser;
  let sample: string;

  beforeAll(async () => {
    browser = await launch(path!);
    sample = mkdtempSync(join(tmpdir(), 'buyermatch-report-'));
    const files = ['--sellers', 'data/sample/sellers.csv', '--buyers', 'data/sample/buyers.csv'];
    run('.', ['match', ...files, '--out', join(sample, 'm.csv'), '--lang', 'ko', '--quiet']);
    const made = run('.', ['report', '--matches', join(sample, 'm.csv'), ...files, '--out', join(sample, 'r.html')]);
    expect(made.status).toBe(0);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(sample, { recursive: true, force: true });
  });

  async function open(file: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<[Page, Trouble]> {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
    const trouble: Trouble = { console: [], requests: [] };
    page.on('console', (message) => trouble.console.push(message.text()));
    page.on('pageerror', (error) => trouble.console.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) trouble.requests.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return [page, trouble];
  }

  /** Goes through the hash, as a link does. */
  async function go(page: Page, hash: string): Promise<void> {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await page.waitForFunction((to) => location.hash === to && document.querySelector('h1') !== null, hash);
  }

  it.each([
    ['a wide light page', { colorScheme: 'light', viewport: { width: 1200, height: 900 } }],
    ['a dark phone', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
  ] as const)('has no axe violation, no overflow, no message and no request on %s', async (_, options) => {
    const [page, trouble] = await open(join(sample, 'r.html'), options);
    await page.evaluate(AXE);
    for (const language of ['ko', 'en']) {
      for (const hash of PAGES) {
        await go(page, hash);
        const found = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          const { violations } = await axe.run();
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
        });
        expect({ language, hash, found }).toEqual({ language, hash, found: [] });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect({ hash, overflow: Math.max(0, overflow) }).toEqual({ hash, overflow: 0 });
      }
      await page.click('#top button');
    }
    expect(trouble).toEqual({ console: [], requests: [] });
    await page.close();
  });

  it('finds businesses by name, product and initials, and filters by country', async () => {
    const [page] = await open(join(sample, 'r.html'));
    await go(page, '#/list');
    const names = () => page.locator('.list tbody th a').allTextContents();
    await page.fill('#search', '홍삼');
    expect(await names()).toContain('산마루홍삼 영농조합법인');
    const byName = await names();
    await page.fill('#search', 'ㅎㅅ');
    expect(await names()).toEqual(expect.arrayContaining(byName));
    await page.fill('#search', 'no such thing');
    expect(await page.locator('[role=status]').textContent()).toContain('0');
    await page.click('form button');
    expect(await page.locator('.list tbody tr').count()).toBe(48);
    await page.locator('select').nth(1).selectOption('VN');
    const some = await page.locator('.list tbody tr').count();
    expect(some > 0 && some < 48).toBe(true);
    await page.close();
  });

  it('can be used by keyboard alone, and tells a screen reader where it is', async () => {
    const [page] = await open(join(sample, 'r.html'));
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement!.className)).toBe('skip');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#/list' && document.activeElement!.tagName === 'H1');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ko');
    await page.close();
  });

  it('marks the words that agree on both sides, and copies a call sheet', async () => {
    const context = await browser.newContext();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await page.goto(`${pathToFileURL(join(sample, 'r.html')).href}#/s/0`);
    const sides = page.locator('article').first().locator('.evidence > div');
    expect(await sides.nth(0).locator('mark').count()).toBeGreaterThan(0);
    expect(await sides.nth(1).locator('mark').count()).toBeGreaterThan(0);
    await page.getByText('상담표 복사').click();
    await page.waitForFunction(() => document.querySelector('.toolbar [role=status]')!.textContent !== '');
    const sheet = await page.evaluate(() => navigator.clipboard.readText());
    expect(sheet).toMatch(/^\(주\)다올빛뷰티 \(S001\)\n/);
    expect(sheet).toContain('\n1. ');
    await context.close();
  });

  it('shows hostile cells as the text that they are', async () => {
    const evil = '</script><img src=x onerror="document.title=1">';
    const folder = folderWith({
      's.csv': `seller_id,company_name,product_name,keywords\n__proto__,"${evil.replaceAll('"', '""')}",mask pack <b>,<!--<script>`,
      'b.csv': `buyer_id,company_name,interested_products,country\nconstructor,"${evil.replaceAll('"', '""')}","mask pack ${evil.replaceAll('"', '""')}\u2028",VN`,
    });
    const files = ['--sellers', 's.csv', '--buyers', 'b.csv'];
    expect(run(folder, ['match', ...files, '--out', 'm.csv']).status).toBe(0);
    expect(run(folder, ['report', '--matches', 'm.csv', ...files, '--out', 'r.html']).status).toBe(0);
    const [page, trouble] = await open(join(folder, 'r.html'));
    await go(page, '#/s/0');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('h1').textContent()).toBe(`${evil} __proto__`);
    expect(await page.locator('article h3').textContent()).toBe(`1. ${evil}`);
    expect(trouble).toEqual({ console: [], requests: [] });
    await page.close();
  });

  it('runs nothing but its own script, and can be read without one', async () => {
    const [page] = await open(join(sample, 'r.html'), { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('산마루홍삼 영농조합법인');
    await page.close();
    const [scripted] = await open(join(sample, 'r.html'));
    const isRun = await scripted.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.smuggled = true';
      document.body.append(script);
      return 'smuggled' in window;
    });
    expect(isRun).toBe(false);
    await scripted.close();
  });
});
