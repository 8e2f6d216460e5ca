import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtFiles, sitePath } from '../../src/integrations/builtFiles.ts';

it('the files of a site are given in the order of their whole paths, however deep', () => {
  const folder = mkdtempSync(join(tmpdir(), 'built-'));
  mkdirSync(join(folder, 'eda', 'more'), { recursive: true });
  for (const name of ['index.html', 'eda/index.html', 'eda/more/index.html', 'a.html', 'eda/index.html.txt', 'b.css'])
    writeFileSync(join(folder, name), '');
  expect(builtFiles(folder, /\.html$/)).toEqual(['a.html', 'eda/index.html', 'eda/more/index.html', 'index.html']);
});

it('the path of a site has a slash at both ends', () => {
  expect(['/', '/report', '/report/'].map(sitePath)).toEqual(['/', '/report/', '/report/']);
});
