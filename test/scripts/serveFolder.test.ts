import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve, type Served } from '../../scripts/serveFolder.ts';
import { emptyFolder } from '../site/build.ts';

let served: Served;

beforeAll(async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'eda'));
  writeFileSync(join(folder, 'index.html'), '<p>Главное</p>');
  writeFileSync(join(folder, 'eda', 'index.html'), '<p>Данные</p>');
  served = await serve(folder, '/report/');
});
afterAll(() => served.server.close());

const asked = async (path: string) => {
  const answer = await fetch(new URL(served.url).origin + path);
  return answer.ok ? answer.text() : answer.status;
};

it('gives a page by its folder, under the base alone', async () => {
  expect(await asked('/report/')).toBe('<p>Главное</p>');
  expect(await asked('/report/eda/?from=mail')).toBe('<p>Данные</p>');
  expect(await asked('/eda/')).toBe(404);
});

it('lives on when it is asked for two slashes', async () => {
  expect(await asked('//')).toBe(404);
  expect(await asked('/report/')).toBe('<p>Главное</p>');
});
