import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyOfRepository, emptyFolder, run } from './build.ts';

it('a build fails with every link of a chapter or of the glossary that leads nowhere, and its place', async () => {
  const copy = copyOfRepository();
  const chapter = join(copy, 'src', 'content', 'chapters', 'eda.mdx');
  const line = readFileSync(chapter, 'utf8').split('\n').length + 1;
  appendFileSync(
    chapter,
    '\n[a](../segmentz/), [b](/rep/segments/), [c](/segments/), [d](../method/#wilson), [e](../correlations/#fig-tre).\n',
  );
  const glossary = join(copy, 'src', 'content', 'glossary.yaml');
  const terms = readFileSync(glossary, 'utf8');
  writeFileSync(glossary, terms.replace('method: wilson\n', 'method: wilsonn\n'));
  const term = terms.slice(0, terms.indexOf('method: wilson\n')).split('\n').length;
  const built = await run('scripts/build.ts', ['--out', join(emptyFolder(), 'site'), '--base', '/rep/'], {}, copy);
  expect(built.code).toBe(1);
  const told = built.stderr.split('\n').filter((one) => one.includes('никуда не ведёт'));
  expect(told.map((one) => one.split(/: такой|; есть/)[0])).toEqual([
    `src/content/chapters/eda.mdx:${line}:5: ссылка «../segmentz/» никуда не ведёт`,
    `src/content/chapters/eda.mdx:${line}:45: ссылка «/segments/» никуда не ведёт`,
    `src/content/chapters/eda.mdx:${line}:86: ссылка «../correlations/#fig-tre» никуда не ведёт: на этой странице нет рисунка «fig-tre»; ближайшее — «fig-tree»`,
    `src/content/glossary.yaml:${term}:13: ссылка «../method/#wilsonn» никуда не ведёт: на этой странице нет места «wilsonn»; ближайшее — «wilson»`,
  ]);
});
