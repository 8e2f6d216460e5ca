import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isWhole } from './wholePng.ts';

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

/** A folder of kept pictures that refuses costs time, not the report. */
function attempt(change: () => unknown): void {
  try {
    change();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
  }
}

/**
 * Pictures of SVGs, kept in `folder` by the hash of all that they depend on, so that a figure that has not changed is
 * not drawn again; where nothing may be written there, each is drawn. Drawing goes on in threads of its own while pages are made.
 */
export function pictures(folder: string) {
  attempt(() => mkdirSync(folder, { recursive: true }));
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

  /**
   * The PNG of an SVG: the kept one, else drawn and kept. Other builds use the same folder, and may clear a picture away at any
   * moment; one that is not whole is drawn anew, and a drawn one that cannot be kept is given all the same.
   */
  async function of(svg: string): Promise<Buffer> {
    const name = `${createHash('sha256').update(base).update(svg).digest('hex')}.png`;
    used.add(name);
    const file = join(folder, name);
    const known = await readFile(file).catch(() => null);
    if (known !== null && isWhole(known)) return known;
    const png = await picture(svg);
    const part = `${file}.${process.pid}`;
    await writeFile(part, png)
      .then(() => rename(part, file))
      .catch(() => {});
    return png;
  }

  return {
    of,
    /** The same as a file of its own. */
    write: async (svg: string, file: string): Promise<void> => writeFile(file, await of(svg)),
    /** Clears what this build has not used, once there is much of it. */
    tidy(): void {
      attempt(() => {
        const others = readdirSync(folder).filter((name) => !used.has(name));
        if (others.length > KEPT) for (const name of others) rmSync(join(folder, name), { force: true });
      });
    },
  };
}
