import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomOf } from '../../src/analysis/randomOf.ts';
import { buildSite, emptyFolder, pagesOf, root } from './build.ts';

/** 240 members drawn with a seed: who trains with a coach and comes often, leaves less. */
function members(): string {
  const next = randomOf(7);
  const rows = Array.from({ length: 240 }, (_, i) => {
    const tariff = ['утро', 'день', 'безлимит'][Math.floor(next() * 3)]!;
    const coach = next() < 0.4 ? 1 : 0;
    const visits = Math.floor(next() * 12);
    const years = next() < 0.05 ? '' : String(18 + Math.floor(next() * 50));
    const left = next() < 0.65 - 0.04 * visits - 0.15 * coach ? 1 : 0;
    return `M-${1000 + i};${tariff};${visits};${years};${coach};${left}`;
  });
  return ['Member;Tariff;Visits;Years;Coach;Left', ...rows, ''].join('\n');
}

describe('another schema, outcome and prose', () => {
  let out: string;
  beforeAll(async () => {
    const copy = emptyFolder();
    const fixture = join(root, 'test', 'sites', 'gym');
    for (const name of ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    rmSync(join(copy, 'src', 'content'), { recursive: true });
    rmSync(join(copy, 'src', 'dataset', 'bank.ts'));
    cpSync(join(fixture, 'dataset'), join(copy, 'src', 'dataset'), { recursive: true });
    cpSync(join(fixture, 'content'), join(copy, 'src', 'content'), { recursive: true });
    mkdirSync(join(copy, 'data'));
    writeFileSync(join(copy, 'data', 'gym.csv'), members());
    out = await buildSite(['--claims', 'mark'], {}, copy);
  });

  it('builds with no change in analysis/, charts/ or components/', () => {
    expect(pagesOf(out).map(({ name }) => name)).toEqual(expect.arrayContaining(['index.html', 'visits/index.html']));
    const results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
    expect(results.dataset.rows).toBe(240);
    expect(results.eda.byCategory.tariff.map((row: { value: string }) => row.value)).toEqual([
      'утро',
      'день',
      'безлимит',
    ]);
    expect(results.metric).toBeNull();
    expect(results.segments[0]).toMatchObject({ id: 'coached', priority: null });
    expect(results.hypotheses[0].id).toBe('visits');
  });

  it('says nothing of a bank', () => {
    const words = pagesOf(out).flatMap(({ name, html }) =>
      /(?<!\p{L})банк|остат(?:ок|ка|ков)(?!\p{L})/iu.exec(html) ? [name] : [],
    );
    expect(words).toEqual([]);
  });
});
