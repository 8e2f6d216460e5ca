import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildSite, copyOfRepository } from './build.ts';

it('a chapter is rendered once, for its page, the list of figures and the ledger alike', async () => {
  const copy = copyOfRepository();
  const rendered = join(copy, 'rendered.txt');
  writeFileSync(rendered, '');
  const value = join(copy, 'src', 'components', 'Value.astro');
  const told = `import { appendFileSync } from 'node:fs';\nappendFileSync(${JSON.stringify(rendered)}, \`\${Astro.props.at}\\n\`);`;
  writeFileSync(value, readFileSync(value, 'utf8').replace('---\n', `---\n${told}\n`));
  const chapter = join(copy, 'src', 'content', 'chapters', 'eda.mdx');
  appendFileSync(chapter, '\nВсего клиентов: <Value of="eda.churn.n" />.\n');
  const line = readFileSync(chapter, 'utf8').split('\n').length - 1;

  const site = await buildSite([], { REPORT_CACHE: join(copy, '.cache') }, copy);

  const places = readFileSync(rendered, 'utf8').split('\n');
  expect(places.filter((at) => at.includes(`eda.mdx:${line}`))).toHaveLength(1);
  // It stands on the page and in the ledger all the same.
  const page = (name: string) => readFileSync(join(site, name, 'index.html'), 'utf8');
  const [, row] = /Всего клиентов: <a class="value sourced" id="([^"]+)"/.exec(page('eda'))!;
  expect(page('ledger').includes(` id="${row}"`)).toBe(true);
});
