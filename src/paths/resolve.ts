import { strayLetters } from './strayLetters.ts';
import { nearest } from './nearest.ts';

/** A path or name that the results do not have; the message is Russian, with place, nearest path and what there is. */
export class UnknownPath extends Error {
  override readonly name = 'UnknownPath';
}

/** Thrown by guarded results where a figure is null: it could not be computed, so no condition on it is true. */
export class NotComputed extends Error {
  override readonly name = 'NotComputed';
  readonly path: string;
  constructor(path: string) {
    super(`not computed: ${path}`);
    this.path = path;
  }
}

/** Fields by which an element of an array is found. */
const keys = ['id', 'value', 'column', 'term'] as const;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const keyOf = (element: unknown): string | undefined => {
  if (!isObject(element)) return undefined;
  const key = keys.find((k) => typeof element[k] === 'string');
  return key && (element[key] as string);
};

/** `eda.byCategory[gender].Ж` → ['eda', 'byCategory', 'gender', 'Ж']; a key with dots stands in brackets. */
export function splitPath(path: string): string[] {
  return [...path.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map((m) => m[1] ?? m[2]!);
}

/** `['a', 'b.c']` → `a[b.c]`. */
export const joinPath = (segments: readonly string[]) =>
  segments.reduce((path, key) => (/[.[\]]/.test(key) ? `${path}[${key}]` : path ? `${path}.${key}` : key), '');

/**
 * One step down: a property, an array's element by id, value, column or term, else by index; undefined where absent. Where numbers
 * are names (quarter 4, no products), a number is never an index: it would be another row.
 */
export function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    for (const field of keys) {
      const found = value.find((element) => isObject(element) && element[field] === key);
      if (found !== undefined) return found;
    }
    const isIndex = /^\d+$/.test(key) && !value.some((element) => /^\d+(?:–\d+)?$/.test(keyOf(element) ?? ''));
    return isIndex ? value[Number(key)] : undefined;
  }
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The names that may follow a path: an object's own, an array's elements by key or number. */
export function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((element, i) => keyOf(element) ?? String(i));
  return isObject(value) ? Object.keys(value) : [];
}

/** The known path most like an unknown one, mending one step after another; undefined where nothing is alike. */
function nearestPath(results: unknown, path: string): string | undefined {
  const mended: string[] = [];
  let value = results;
  for (const key of splitPath(path)) {
    const name = step(value, key) !== undefined ? key : nearest(key, namesIn(value));
    if (name === undefined) return undefined;
    mended.push(name);
    value = step(value, name);
  }
  return joinPath(mended);
}

/** The Russian sentence on an unknown path: what was found where, what is allowed, the nearest. */
export function unknownPath(results: unknown, path: string, at: string): UnknownPath {
  const done: string[] = [];
  let value = results;
  let wrong = '';
  for (const key of splitPath(path)) {
    const next = step(value, key);
    if (next === undefined) {
      wrong = key;
      break;
    }
    done.push(key);
    value = next;
  }
  const names = namesIn(value);
  const shown = names.length > 12 ? [...names.slice(0, 12), `… (всего ${names.length})`] : names;
  const inside = done.length > 0 ? `в «${joinPath(done)}»` : 'в результатах';
  const near = nearestPath(results, path);
  const what =
    value === null ? 'не вычислено, внутри ничего нет' : `есть: ${shown.join(', ') || 'ничего, это значение'}`;
  return new UnknownPath(
    `${at}: нет пути «${path}»: ${inside} нет «${wrong}»; ${what}.${near ? ` Возможно, имелось в виду «${near}».` : ''}${strayLetters(wrong, names)}`,
  );
}

/** The value at a path; null where it could not be computed. An unknown path throws UnknownPath. */
export function resolve(results: unknown, path: string, at = 'results'): unknown {
  let value = results;
  for (const key of splitPath(path)) {
    // What lies under a figure that could not be computed could not be computed either.
    if (value === null) return null;
    value = step(value, key);
    if (value === undefined) throw unknownPath(results, path, at);
  }
  if (path === '') throw unknownPath(results, path, at);
  return value;
}
