import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openAuditor } from './audit/lighthouse.ts';
import { measure, pageNames, type Audited } from './audit/measure.ts';
import { auditPage, excess } from './audit/page.ts';
import { argumentsOrExit } from './argumentsOrExit.ts';
import { exitCode } from './exitCode.ts';
import { serve } from './serveFolder.ts';
import { writeWhole } from './wholeFile.ts';

// npm run audit -- --site DIR --out FILE: Lighthouse's marks, weight and requests of every page of a built site.
const root = join(import.meta.dirname, '..');
const { values } = argumentsOrExit(
  () => parseArgs({ options: { site: { type: 'string' }, out: { type: 'string' } } }),
  '--site DIR, --out FILE',
);
const folder = resolve(values.site ?? join(root, 'dist'));
const out = resolve(values.out ?? join(root, 'docs', 'audit.md'));

if (!existsSync(join(folder, 'index.html'))) {
  console.error(`В папке ${relative(process.cwd(), folder) || '.'} нет собранного отчёта: сначала npm run build.`);
  process.exit(exitCode.fault);
}
const served = await serve(folder);
const auditor = await openAuditor(served.url);
const pages: Audited[] = [];
try {
  for (const name of pageNames(folder)) {
    const page = await measure(auditor, folder, served, name);
    console.log(`${name || '/'}: ${page.marks.join(', ')}`);
    pages.push(page);
  }
} finally {
  await auditor.close();
  served.server.close();
}

writeWhole(out, auditPage(pages));
const over = pages.flatMap((page) => excess(page).map((what) => `${page.name || '/'}: ${what}`));
for (const line of over) console.error(line);
console.log(`Страниц: ${pages.length}, не в порядке: ${over.length}. Записано: ${relative(process.cwd(), out)}`);
if (over.length > 0) process.exitCode = exitCode.fault;
