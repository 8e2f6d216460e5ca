import type { z } from 'zod';
import { drawnPaths } from '../src/charts/drawnPaths.ts';
import { reference } from '../src/components/reference.ts';
import { isOfTest, kindOf } from '../src/components/valueKind.ts';
import { schema } from '../src/dataset/index.ts';
import { chapterSchema } from '../src/schemas/chapter.ts';
import { contentKinds, jsonSchema } from './contentSchemas.ts';
import { chartDocs, resultPaths, type ResultPath } from './resultPaths.ts';

const code = (text: string) => `\`${text}\``;
const cell = (text: string) => text.replaceAll('|', '\\|');
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** docs/reference.md: components, charts, fields of YAML and paths of results, as the code has them. */
export function referencePage(root: string): string {
  const paths = resultPaths(root);
  return `${[
    '# Reference',
    'Made from the code by `npm run docs`; a change by hand is lost. `docs/authoring.md` teaches, this page lists.',
    '## Components',
    'What a chapter may use, in `src/content/chapters/*.mdx`. A prop in bold is needed.',
    ...Object.entries(reference).map(component),
    '## Charts',
    'What `<Figure as="…">` and `<ResultTable as="…">` may draw, and the paths of results that it draws; `ИМЯ` stands for a column, or for the id of a hypothesis.',
    table(
      ['`as`', '`of`', 'what it draws'],
      chartDocs(root).map(({ name, about }) => [code(name), drawnPaths[name]!.map(code).join(', '), about]),
    ),
    '## Front matter of a chapter',
    fields(jsonSchema({ name: 'chapter', title: 'Глава', files: '', shape: chapterSchema })),
    '## YAML files',
    'Editors complete them by `docs/schemas/`. A field in bold is needed.',
    ...contentKinds().flatMap((kind) => [`### ${code(kind.files)}`, fields(jsonSchema(kind))]),
    '## Paths of results',
    'What `<Value of="…">`, `<Claim holds>`, `<Choose of="…">` and `<Figure of="…">` may name. A step in brackets stands for a name that the data give: `eda.byCategory[column][value].rate` is written `eda.byCategory.city.Рыбинск.rate`. *Written* is how `<Value>` writes it by itself; a figure with a question mark may be null. `npm run dev` lists every path with its value on the page `/paths/`.',
    ...sections(paths),
  ].join('\n\n')}\n`;
}

function component([name, { about, example, props, required }]: [string, (typeof reference)[string]]): string {
  const rows = Object.entries(props).map(([prop, meaning]) => [
    required.includes(prop) ? `**${code(prop)}**` : code(prop),
    meaning,
  ]);
  const list = rows.length > 0 ? `\n\n${table(['prop', 'meaning'], rows)}` : '';
  return `### ${code(`<${name}>`)}\n\n${about}\n\n\`\`\`mdx\n${example}\n\`\`\`${list}`;
}

type Part = z.core.JSONSchema.BaseSchema;

/** Fields of a JSON Schema, those inside others with their path. */
function fields(given: Part): string {
  const rows: string[][] = [];
  const walk = (part: Part, before: string): void => {
    for (const [name, field] of Object.entries(part.properties ?? {}) as [string, Part][]) {
      const path = `${before}${name}`;
      rows.push([
        part.required?.includes(name) ? `**${code(path)}**` : code(path),
        value(field),
        field.description ?? '',
      ]);
      walk(field, `${path}.`);
      if (field.type === 'array') walk((field.items ?? {}) as Part, `${path}[].`);
    }
  };
  walk(given, '');
  return table(['field', 'value', 'meaning'], rows);
}

function value(part: Part): string {
  if (part.enum) return part.enum.map((one) => code(String(one))).join(', ');
  if (part.anyOf) return part.anyOf.map(value).join(' or ');
  const words: Record<string, string> = { string: 'text', integer: 'whole number', object: 'fields', array: 'list' };
  return [part.type]
    .flat()
    .map((type) => words[String(type)] ?? String(type))
    .join(' or ');
}

/** A table for each room of the results. */
function sections(paths: readonly ResultPath[]): string[] {
  const rooms = [...new Set(paths.map(({ steps }) => steps[0]!))];
  return rooms.flatMap((room) => {
    const rows = paths
      .filter(({ steps }) => steps[0] === room)
      .map((path) => [code(path.path), `${written(path)}${path.nullable ? '?' : ''}`, path.meaning]);
    return [`### ${code(room)}`, table(['path', 'written', 'meaning'], rows)];
  });
}

/** How <Value> writes it: the same for every column, or as the unit of the column or the test asks. */
function written({ steps, type }: ResultPath): string {
  if (type !== 'number' && type !== 'interval') return type;
  if (isOfTest(steps.join('.'))) return `${type === 'interval' ? 'interval, ' : ''}unit of the test`;
  const kinds = new Set(
    schema.columns.map(({ name }) => {
      const path = steps.map((step) => (step === '[column]' ? name : step.replace(/[[\]]/g, ''))).join('.');
      return kindOf(schema, type === 'interval' ? `${path}.0` : path, 0);
    }),
  );
  const [kind] = kinds;
  return `${type === 'interval' ? 'interval, ' : ''}${kinds.size === 1 ? kind : 'unit of the column'}`;
}
