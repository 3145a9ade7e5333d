import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is; undefined if it is nowhere. Another place can be named by CHROMIUM. */
export function chromiumPath(): string | undefined {
  const path = [process.env.CHROMIUM, ...PLACES].find((place) => place !== undefined && existsSync(place));
  if (path === undefined) {
    // CI installs it, so that nothing is passed over there.
    if (process.env.CI) throw new Error('no Chromium was found; install it or set CHROMIUM.');
    console.warn('No Chromium was found, so the tests in a browser are skipped: install chromium or set CHROMIUM.');
  }
  return path;
}

export function launch(executablePath: string): Promise<Browser> {
  // Containers of CI run as root, where the sandbox cannot start. The pages are our own.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
