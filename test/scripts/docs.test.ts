import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { authors } from '../../src/components/authors.ts';
import { charts } from '../../src/charts/index.ts';
import { bank } from '../../src/dataset/bank.ts';
import { features } from '../../src/dataset/schema.ts';
import { namesIn, step } from '../../src/paths/resolve.ts';
import { readTable } from '../../src/dataset/read.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { contentKinds, jsonSchema } from '../../scripts/contentSchemas.ts';
import { generated } from '../../scripts/docs.ts';
import { chapterFindings } from '../../scripts/prose/chapter.ts';
import { chartDocs, resultPaths } from '../../scripts/resultPaths.ts';

const root = join(import.meta.dirname, '..', '..');
const paths = resultPaths(root);

/** What a document shows as the text of a chapter. */
const examplesOf = (name: string) =>
  [...readFileSync(join(root, name), 'utf8').matchAll(/^```mdx\n(.*?)^```$/gms)].map(([, example]) => example!);

describe('README.md, CONTRIBUTING.md and docs/', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)];
  const text = documents
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n');

  it('name files that there are', () => {
    const named = [...text.matchAll(/`((?:src|scripts|test|docs|data|bench)\/[^`*\s]+)`/g)].flatMap(([, path]) => {
      const [, before, names, after] = /^(.*)\{(.*)\}(.*)$/.exec(path!) ?? [];
      return names === undefined ? [path!] : names.split(',').map((name) => before + name + after);
    });
    expect(named.length).toBeGreaterThan(100);
    // Those that the reader will write.
    const own = ['src/content/chapters/cities.mdx', 'src/dataset/x.ts'];
    expect([...new Set(named.filter((path) => !existsSync(join(root, path))))].sort()).toEqual(own);
  });
  const sources = ['src', 'scripts', 'bench', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|mjs|astro)$/.test(name))
      .map((name) => ({ folder, text: readFileSync(join(root, folder, name), 'utf8') })),
  );
  const named = (pattern: RegExp, folders: readonly string[]) => [
    ...new Set(
      sources
        .filter(({ folder }) => folders.includes(folder))
        .flatMap((source) => [...source.text.matchAll(pattern)].map(([, name]) => name!)),
    ),
  ];

  it('name every npm script', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const isNamed = (name: string) => new RegExp(`(?:npm(?: run)? |\`)${name}(?![\\w:])`).test(text);
    expect(Object.keys(scripts).filter((name) => !isNamed(name))).toEqual([]);
  });

  it('name every option of a command', () => {
    const options = named(/'?\b([a-z-]+)'?: \{ type: '(?:string|boolean)'/g, ['scripts', 'bench']);
    expect(options.length).toBeGreaterThan(15);
    expect(options.filter((name) => !new RegExp(`--${name}(?![\\w-])`).test(text))).toEqual([]);
  });

  it('name every environment variable that a person may set', () => {
    const variables = named(/process\.env\['((?:REPORT|OTHER)_\w+)'\]/g, ['src', 'scripts', 'test']);
    // A build tells its pages of the first three; the last is of Astro's own build and preview.
    const own = ['REPORT_CLAIMS', 'REPORT_PREVIOUS', 'REPORT_RESULTS', 'REPORT_OUT'];
    expect(variables).toEqual(expect.arrayContaining(own));
    expect(variables.filter((name) => !own.includes(name) && !text.includes(name))).toEqual([]);
  });
});

describe('the examples of a chapter', () => {
  it.each(['README.md', 'docs/authoring.md', 'docs/reference.md'])(
    'in %s are such as check:prose lets pass',
    (name) => {
      const found = examplesOf(name).map((example) => ({
        example,
        words: chapterFindings(example).map(({ word }) => word),
      }));
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter(({ words }) => words.length > 0)).toEqual([]);
    },
  );
});

