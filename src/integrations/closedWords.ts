import { schema } from '../dataset/index.ts';
import results from '../results/results.schema.json' with { type: 'json' };
import { nearest } from '../paths/nearest.ts';

type Part = Readonly<Record<string, unknown>>;

const definitions = results.$defs as unknown as Readonly<Record<string, Part>>;

/** By the last name of a path: every word that a result of that name can be, whatever the data. A name that somewhere holds any text is not among them. */
const closed: ReadonlyMap<string, readonly string[]> = (() => {
  const words = new Map<string, Set<string>>();
  const open = new Set<string>();
  const note = (name: string, part: Part): void => {
    const target = typeof part['$ref'] === 'string' ? definitions[part['$ref'].split('/').at(-1)!]! : part;
    if (Array.isArray(target['anyOf'])) target['anyOf'].forEach((one) => note(name, one as Part));
    const given = [...((target['enum'] as unknown[] | undefined) ?? []), target['const']];
    for (const one of given)
      if (typeof one === 'string') words.set(name, (words.get(name) ?? new Set<string>()).add(one));
    if (target['type'] === 'string') open.add(name);
  };
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { properties } = part as { readonly properties?: Readonly<Record<string, Part>> };
    Object.entries(properties ?? {}).forEach(([name, one]) => note(name, one));
    Object.values(part).forEach(walk);
  };
  walk(results);
  return new Map([
    ...[...words].filter(([name]) => !open.has(name)).map(([name, set]) => [name, [...set].sort()] as const),
    ['column', schema.columns.map(({ name }) => name)],
  ]);
})();

const TEXT = String.raw`(?:'[^'\\]*'|"[^"\\]*")`;
const BEFORE = new RegExp(String.raw`\.(\w+)\s*[!=]==?\s*(${TEXT})`, 'g');
const AFTER = new RegExp(String.raw`(${TEXT})\s*[!=]==?\s*[\w$]+(?:\??\.[\w$]+)*\.(\w+)(?![\w$.([])`, 'g');
const AMONG = new RegExp(
  String.raw`\[\s*((?:${TEXT}\s*,?\s*)+)\]\.includes\(\s*[\w$]+(?:\??\.[\w$]+)*\.(\w+)\s*\)`,
  'g',
);

/**
 * The Russian complaint about a function that compares a result with a word that it can never be (`one.moved === 'tolld'`):
 * it would be untrue of all data, and nobody would see why. Undefined where there is none. `code`: its source.
 */
export function closedWordComplaint(code: string, at: string): string | undefined {
  const pairs = [
    ...[...code.matchAll(BEFORE)].map(([, name, word]) => ({ name: name!, words: [word!] })),
    ...[...code.matchAll(AFTER)].map(([, word, name]) => ({ name: name!, words: [word!] })),
    ...[...code.matchAll(AMONG)].map(([, list, name]) => ({ name: name!, words: list!.match(new RegExp(TEXT, 'g'))! })),
  ];
  for (const { name, words } of pairs) {
    const known = closed.get(name);
    const wrong = known && words.map((word) => word.slice(1, -1)).find((word) => !known.includes(word));
    if (wrong === undefined) continue;
    const near = nearest(wrong, known!);
    return `${at}: величина «${name}» никогда не бывает «${wrong}»${near ? `; возможно, «${near}»` : ''}. Бывает: ${known!.join(', ')}.`;
  }
  return undefined;
}
