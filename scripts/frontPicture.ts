import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './serveFolder.ts';
import { openBrowser } from '../test/site/browser.ts';
import { buildSite } from '../test/site/build.ts';

// npm run docs:pictures: the picture of README.md, the front page of the shipped file as a reader first sees it.
const { url, server } = await serve(await buildSite());
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
await page.goto(url, { waitUntil: 'networkidle' });
writeFileSync(join(import.meta.dirname, '..', 'docs', 'front-page.png'), await page.screenshot());
await browser.close();
server.close();
