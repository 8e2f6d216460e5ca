import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const fonts = join(import.meta.dirname, '..', 'styles', 'fonts', 'static');
/** Pixels for each pixel of the drawing: sharp on a slide. */
const ZOOM = 2;
/** Pictures kept beside those of this build before the rest are cleared away. */
const KEPT = 600;

/** Signs that the face lacks, by the nearest that it has. */
const nearestSigns = { φ: 'ф', '←': '‹', '→': '›' } as const;

/** An SVG in the words of the program that draws it: heavy letters by the names that scripts/fonts.ts gave their files. */
export const drawable = (svg: string) =>
  svg
    .replaceAll('font-weight="bold"', 'font-weight="bold" font-style="italic" font-stretch="expanded"')
    .replace(/[φ←→]/g, (sign) => nearestSigns[sign as keyof typeof nearestSigns]);

/**
 * Pictures of SVGs, kept in `folder` by the hash of all that they depend on, so that a figure that has not changed is
 * not drawn again. Drawing goes on in threads of its own while pages are made.
 */
export function pictures(folder: string) {
  mkdirSync(folder, { recursive: true });
  const used = new Set<string>();
  const fontFiles = readdirSync(fonts)
    .filter((name) => name.endsWith('.ttf'))
    .sort()
    .map((name) => join(fonts, name));
  const salt = createHash('sha256');
  for (const file of fontFiles) salt.update(readFileSync(file));
  const base = salt.update(`${ZOOM}${drawable.toString()}`).digest('hex');

  async function picture(svg: string): Promise<Buffer> {
    const { renderAsync } = await import('@resvg/resvg-js');
    const image = await renderAsync(drawable(svg), {
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Golos Text' },
      fitTo: { mode: 'zoom', value: ZOOM },
    });
    return image.asPng();
  }

  /** The kept file of a picture, drawn where it is not yet there. */
  async function kept(svg: string): Promise<string> {
    const name = `${createHash('sha256').update(base).update(svg).digest('hex')}.png`;
    used.add(name);
    const file = join(folder, name);
    if (existsSync(file)) return file;
    const png = await picture(svg);
    // Whole or not at all: another build may read the same folder.
    const part = `${file}.${process.pid}`;
    writeFileSync(part, png);
    renameSync(part, file);
    return file;
  }

  return {
    /** The PNG of an SVG. */
    of: async (svg: string): Promise<Buffer> => readFile(await kept(svg)),
    /** The same as a file of its own. */
    write: async (svg: string, file: string): Promise<void> => copyFileSync(await kept(svg), file),
    /** Clears what this build has not used, once there is much of it. */
    tidy(): void {
      const others = readdirSync(folder).filter((name) => !used.has(name));
      if (others.length > KEPT) for (const name of others) rmSync(join(folder, name), { force: true });
    },
  };
}
