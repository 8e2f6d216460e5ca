import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { builtFiles, sitePath } from './builtFiles.ts';

/** A page that a host shows in place of any address: from where its links lead is not known. */
const anywhere = '404.html';

/**
 * An address of this site as a file of it may write it: «/report/eda/#age» is «../eda/#age» in `method/index.html`. An address
 * of another site, or of none, is as it stands. `base`: the path of the site, «/report/».
 */
export function near(address: string, file: string, base: string): string {
  if (!address.startsWith(base) || address.startsWith('//')) return address;
  const path = address.slice(base.length);
  const up = '../'.repeat(file.split('/').length - 1);
  return up === '' && !/^[\w.-]/.test(path) ? `./${path}` : `${up}${path}`;
}

/** A page or a style sheet with its addresses of this site written from where it stands. */
export const withNear = (text: string, file: string, base: string): string =>
  file.endsWith('.css')
    ? text.replace(/(?<=\burl\()[^)"']+/g, (address) => near(address, file, base))
    : text.replace(/(?<=\s(?:href|src)=")[^"]+/g, (address) => near(address, file, base));

/**
 * Every page leads to the others by the way from itself, so that the same site is whole under any path of any host and in a folder of a
 * disk. To be the last of the integrations that write pages.
 */
export function nearAddresses(): AstroIntegration {
  let base = '/';
  return {
    name: 'near-addresses',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = sitePath(config.base);
      },
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const file of builtFiles(folder, /\.(html|css)$/)) {
          if (file === anywhere) continue;
          const path = join(folder, file);
          writeFileSync(path, withNear(readFileSync(path, 'utf8'), file, base));
        }
      },
    },
  };
}
