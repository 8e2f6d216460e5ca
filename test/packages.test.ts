import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

describe('the lockfile', () => {
  const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };

  it('has of every package the version and the fingerprint, and no address but the public registry', () => {
    const wrong = Object.entries(packages)
      .filter(([path]) => path !== '')
      .filter(
        ([, { version, resolved, integrity, link }]) =>
          link ||
          !version ||
          !(resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/') ||
          !/^sha(512|1)-/.test(integrity ?? ''),
      );
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it('has every package that package.json names, at a version that it allows exactly or by a caret', () => {
    const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>;
    const wrong = Object.entries({ ...dependencies, ...devDependencies }).filter(([name, wanted]) => {
      const version = packages[`node_modules/${name}`]?.version;
      return (
        version === undefined ||
        (wanted.startsWith('^') ? version.split('.')[0] !== wanted.slice(1).split('.')[0] : version !== wanted)
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('the commands', () => {
  it('tell nobody that they were run', () => {
    const { scripts } = read('package.json') as { scripts: Record<string, string> };
    const astro = Object.values(scripts).filter((command) => /\bastro(?:\.mjs)? (?:dev|preview|sync)\b/.test(command));
    expect(astro.length).toBe(3);
    expect(astro.filter((command) => !/(?:^|&& )ASTRO_TELEMETRY_DISABLED=1 (?:node|astro) /.test(command))).toEqual([]);
    expect(readFileSync(join(root, 'scripts', 'build.ts'), 'utf8')).toContain(
      "process.env['ASTRO_TELEMETRY_DISABLED'] = '1'",
    );
  });
});
