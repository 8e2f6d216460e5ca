import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/**
 * A real Chromium: the one that REPORT_CHROMIUM names, the installed one, else the one that @sparticuz/chromium carries.
 * `flags` are added to its command line.
 */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const quiet = [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...flags,
  ];
  const named = process.env['REPORT_CHROMIUM'] || installed;
  if (named) return chromium.launch({ executablePath: named, args: quiet });
  const { default: packed } = await import('@sparticuz/chromium');
  // In a single process the closing of one page ends the browser, and with it every test that follows.
  const args = packed.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...args, ...quiet] });
}
