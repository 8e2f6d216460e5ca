import { OTHERS, SMALLEST_GROUP, isSmall } from '../analysis/published.ts';
import type { Table } from '../dataset/table.ts';
import { literal } from '../literal.ts';
import type { Finding } from './finding.ts';
import { placeOf, type SiteText } from './text.ts';

/** Levels that 1 to 9 clients have and that the schema does not list. The name of all small ones together is no level. */
export function rareLevels(table: Table): string[] {
  return [...table.columns.values()].flatMap((column) => {
    if (column.type !== 'code' || column.schema.kind !== 'category') return [];
    const sizes = new Float64Array(column.levels.length);
    for (const code of column.codes) if (code < sizes.length) sizes[code]! += 1;
    const listed = column.schema.levels ?? [];
    return column.levels.filter(
      (level, code) =>
        isSmall(sizes[code]!) &&
        !listed.includes(level) &&
        level.length > 1 &&
        level !== OTHERS &&
        !(isNumber(level) && isOfAnother(table, column.schema.name, level)),
    );
  });
}

/** A code of a branch: on a page it is one number among many. */
const isNumber = (name: string) => /^\d+$/.test(name);

/** True of a number that another column has too: told of that one, it names no level of this. */
const isOfAnother = (table: Table, name: string, level: string) =>
  [...table.columns.values()].some(
    (other) =>
      (other.type === 'number' && other.values.includes(Number(level))) ||
      (other.type === 'code' && other.schema.name !== name && other.levels.includes(level)),
  );

/**
 * Names of rare levels: as a word in the results and in names of files, and wherever a page shows exactly that name (a
 * cell, a label, a quoted value). A short name may be an ordinary word, and one that stands in the report's own text is:
 * of those, exact values alone are findings; of a number, exact values in the results.
 */
export function levelFindings(
  texts: readonly SiteText[],
  names: readonly string[],
  ownTextOf: () => string,
): Finding[] {
  if (names.length === 0) return [];
  const ownText = ownTextOf();
  const ownWords = wordsIn(ownText);
  const words = texts.map(({ text }) => wordsIn(text));
  return names.flatMap((name) => {
    const isOwn = mayHold(ownWords, name) && wordOf(name).test(ownText);
    const json = inJson(name);
    return texts.flatMap(({ file, text }, i): Finding[] => {
      if (isNumber(name) && !file.endsWith('.json')) return [];
      if (!mayHold(words[i]!, file.endsWith('.json') ? json : name)) return [];
      const index = text.search(patternOf(name, file, isOwn));
      if (index < 0 || (isOwn && file.endsWith('.json') && ownText.includes(JSON.stringify(name)))) return [];
      return [
        {
          file,
          code: 'smallLevel',
          message: `названо значение, которое есть меньше чем у ${SMALLEST_GROUP} клиентов (${placeOf(text, index)})`,
        },
      ];
    });
  });
}

/** Results in JSON with «прочие» for every rare level that `levelFindings` would find in them. */
export function withoutRareLevels(json: string, names: readonly string[], ownTextOf: () => string): string {
  if (names.length === 0) return json;
  const ownText = ownTextOf();
  const [ownWords, words] = [wordsIn(ownText), wordsIn(json)];
  return names.reduce((text, name) => {
    if (!mayHold(words, inJson(name))) return text;
    const isOwn = mayHold(ownWords, name) && wordOf(name).test(ownText);
    if (isOwn && ownText.includes(JSON.stringify(name))) return text;
    const pattern = new RegExp(patternOf(name, '.json', isOwn), 'gu');
    return text.replace(pattern, (found) => (found.startsWith('"') ? `"${OTHERS}"` : OTHERS));
  }, json);
}

function patternOf(name: string, file: string, isOwn: boolean): RegExp {
  const json = file.endsWith('.json');
  if ((isOwn || isNumber(name)) && json) return new RegExp(`(?<=[:[,]\\s*)"${literal(inJson(name))}"(?!\\s*:)`, 'u');
  if (isOwn || (!json && name.length < 5)) return new RegExp(`[>"'«=]\\s*${literal(name)}\\s*[<"'»]`, 'u');
  return wordOf(json ? inJson(name) : name);
}

/** A megabyte in a cell is known by its beginning. */
const KNOWN_BY = 100;

function wordOf(name: string): RegExp {
  const end = name.length > KNOWN_BY ? '' : '(?![\\p{L}\\p{N}])';
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal(name.slice(0, KNOWN_BY))}${end}`, 'u');
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Every run of letters and digits of a text. */
const wordsIn = (text: string): ReadonlySet<string> => new Set(text.match(WORD));

/** False where a text of these words cannot hold the name as patternOf looks for it: between signs that are neither letters nor digits. */
function mayHold(words: ReadonlySet<string>, name: string): boolean {
  const own = name.slice(0, KNOWN_BY).match(WORD) ?? [];
  // The last word of a name that is cut may go on.
  const whole = name.length > KNOWN_BY ? own.slice(0, -1) : own;
  return whole.every((word) => words.has(word));
}

/** A name as it stands between the quotation marks of JSON. */
const inJson = (name: string) => JSON.stringify(name).slice(1, -1);