describe('npm run docs', () => {
  const files = generated();

  it.each([...files.keys()])('has made %s of the code as it is now; if not, run it', (name) => {
    expect(readFileSync(join(root, name), 'utf8') === files.get(name), `stale: ${name}; run npm run docs`).toBe(true);
  });

  it('has every component and every kind of chart', () => {
    const page = files.get('docs/reference.md')!;
    for (const name of Object.keys(authors)) expect(page).toContain(`### \`<${name}>\``);
    expect(chartDocs(root).map(({ name }) => name)).toEqual(Object.keys(charts));
    for (const { name, about } of chartDocs(root)) expect(about, `docblock of the chart: ${name}`).not.toBe('');
  });

  it('says of every path what it means; if not, give the field a docblock in src/analysis/result.ts', () => {
    expect(paths.filter(({ meaning }) => meaning === '').map(({ path }) => path)).toEqual([]);
  });

  it('lends no field the words of another that means something else', () => {
    const meaningOf = (path: string) => paths.find((one) => one.path === path)!.meaning;
    const wilson = paths.filter(({ meaning }) => meaning === meaningOf('eda.churn.ci')).map(({ path }) => path);
    expect(wilson.length).toBeGreaterThan(20);
    const beside = (path: string, name: string) => paths.some((one) => one.path === path.replace(/ci$/, name));
    expect(wilson.filter((path) => !beside(path, 'rate') && !beside(path, 'observed'))).toEqual([]);
    expect(meaningOf('quality.funnel[id].id')).not.toBe(meaningOf('correlations.tree.nodes[id].id'));
    expect(meaningOf('segmentDetails[id].profile[id].everybody')).not.toContain('confirming half');
    expect(meaningOf('robustness.findings[id].segment')).not.toBe(meaningOf('foundOffers[id].segment'));
    expect(meaningOf('metric.lorenz.points[number].value')).not.toBe(meaningOf('eda.byCategory[column][value].value'));
  });

  it('has every path that the results have, and no other kind of value', async () => {
    const { table } = await readTable(join(root, 'data', 'bank_scrooge.csv'), bank);
    const results = analysedWhole(table!, { file: 'a.csv', sha256: '0' });
    const known = paths.map(({ steps }) => steps);
    const lost = new Set<string>();
    const walk = (value: unknown, steps: readonly string[], fitting: readonly (readonly string[])[]): void => {
      if (fitting.length === 0) return void lost.add(steps.join('.'));
      if (value === null || typeof value !== 'object' || fitting.some((one) => one.length === steps.length)) return;
      for (const name of namesIn(value)) {
        const next = fitting.filter((one) => one[steps.length] === name || one[steps.length]?.startsWith('['));
        walk(step(value, name), [...steps, name], next);
      }
    };
    walk(results, [], known);
    expect([...lost]).toEqual([]);
  });
});

describe('the JSON Schemas of content/', () => {
  const filesOf = (pattern: string) => {
    const folder = join(root, pattern.slice(0, pattern.lastIndexOf('/')));
    if (!pattern.includes('*')) return [join(root, pattern)];
    return readdirSync(folder).map((name) => join(folder, name));
  };

  it.each(contentKinds())('$name lets every shipped file through', (kind) => {
    const check = z.fromJSONSchema(jsonSchema(kind) as Parameters<typeof z.fromJSONSchema>[0]);
    const files = filesOf(kind.files);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      expect(check.safeParse(parse(readFileSync(file, 'utf8'))).error?.issues, file).toBeUndefined();
  });

  it('refuse an unknown column, field and unit, and a condition with two comparisons', () => {
    const refuses = (name: string, value: object) =>
      !z
        .fromJSONSchema(
          jsonSchema(contentKinds().find((kind) => kind.name === name)!) as Parameters<typeof z.fromJSONSchema>[0],
        )
        .safeParse(value).success;
    const segment = { id: 'a', title: 'А', audience: 'б', offer: 'в', rule: [{ column: 'age', atLeast: 60 }] };
    expect(refuses('segment', segment)).toBe(false);
    expect(refuses('segment', { ...segment, rule: [{ column: 'agee', atLeast: 60 }] })).toBe(true);
    expect(refuses('segment', { ...segment, audiense: 'б' })).toBe(true);
    expect(refuses('segment', { ...segment, rule: [{ column: 'age', atLeast: 60, below: 90 }] })).toBe(true);
  });

  it('say of every field what it is, and name the columns of the data set', () => {
    const undescribed: string[] = [];
    const walk = (part: z.core.JSONSchema.BaseSchema, path: string): void => {
      for (const [name, field] of Object.entries(part.properties ?? {}) as [string, z.core.JSONSchema.BaseSchema][]) {
        if (!field.description) undescribed.push(`${path}.${name}`);
        walk(field, `${path}.${name}`);
        if (field.type === 'array') walk((field.items ?? {}) as z.core.JSONSchema.BaseSchema, `${path}.${name}[]`);
      }
    };
    for (const kind of contentKinds()) walk(jsonSchema(kind), kind.name);
    expect(undescribed).toEqual([]);
    const rule = jsonSchema(contentKinds()[1]!).properties!['rule'] as {
      items: { properties: { column: { enum: string[] } } };
    };
    expect(rule.items.properties.column.enum).toEqual(features(bank).map(({ name }) => name));
  });

  it('are those that the editor is told of', () => {
    const settings = JSON.parse(readFileSync(join(root, '.vscode', 'settings.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(settings['yaml.schemas']).toEqual(
      Object.fromEntries(contentKinds().map(({ name, files }) => [`./docs/schemas/${name}.json`, files])),
    );
  });
});
