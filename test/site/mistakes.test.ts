import { rmSync } from 'node:fs';
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
});
