import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes an Astro site of so many MDX pages with a sentence each, which `npm run build` builds by the packages of the folders above. */
export function emptySite(folder: string, pages: number): void {
  const written = join(folder, 'src', 'pages');
  mkdirSync(written, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ type: 'module', scripts: { build: 'astro build' } })}\n`,
  );
  writeFileSync(
    join(folder, 'astro.config.mjs'),
    `import mdx from '@astrojs/mdx';\nexport default { integrations: [mdx()], devToolbar: { enabled: false } };\n`,
  );
  for (let i = 0; i < pages; i += 1)
    writeFileSync(join(written, `page-${i}.mdx`), `---\ntitle: Page ${i}\n---\n\nA page of one sentence.\n`);
}
