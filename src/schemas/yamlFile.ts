import { type Alias, LineCounter, isMap, isPair, isScalar, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { brokenYamlWords } from './brokenYamlWords.ts';
import type { ContentProblem, Place } from './contentProblem.ts';
import { issueWords } from './issueWords.ts';
import { nearest } from '../paths/nearest.ts';

/** A checked file, or what is wrong with it; `place` finds a field's line and column for checks across files. */
export interface ReadFile<T> {
  readonly file: string;
  readonly value: T | null;
  readonly problems: readonly ContentProblem[];
  readonly place: (path: readonly PropertyKey[]) => Place;
}

/**
 * Reads one YAML text by a Zod schema. Never throws: broken YAML and every unfit field become problems with
 * line and column. `file` is the name that the problems carry.
 */
export function readYaml<T>(text: string, file: string, schema: z.ZodType<T>): ReadFile<T> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(Math.min(offset, text.trimEnd().length));
    return { line, column: col };
  };
  const place = (path: readonly PropertyKey[]) => at(offsetOf(document, path));
  // Of a text that cannot be read only the first complaint is sure: the others most often follow from it.
  const [broken] = document.errors;
  if (broken) {
    const opened = broken.code === 'MISSING_CHAR' ? openedQuote(document, broken.pos[0]) : null;
    const problems = [
      opened === null
        ? { file, ...at(broken.pos[0]), message: brokenYamlWords(text, broken) }
        : { file, ...at(opened), message: 'YAML не читается: кавычка открыта здесь и нигде не закрыта; закройте её' },
    ];
    return { file, value: null, problems, place };
  }
  const alias = unknownAlias(document);
  if (alias !== null) {
    const message = `ссылка *${alias.source} ведёт к значению, которого выше нет: напишите само значение; если знак * — часть текста, возьмите весь текст в кавычки`;
    return { file, value: null, problems: [{ file, ...at(alias.range![0]), message }], place };
  }
  const cut = cutText(document, text);
  if (cut !== null) {
    const message = `«${cut.lost}» потеряется: после пробела и # YAML не читает; возьмите весь текст в кавычки (примечание пишется с пробелом: # так)`;
    return { file, value: null, problems: [{ file, ...at(cut.offset), message }], place };
  }
  const content: unknown = document.toJS();
  if (content === null || typeof content !== 'object') {
    const message =
      content === null ? 'файл пуст: в нём нет полей' : 'в файле нет полей: нужны строки вида «имя: значение»';
    return { file, value: null, problems: [{ file, line: 1, column: 1, message }], place };
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return { file, value: parsed.data, problems: [], place };
  const mistyped = mistypedFields(schema, parsed.error.issues);
  const problems = parsed.error.issues.flatMap((issue) => {
    if (mistyped.has(JSON.stringify(issue.path))) return [];
    const input = valueAt(content, issue.path);
    const message = (keys: readonly string[]) => issueWords(issue, input, keys);
    if (issue.code !== 'unrecognized_keys') return [{ file, ...place(issue.path), message: message([]) }];
    const known = fieldsOf(schema, issue.path);
    return issue.keys.map((key) => ({
      file,
      ...at(offsetOfKey(document, issue.path, key)),
      message: issueWords({ ...issue, keys: [key] }, input, known),
    }));
  });
  return { file, value: null, problems, place };
}

/** The fields that are not there since a needless one beside them is nearly of their name: the slip is told there, once. */
const mistypedFields = (schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): ReadonlySet<string> =>
  new Set(
    issues.flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return [];
      const meant = issue.keys.map((key) => nearest(key.trim(), fieldsOf(schema, issue.path)));
      return meant.map((field) => JSON.stringify([...issue.path, field]));
    }),
  );

/** Finds the line and column of a value in a YAML text that is known to be right. */
export function placesIn(text: string): ReadFile<unknown>['place'] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  return (path) => {
    const { line, col } = counter.linePos(offsetOf(document, path));
    return { line, column: col };
  };
}

/** Where a quotation begins that has no end: the parser complains at the end of the file. Null where there is none. */
function openedQuote(document: Document, end: number): number | null {
  let opened: number | null = null;
  visit(document, {
    Scalar(_, { type, range }) {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      if (isQuoted && range && range[1] === end) opened = range[0];
    },
  });
  return opened;
}

/** The first alias whose anchor is not set before it; null where there is none. */
function unknownAlias(document: Document): Alias | null {
  let unknown: Alias | null = null;
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document) !== undefined) return undefined;
      unknown = node;
      return visit.BREAK;
    },
  });
  return unknown;
}

/** The first text without quotes that a «#1» or «#тег» cuts short, as a comment is not written; null where there is none. */
function cutText(document: Document, text: string): { readonly lost: string; readonly offset: number } | null {
  let cut: { lost: string; offset: number } | null = null;
  visit(document, {
    Scalar(key, { type, value, range }) {
      if (key === 'key' || type !== 'PLAIN' || typeof value !== 'string' || !range) return undefined;
      const [found, space, lost] = /^([ \t]+)(#[^\s#].*)/.exec(text.slice(range[1])) ?? [];
      if (found === undefined) return undefined;
      cut = { lost: lost!.trimEnd(), offset: range[1] + space!.length };
      return visit.BREAK;
    },
  });
  return cut;
}

/** Offset of the value at a path; of its nearest ancestor where it is absent. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function offsetOfKey(document: Document, path: readonly PropertyKey[], key: string): number {
  const parent = document.getIn(path, true);
  const pair = isMap(parent)
    ? parent.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value ?? '') === key)
    : null;
  return pair && isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : offsetOf(document, path);
}

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], content);

/** Fields that an object of the schema may have at a path. */
function fieldsOf(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let inner = schema as unknown as SchemaNode | undefined;
  for (const key of path) inner = unwrap(inner)?.shape?.[key] ?? unwrap(inner)?.element;
  return Object.keys(unwrap(inner)?.shape ?? {});
}

interface SchemaNode {
  readonly shape?: Record<PropertyKey, SchemaNode>;
  readonly element?: SchemaNode;
  readonly unwrap?: () => SchemaNode;
}

const unwrap = (node: SchemaNode | undefined): SchemaNode | undefined =>
  node && !node.shape && !node.element && node.unwrap ? node.unwrap() : node;
