import type { IdColumn } from '../dataset/table.ts';
import { literal } from '../literal.ts';
import type { Finding } from './finding.ts';
import { TOKEN, numberTokens } from './numberTokens.ts';
import { placeOf, type SiteText } from './text.ts';

const GROUPED = /(?<![\p{L}\p{N}])\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\p{L}\p{N}])/gu;
/** An identifier shorter than this is like any figure, and is looked for beside a word for one alone. */
const TELLING = 5;
/** How far before a token a word for an identifier is looked for. */
const NEAR = 40;

interface Place {
  readonly source: SiteText;
  readonly index: number;
}

/**
 * Identifiers of the file that stand in the site as whole tokens: in text, attributes, data, comments, names of files.
 * `figures`: whole numbers of the results, which may equal one by chance; beside a word for a client or an
 * identifier they are no excuse.
 */
export function identifierFindings(
  texts: readonly SiteText[],
  ids: IdColumn,
  figures: ReadonlySet<number>,
  tokensOf = tokenFinder(ids),
): Finding[] {
  const beside = besideWords(ids.schema.header);
  const places = new Map<string, Place[]>();
  for (const [key, own] of texts.flatMap((source) => [...tokensOf(source)])) {
    const found = places.get(key) ?? [];
    // One at a time: a word of a large page has more places than a call takes arguments.
    for (const place of own) found.push(place);
    places.set(key, found);
  }
  const numbers = new Set([...places.keys()].map(Number));
  const seen = new Set<Place>();
  const findings: Finding[] = [];
  const report = (id: string, place: Place) => {
    const { source, index } = place;
    if (seen.has(place)) return;
    seen.add(place);
    findings.push({
      file: source.file,
      code: 'identifier',
      message: `номер клиента ${masked(id)} (${placeOf(source.text, index)})`,
    });
  };
  /** Whether what is written at a place tells a client, and is no figure that happens to be the same. */
  const isTelling = (id: string, place: Place, start: number) => {
    const before = place.source.text.slice(Math.max(0, start - NEAR), start);
    if (id.length < TELLING) return beside.strict.test(before);
    if (isFigure(id, figures) && !beside.loose.test(before)) return false;
    return !isColour(place, start) && !isFraction(place, start);
  };
  /** `key`: the token of the identifier that is looked up, which begins at `offset` of it. */
  const check = (id: string, key: string, offset: number) => {
    const isPart = key.length < id.length;
    for (const place of places.get(key) ?? []) {
      const start = place.index - offset;
      if (isPart && !standsAlone(id, place.source.text, start)) continue;
      if (isTelling(id, place, start)) report(id, place);
    }
  };
  for (const value of ids.values) {
    if (typeof value === 'number' && !numbers.has(value)) continue;
    const id = String(value);
    if (typeof value === 'number' || !/[^\p{L}\p{N}]/u.test(id)) check(id, id, 0);
    else {
      const longest = [...id.matchAll(TOKEN)].sort((a, b) => b[0].length - a[0].length)[0];
      if (longest) check(id, longest[0], longest.index);
    }
  }
  return findings.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

/** Whether an identifier of several tokens stands there, and no longer word. */
const standsAlone = (id: string, text: string, start: number) =>
  text.startsWith(id, start) &&
  ![text[start - 1], text[start + id.length]].some((next) => /[\p{L}\p{N}]/u.test(next ?? ' '));

const isFigure = (id: string, figures: ReadonlySet<number>) => /^\d+$/.test(id) && figures.has(Number(id));

/** A colour such as #123456 in a style sheet or an attribute. */
const isColour = ({ source }: Place, start: number) =>
  source.text[start - 1] === '#' && (source.file.endsWith('.css') || source.text[start - 2] === '"');

/** Digits after the decimal comma of a page or of what hangs beside it (a figure's CSV has semicolons): «0,100123». */
const isFraction = ({ source }: Place, start: number) =>
  /\.html$|^figures\/.*\.(?:csv|svg)$/.test(source.file) &&
  /(?<![\p{L}\p{N}.,])[\d\u00a0\u202f]{1,16},$/u.test(source.text.slice(Math.max(0, start - 20), start));

/** First and last digits alone, and of a short one none: the log of a build may be read by more people than the file. */
const masked = (id: string) => (id.length < 6 ? '…' : `${id.slice(0, 2)}…${id.slice(-1)}`);

/**
 * Finds the tokens of a text that may be identifiers with their places; numbers written as 100.0 stand under 100, those grouped beside a
 * word for an id as one.
 */
export function tokenFinder({ schema, values }: IdColumn): (source: SiteText) => ReadonlyMap<string, readonly Place[]> {
  const { strict } = besideWords(schema.header);
  const lengths = ArrayBuffer.isView(values) ? digitsOf(values) : null;
  return (source) => {
    const places = new Map<string, Place[]>();
    const add = (key: string, place: Place) => {
      const found = places.get(key);
      if (found) found.push(place);
      else places.set(key, [place]);
    };
    if (lengths !== null) {
      const tokens = numberTokens(source.text, lengths.least, lengths.most);
      for (const { digits, index } of tokens) add(digits, { source, index });
    } else
      for (const match of source.text.matchAll(TOKEN))
        add(match[0].replace(/\.0+$/, ''), { source, index: match.index });
    for (const match of source.text.matchAll(GROUPED))
      if (strict.test(source.text.slice(Math.max(0, match.index - NEAR), match.index)))
        add(match[0].replace(/\D/g, ''), { source, index: match.index });
    return places;
  };
}

/** How many digits the identifiers have: read as numbers are those alone that are written in digits alone. */
function digitsOf(ids: Float64Array | Uint32Array): { readonly least: number; readonly most: number } {
  let [low, high] = [Infinity, 0];
  for (const id of ids) {
    if (id < low) low = id;
    if (id > high) high = id;
  }
  return { least: String(low).length, most: String(high).length };
}

/**
 * What stands right before an identifier. Strict: with a sign that says «equals» or «number»; loose: a word is enough.
 * «клиентов» is no such word: it follows a count.
 */
function besideWords(header: string) {
  // The results name their own parts by the key "id": of a column of that name, it is no word for a client.
  const name = header.toLowerCase() === 'id' ? '(?<!")id' : literal(header);
  const word = `(?<![\\p{L}\\p{N}])(?:${name}|user[-_ ]?id|(?:client|customer|user|member)(?:[-_ ]?id)?|data-id|клиент(?:а|у|ом|е)?|номер(?:а|ом)?(?: клиента)?)`;
  const sign = `["'\\s]*(?:[:=#№]|&#8470;)["'\\s]*`;
  return {
    strict: new RegExp(`${word}${sign}$`, 'iu'),
    loose: new RegExp(`(?:${word}|(?<![\\p{L}\\p{N}])id)["'\\s:=#№_\\-–—>(]*$`, 'iu'),
  };
}
