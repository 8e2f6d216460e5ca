import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHOWING } from '../scripts/codeHash.ts';
import { schema } from '../src/dataset/index.ts';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(join(src, name)).isFile())
  .map((name) => name.replaceAll('\\', '/'));
const code = files.filter((name) => /\.(ts|astro|mjs)$/.test(name));

/** The room of a file: its folder, or its own name for the files that stand alone in src/. */
const roomOf = (name: string) => (name.includes('/') ? name.split('/')[0]! : name.replace(/\.ts$/, ''));

const importsOf = (name: string) => {
  const text = readFileSync(join(src, name), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const pattern =
    /(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"]([^'"]+\.(?:ts|astro))['"]/g;
  // A thread or a page that is named by its address is an import too.
  return [...text.matchAll(pattern)].map((m) => {
    const from = (m[2] ?? m[3] ?? m[4])!;
    return { typeOnly: Boolean(m[1]), from: m[4] && !from.startsWith('.') ? `./${from}` : from };
  });
};

/** Rooms that each room may import from; a room may always import itself. */
const allowed: Record<string, readonly string[]> = {
  wasm: [],
  editDistance: [],
  literal: [],
  dataset: ['editDistance', 'wasm'],
  analysis: ['dataset', 'wasm'],
  format: ['dataset'],
  paths: ['editDistance'],
  report: ['dataset', 'analysis', 'schemas', 'authored', 'steadyCompiler'],
  mailing: ['authored', 'dataset', 'analysis', 'schemas', 'format', 'csv', 'ruleWords'],
  csv: [],
  client: [],
  charts: ['analysis', 'dataset', 'format', 'ruleWords'],
  schemas: ['dataset', 'analysis', 'paths'],
  authored: ['schemas', 'dataset', 'analysis', 'paths', 'edition', 'ruleWords'],
  ruleWords: ['dataset', 'format', 'analysis', 'schemas'],
  edition: [],
  results: [
    'authored',
    'dataset',
    'schemas',
    'edition',
    'report',
    'verification',
    'analysis',
    'steadyCompiler',
    'version',
  ],
  steadyCompiler: [],
  version: [],
  changes: ['analysis', 'dataset', 'charts', 'content', 'format', 'results'],
  content: ['authored', 'schemas', 'ruleWords', 'analysis', 'dataset'],
  verification: ['dataset', 'analysis', 'paths'],
  components: [
    'client',
    'editDistance',
    'literal',
    'changes',
    'authored',
    'verification',
    'charts',
    'content',
    'results',
    'format',
    'paths',
    'ruleWords',
    'dataset',
    'analysis',
    'styles',
    'schemas',
  ],
  integrations: [
    'client',
    'edition',
    'charts',
    'components',
    'authored',
    'csv',
    'content',
    'schemas',
    'dataset',
    'paths',
  ],
  pages: ['results', 'components', 'content', 'changes', 'styles', 'charts'],
  privacy: ['dataset', 'analysis', 'literal'],
  'content.config': ['schemas'],
};

/** What src/ reads of the repository around it. */
const outside = ['version.ts imports ../package.json'];

/** Packages that only one room may use. */
const owners: Record<string, readonly string[]> = {
  'd3-dsv': ['dataset'],
  'simple-statistics': ['analysis'],
  jstat: ['analysis'],
  '@observablehq/plot': ['charts'],
  // A DOM: pages are strings, and what Plot draws on is charts/paper.ts.
  linkedom: [],
  yaml: ['authored', 'schemas'],
};

describe('the house', () => {
  it('steadies the compiler before anything computes', () => {
    const first = (file: string) => /^import .*$/m.exec(readFileSync(join(src, '..', file), 'utf8'))?.[0];
    expect(first('src/results/results.ts')).toBe("import '../steadyCompiler.ts';");
    expect(first('src/report/pieces.ts')).toBe("import '../steadyCompiler.ts';");
    expect(first('scripts/mailing.ts')).toBe("import '../src/steadyCompiler.ts';");
  });

  it('has imports that go one way', () => {
    const wrong: string[] = [];
    for (const name of code) {
      const room = roomOf(name);
      for (const { from } of importsOf(name)) {
        if (!from.startsWith('.')) continue;
        const target = relative(src, join(src, name, '..', from)).replaceAll('\\', '/');
        if (target.startsWith('..')) {
          if (!outside.includes(`${name} imports ${target}`)) wrong.push(`${name} imports ${target}`);
          continue;
        }
        const other = roomOf(target);
        if (other !== room && !(allowed[room] ?? []).includes(other)) wrong.push(`${name} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('allows no import that nobody makes', () => {
    const made = new Set(
      code.flatMap((name) =>
        importsOf(name).map(
          ({ from }) => `${roomOf(name)} imports ${roomOf(relative(src, join(src, name, '..', from)))}`,
        ),
      ),
    );
    const wanted = Object.entries(allowed).flatMap(([room, others]) =>
      others.map((other) => `${room} imports ${other}`),
    );
    expect(wanted.filter((one) => !made.has(one))).toEqual([]);
  });

  it('keeps what shows out of what counts: their files are not in the hash that results are kept by', () => {
    const entries = importsOf('../scripts/analysis.ts')
      .filter(({ from }) => from.startsWith('../src/'))
      .map(({ from }) => roomOf(from.slice('../src/'.length)));
    expect(entries).toEqual(expect.arrayContaining(['dataset', 'results', 'authored']));
    const counting = new Set(entries);
    for (const room of counting) for (const other of allowed[room] ?? []) counting.add(other);
    expect(counting).toContain('report');
    expect(SHOWING.filter((room) => counting.has(room))).toEqual([]);
  });

  it('has analysis import nothing but types of the data set', () => {
    const wrong = code
      .filter((name) => roomOf(name) === 'analysis')
      .flatMap((name) =>
        importsOf(name)
          .filter((i) => i.from.includes('/dataset/') && !i.typeOnly)
          .map((i) => `${name}: ${i.from}`),
      )
      // Columns by name are read through table.ts's three functions, roles through schema.ts's, repeated ids by their own.
      .filter((line) => !/dataset\/(table|schema|repeatedIds)\.ts$/.test(line));
    expect(wrong).toEqual([]);
  });

  it('keeps each library in its room', () => {
    const ownersOf = (from: string) =>
      Object.entries(owners).find(([library]) => from === library || from.startsWith(`${library}/`))?.[1];
    const wrong = code.flatMap((name) =>
      importsOf(name)
        .filter(({ from }) => ownersOf(from)?.includes(roomOf(name)) === false)
        .map(({ from }) => `${name} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('names no column of the schema outside dataset/ and content/', () => {
    // A word that is also an ordinary one in code or CSS cannot be told from the column's name.
    const columns = schema.columns
      .map((c) => c.name)
      .filter((name) => !['score', 'products', 'churn', 'balance', 'age'].includes(name));
    const wrong = code
      .filter((name) => !['dataset', 'content'].includes(roomOf(name)))
      .flatMap((name) => {
        const text = readFileSync(join(src, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
        return columns.filter((c) => new RegExp(`['"\`.]${c}['"\`.]`).test(text)).map((c) => `${name}: ${c}`);
      });
    expect(wrong).toEqual([]);
  });

  it('has no TypeScript under content/', () => {
    expect(files.filter((name) => name.startsWith('content/') && /\.(ts|js|mjs|astro)$/.test(name))).toEqual([]);
  });

  it('has imports that end in .ts (or .json) wherever plain Node reads them', () => {
    const wrong = code
      .filter(
        (name) =>
          name.endsWith('.ts') && !['pages', 'integrations', 'components', 'content.config'].includes(roomOf(name)),
      )
      .flatMap((name) =>
        importsOf(name)
          .filter(({ from }) => from.startsWith('.') && !/\.(ts|json)$/.test(from))
          .map(({ from }) => `${name}: ${from}`),
      );
    expect(wrong).toEqual([]);
  });

  it('has scripts and styles in no component that stands inside a chapter: its HTML is kept for other pages', () => {
    const own = code.filter(
      (name) =>
        name.startsWith('components/') &&
        name.endsWith('.astro') &&
        /<(?:script|style)\b/.test(readFileSync(join(src, name), 'utf8')),
    );
    expect(own.sort()).toEqual(['components/Page.astro', 'components/SearchBox.astro']);
  });
});
