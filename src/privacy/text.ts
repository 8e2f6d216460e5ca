import { isUtf8 } from 'node:buffer';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file of the built site as text, character references of markup resolved. */
export interface SiteText {
  /** Relative to the site, with slashes. */
  readonly file: string;
  readonly text: string;
}

/** Formats that carry pictures and letters, not data, by their first bytes; everything else must be text, or it cannot be searched. */
const OPAQUE: Readonly<Record<string, RegExp>> = {
  '.avif': /^.{4}ftyp/s,
  '.gif': /^GIF8[79]a/,
  '.ico': /^\0\0\x01\0/,
  '.jpeg': /^\xff\xd8\xff/,
  '.jpg': /^\xff\xd8\xff/,
  '.png': /^\x89PNG\r\n\x1a\n/,
  '.webp': /^RIFF.{4}WEBP/s,
  '.woff': /^wOFF/,
  '.woff2': /^wOF2/,
};
const MARKUP = new Set(['.html', '.svg', '.xml']);

/** The files of a folder, in the order of names; `unreadable` are those that are neither text nor what a picture or a font of that name begins with. */
export interface SiteTexts {
  readonly texts: readonly SiteText[];
  readonly names: readonly string[];
  readonly unreadable: readonly string[];
}

/** Reads a folder as often as it is asked: a file with the bytes that it had before is the same object as before. */
export function siteReader(): (folder: string) => SiteTexts {
  const known = new Map<string, { readonly bytes: Buffer; readonly source: SiteText }>();
  return (folder) => {
    const found = siteTexts(folder, (file, bytes) => {
      const before = known.get(file);
      if (before?.bytes.equals(bytes)) return before.source;
      const source = { file, text: readable(bytes.toString(), extname(file)) };
      known.set(file, { bytes, source });
      return source;
    });
    const names = new Set(found.names);
    for (const file of known.keys()) if (!names.has(file)) known.delete(file);
    return found;
  };
}

function siteTexts(folder: string, sourceOf: (file: string, bytes: Buffer) => SiteText): SiteTexts {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  const texts: SiteText[] = [];
  const unreadable: string[] = [];
  for (const file of names) {
    const bytes = readFileSync(join(folder, file));
    if (OPAQUE[extname(file).toLowerCase()]?.test(bytes.toString('latin1', 0, 12))) continue;
    if (isUtf8(bytes) && !bytes.includes(0)) texts.push(sourceOf(file, bytes));
    else unreadable.push(file);
  }
  return { texts, names, unreadable };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** Markup with its character references resolved: &#49; hides a digit from nobody. Other text as it is. */
function readable(text: string, extension: string): string {
  if (!MARKUP.has(extension)) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|nbsp));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[String(name).toLowerCase()]!;
    const code = hex ? parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** «строка 12, знак 345» of a place in a text. */
export function placeOf(text: string, index: number): string {
  const before = text.slice(0, index);
  const line = before.split('\n').length;
  return `строка ${line}, знак ${index - before.lastIndexOf('\n')}`;
}
