import { schema } from '../dataset/index.ts';
import results from '../results/results.schema.json' with { type: 'json' };

type Part = Readonly<Record<string, unknown>>;

const definitions = results.$defs as unknown as Readonly<Record<string, Part>>;

/** By the last name of a path: every word that a result of that name can be, whatever the data. A name that somewhere holds any text is not among them. */
export const closed: ReadonlyMap<string, readonly string[]> = (() => {
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
