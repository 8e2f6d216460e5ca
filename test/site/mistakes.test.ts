import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyOfRepository, emptyFolder, run } from './build.ts';

it('a build fails with more than the first mistake of its pages, each with its place, and with no stack', async () => {
  const copy = copyOfRepository();
  rmSync(join(copy, 'src', 'content', 'hypotheses', 'equity.yaml'));
  const built = await run('scripts/build.ts', ['--out', join(emptyFolder(), 'site')], {}, copy);
  expect(built.code).toBe(1);
  const [first, ...told] = built.stderr.trimEnd().split('\n');
  expect(first).toBe('Сайт не собран, прежний остался как был.');
  for (const line of told)
    expect(line).toMatch(/^src\/content\/chapters\/\w+\.mdx:\d+:\d+: нет пути «hypotheses\.equity[.\w]*»: /);
  expect(new Set(told).size).toBe(told.length);
  expect(told.length).toBeGreaterThan(1);
  const left = readdirSync(join(copy, '.astro')).filter((name) => name.startsWith('.site.'));
  expect(left).toEqual([]);
});

it('a build tells all that is wrong in the words of all chapters, in their order, and nothing else', async () => {
  const copy = copyOfRepository();
  const chapter = (name: string) => join(copy, 'src', 'content', 'chapters', `${name}.mdx`);
  for (const name of ['segments', 'eda', 'portraits'])
    appendFileSync(chapter(name), '\n##Города\n\nРаз <valeu of="a" /> два.\n');
  const built = await run('scripts/build.ts', ['--out', join(emptyFolder(), 'site')], {}, copy);
  expect(built.code).toBe(1);
  const [first, ...told] = built.stderr.trimEnd().split('\n');
  expect(first).toBe('Сайт не собран, прежний остался как был.');
  expect(told.map((line) => line.replace(/:\d+:(\d+): (\S+ \S+) .*/, ' $1 $2'))).toEqual(
    ['eda', 'portraits', 'segments'].flatMap((name) => [
      `src/content/chapters/${name}.mdx 1 знаки #`,
      `src/content/chapters/${name}.mdx 5 нет тега`,
    ]),
  );
});

it('a build tells every part of every chapter that could not be drawn, and nothing that follows from it', async () => {
  const copy = copyOfRepository();
  const chapter = (name: string) => join(copy, 'src', 'content', 'chapters', `${name}.mdx`);
  const lines = readFileSync(chapter('eda'), 'utf8').split('\n').length;
  appendFileSync(
    chapter('eda'),
    `
Раз <Value of="eda.churn.rat" /> и <Value of="eda.chrn.rate" />, см. <See figure="cards-new" />.

<Claim holds={(r) => r.eda.churn.rats > 0.1}>Два</Claim>

<Figure of="eda.byCategory.city" as="rateBar" column="city" id="cards-new">Доля <Value of="eda.churn" /></Figure>

<TestCard hypothesis="gendr" />
`,
  );
  appendFileSync(chapter('portraits'), '\nРаз <Value of="eda.churn.rat" />\n');
  const built = await run('scripts/build.ts', ['--out', join(emptyFolder(), 'site')], {}, copy);
  expect(built.code).toBe(1);
  const [first, ...told] = built.stderr.trimEnd().split('\n');
  expect(first).toBe('Сайт не собран, прежний остался как был.');
  const at = (line: number, column: number) => `src/content/chapters/eda.mdx:${lines + line}:${column}: `;
  const begins = [
    `${at(1, 5)}нет пути «eda.churn.rat»`,
    `${at(1, 36)}нет пути «eda.chrn.rate»`,
    `${at(3, 1)}нет пути «eda.churn.rats»`,
    `${at(5, 1)}нет рисунка вида «rateBar»`,
    `${at(5, 81)}в «eda.churn» не число, а несколько величин`,
    `${at(7, 1)}нет гипотезы «gendr»`,
    'src/content/chapters/portraits.mdx:',
  ];
  expect(told.map((line, i) => line.slice(0, begins[i]?.length))).toEqual(begins);
});

it('a build fails with what the thread of the analysis failed of, and publishes nothing', async () => {
  const copy = copyOfRepository();
  const thread = join(copy, 'scripts', 'analyst.ts');
  const lost = "if (options.claims) throw new Error('lost thread');\nconst outcome =";
  writeFileSync(thread, readFileSync(thread, 'utf8').replace('const outcome =', lost));
  const out = join(emptyFolder(), 'site');
  const built = await run('scripts/build.ts', ['--out', out], {}, copy);
  expect(built.code).toBe(1);
  expect(built.stderr).toBe('Сайт не собран, прежний остался как был.\n  lost thread\n');
  expect(existsSync(out)).toBe(false);
});

it('a build fails with a mistake that no page waits for, and publishes nothing', async () => {
  const copy = copyOfRepository();
  const page = join(copy, 'src', 'components', 'Page.astro');
  const late = "---\nvoid Promise.reject(new Error('late mistake'));\n";
  writeFileSync(page, readFileSync(page, 'utf8').replace('---\n', late));
  const out = join(emptyFolder(), 'site');
  const built = await run('scripts/build.ts', ['--out', out], {}, copy);
  expect(built.code).toBe(1);
  expect(built.stderr).toBe('Сайт не собран, прежний остался как был.\n  late mistake\n');
  expect(existsSync(out)).toBe(false);
});

it('a build fails with a definition that a figure names and the chapter of methods does not have, and offers the nearest', async () => {
  const copy = copyOfRepository();
  const chapter = join(copy, 'src', 'content', 'chapters', 'eda.mdx');
  writeFileSync(chapter, readFileSync(chapter, 'utf8').replace('method="wilson"', 'method="wilsn"'));
  const built = await run('scripts/build.ts', ['--out', join(emptyFolder(), 'site')], {}, copy);
  expect(built.code).toBe(1);
  expect(built.stderr).toMatch(
    /^src\/content\/chapters\/eda\.mdx:\d+:\d+: определения «wilsn» \(method\) в главе method нет; .*«wilson»/m,
  );
});
