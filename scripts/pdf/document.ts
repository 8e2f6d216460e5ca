/** The parts of a PDF of Chromium that this report reads or mends; its objects are not compressed, only its streams are. */
export interface PdfFacts {
  /** Id of a place in the HTML to its page, from 1; only places that a link leads to. */
  readonly places: ReadonlyMap<string, number>;
  readonly pages: number;
}

/** Reads where the named places of a PDF lie. Throws where it is not such a PDF. */
export function readPdf(pdf: Buffer): PdfFacts {
  const objects = objectsOf(pdf.toString('latin1'));
  const catalog = [...objects.values()].find((body) => body.includes('/Type /Catalog'));
  const root = reference(catalog, 'Pages');
  if (!catalog || root === undefined) throw new Error('unreadable PDF: no catalog');
  const order = pagesUnder(root, objects);
  const named = objects.get(reference(catalog, 'Dests') ?? '') ?? '';
  const places = new Map<string, number>();
  for (const [, name, page] of named.matchAll(/\/([^\s[\]]+) \[(\d+) 0 R/g))
    places.set(nameText(name!), order.indexOf(page!) + 1);
  return { places, pages: order.length };
}

/** The bodies of all objects that are no streams, by number. */
function objectsOf(text: string): Map<string, string> {
  const found = text.matchAll(/(?:^|\n)(\d+) 0 obj\n((?:(?!endobj|stream)[\s\S])*)\nendobj/g);
  return new Map([...found].map(([, number, body]) => [number!, body!]));
}

const reference = (body: string | undefined, key: string) => new RegExp(`/${key} (\\d+) 0 R`).exec(body ?? '')?.[1];

/** Numbers of the page objects in reading order. */
function pagesUnder(number: string, objects: ReadonlyMap<string, string>): string[] {
  const [, kids] = /\/Kids \[([^\]]*)\]/.exec(objects.get(number) ?? '') ?? [];
  if (kids === undefined) return [number];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesUnder(kid!, objects));
}

/** A name of a PDF is UTF-8 with #xx for whatever is not plain. */
const nameText = (name: string) =>
  Buffer.from(
    name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/**
 * The same PDF without the moment of its making, so that the same report gives the same bytes. What is taken out is blanked,
 * since the file's table of objects counts its bytes.
 */
export function undated(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const blanked = text.replace(/\/(?:CreationDate|ModDate) \([^)]*\)/g, (entry) => ' '.repeat(entry.length));
  return Buffer.from(blanked, 'latin1');
}
