/** Attributes of a tag whose values are written out. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A tag of a chapter's source. */
export interface Tag<Name extends string> {
  readonly tag: Name;
  readonly attributes: Attributes;
}

const comments = /\{\/\*[\s\S]*?\*\/\}/g;
const attribute = String.raw`\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?`;
const written = /\s([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|\{\s*(-?[\d.]+|true|false)\s*\}|\{(?:[^{}]|\{[^{}]*\})*\}))?/g;

/** The tags of these components in the order of a chapter's source, whatever quotes it has; none that is commented out. */
export function tagsIn<Name extends string>(source: string, names: readonly Name[]): Tag<Name>[] {
  const tags = new RegExp(`<(${names.join('|')})\\b((?:${attribute})*)\\s*/?>`, 'g');
  return [...source.replace(comments, '').matchAll(tags)].map(([, tag, attributes = '']) => ({
    tag: tag as Name,
    attributes: attributesOf(attributes),
  }));
}

/** Attributes of a tag; one that is computed is left out. */
function attributesOf(text: string): Attributes {
  const pairs = [...text.matchAll(written)].flatMap(([whole, name, double, single, literal]) => {
    const value = double ?? single ?? (literal === undefined ? undefined : (JSON.parse(literal) as number | boolean));
    if (value === undefined && whole.includes('=')) return [];
    return [[name!, value ?? true] as const];
  });
  return Object.fromEntries(pairs);
}
