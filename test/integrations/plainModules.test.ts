import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { plainModules, plainness } from '../../src/integrations/plainModules.ts';
import { root } from '../site/build.ts';

const src = (name: string) => join(root, 'src', name);

describe('plainness()', () => {
  it.each([
    ['a method', 'analysis/quantile.ts', true],
    ['a file that stands alone in src/', 'format.ts', true],
    ['a component’s own code', 'components/figureParts.ts', true],
    ['what asks Astro for the chapters', 'components/chapters.ts', false],
    ['what imports that', 'components/figureList.ts', false],
    ['a list of components', 'components/authors.ts', false],
    ['a component', 'components/Figure.astro', false],
    ['the script of the browser', 'client/main.ts', false],
    ['the collection of chapters', 'content.config.ts', false],
    ['a page that takes a file as text', 'pages/favicon.svg.ts', false],
  ])('says of %s', (_, name, plain) => {
    expect(plainness()(src(name))).toBe(plain);
  });

  it('says of no file outside src/ that it is', () => {
    expect(plainness()(join(root, 'scripts', 'build.ts'))).toBe(false);
  });

  it.each([
    ["import { x } from './a.astro';", false],
    ["import { x } from 'astro:content';", false],
    ["import x from '../styles/a.svg?raw';", false],
    ['export const x = import.meta.env.DEV;', false],
    ["import type { AstroIntegration } from 'astro';\nimport { x } from 'node:fs';", false],
    ["import { x } from 'yaml';\n// as import.meta.dirname has it\nexport { x };", true],
  ])('of %s: %s', (code, plain) => {
    expect(plainness(() => code)(src('components/made.ts'))).toBe(plain);
  });

  it('says of a module what its neighbours are, as far as they go', () => {
    const files: Record<string, string> = {
      [src('components/a.ts')]: "export { b } from './b.ts';",
      [src('components/b.ts')]: "import { c } from './c.ts';\nexport const b = c;",
      [src('components/c.ts')]: "export { address as c } from 'astro:content';",
      [src('components/d.ts')]: "import type { c } from './c.ts';",
    };
    const isPlain = plainness((file) => files[file]!);
    expect(isPlain(src('components/a.ts'))).toBe(false);
    expect(isPlain(src('components/d.ts'))).toBe(true);
  });
});

describe('plainModules()', () => {
  const { applyToEnvironment, resolveId } = plainModules() as unknown as {
    readonly applyToEnvironment: (environment: { readonly name: string }) => boolean;
    readonly resolveId: (source: string, importer?: string) => unknown;
  };

  it('leaves what runs under plain Node where it lies, where a module of src/ asks for it', () => {
    const format = { id: pathToFileURL(src('format.ts')).href, external: true };
    expect(resolveId('../format.ts', src('components/made.ts'))).toEqual(format);
    for (const [source, importer] of [
      ['./chapters.ts', src('components/made.ts')],
      ['yaml', src('components/made.ts')],
      ['./src/format.ts', join(root, 'astro.config.mjs')],
      ['./src/format.ts', undefined],
    ] as const)
      expect(resolveId(source, importer), source).toBeNull();
  });

  it('is for the pages, and not for what the browser runs', () => {
    expect(['prerender', 'client'].map((name) => applyToEnvironment({ name }))).toEqual([true, false]);
  });
});
