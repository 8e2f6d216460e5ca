// Publishes one small site after another with the code of the build, until it is killed:
// node swapLoop.ts TARGET [renames]: `renames` as on a machine that cannot exchange folders.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, recover, swapIn, workFolder } from '../../scripts/swap.ts';

const [named, mode] = process.argv.slice(2);
const target = folderOf(named!);
recover(target);
console.log('ready');
for (let edition = 1; ; edition += 1) {
  const work = workFolder(target);
  const site = join(work, 'dist');
  for (const page of ['.', 'eda', 'data']) {
    mkdirSync(join(site, page), { recursive: true });
    writeFileSync(join(site, page, 'index.html'), String(edition));
  }
  if (mode === 'renames') swapIn(site, target, () => false);
  else swapIn(site, target);
  rmSync(work, { recursive: true, force: true });
}
