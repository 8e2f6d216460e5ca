import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// node bench/emptySite.ts PAGES: builds an Astro site of so many MDX pages with a sentence each, by the same packages.
const root = join(import.meta.dirname, '..');
const site = join(root, '.astro', `empty-site-${process.pid}`);
const pages = join(site, 'src', 'pages');
mkdirSync(pages, { recursive: true });
try {
  const config = `import mdx from '@astrojs/mdx';\nexport default { integrations: [mdx()], devToolbar: { enabled: false } };\n`;
  writeFileSync(join(site, 'astro.config.mjs'), config);
  for (let i = 0; i < Number(process.argv[2]); i += 1)
    writeFileSync(join(pages, `page-${i}.mdx`), `---\ntitle: Page ${i}\n---\n\nA page of one sentence.\n`);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.chdir(site);
  const { build } = await import('astro');
  await build({ root: site, logLevel: 'error' });
} finally {
  rmSync(site, { recursive: true, force: true });
}
