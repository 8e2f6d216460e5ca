import { readFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const src = fileURLToPath(new URL('..', import.meta.url));

/** Rooms that may ask something of Vite; every other runs under plain Node (test/house.test.ts holds it). */
const mixed = ['components', 'integrations', 'pages'];

/** What Vite alone can give: Astro's modules, what is transformed, what is put in when pages are bundled. */
const ofVite = /\bimport\.meta\.(?:env|glob)\b|\bfrom\s+['"](?:astro(?:[:/'"])|virtual:|[^'"]+(?:\?|\.astro['"]))/;
const neighbours = /(?:\bimport|\bexport)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"](\.[^'"]+)['"]/g;

/** Whether a module of src/ runs under plain Node: it asks nothing of Vite, nor does what it imports. */
export function plainness(read = (file: string) => readFileSync(file, 'utf8')): (file: string) => boolean {
  const known = new Map<string, boolean>();
  return function isPlain(file) {
    if (!file.startsWith(src) || !file.endsWith('.ts')) return false;
    const [room, ...inside] = file.slice(src.length).split(sep);
    // What a browser runs is told to it as Vite writes it.
    if (room === 'client') return false;
    if (inside.length > 0 && !mixed.includes(room!)) return true;
    if (inside.length === 0) return room !== 'content.config.ts';
    const found = known.get(file);
    if (found !== undefined) return found;
    const code = read(file);
    const near = [...code.matchAll(neighbours)].map((match) => resolve(dirname(file), match[1]!));
    const plain = !ofVite.test(code) && near.every(isPlain);
    known.set(file, plain);
    return plain;
  };
}

/**
 * In a build the pages import what runs under plain Node as it lies in src/: the build itself has loaded much of it, and
 * a module that is not bundled is neither transformed nor loaded twice. Pages, components and chapters are bundled.
 */
export function plainModules(): Plugin {
  const isPlain = plainness();
  return {
    name: 'plain-modules',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'prerender',
    resolveId(source, importer) {
      if (!source.startsWith('.') || !importer?.startsWith(src)) return null;
      const file = resolve(dirname(importer), source);
      return isPlain(file) ? { id: pathToFileURL(file).href, external: true } : null;
    },
  };
}
