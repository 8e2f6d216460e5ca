import { joinPath, namesIn, NotComputed, step, unknownPath, UnknownPath } from './resolve.ts';

/** Null in these is a meaning of its own («no remark», «no assumption was changed», «too few there», «withheld, but not above what is told beside it»), not a figure that is missing. */
export const nullable: ReadonlySet<string> = new Set([
  'condition',
  'disqualified',
  'turn',
  'assumption',
  'confirmation',
  'retainedMeanCi',
]);

/** Told of each step that an author's function takes: the path and what lies there. */
export type Reading = (path: readonly string[], value: unknown) => void;

/** What is to stand at a path instead of what lies there. */
export type Swap = (path: readonly string[], value: unknown) => unknown;

/**
 * The results for an author's function: an unknown name throws UnknownPath with `at` («file:line:column») and the
 * nearest name, a null figure throws NotComputed, an object used as a number throws. Elements of arrays answer to
 * their id, value, column or term as well as to array methods. `read` is told of every figure that is looked at; `swap`
 * puts others in their places.
 */
export function guard<T extends object>(
  results: T,
  at: string,
  { read, swap }: { readonly read?: Reading; readonly swap?: Swap } = {},
): T {
  const wrap = (value: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(value)) return wrapArray(value, path);
    if (typeof value === 'object' && value !== null) return wrapObject(value, path);
    return value;
  };

  const found = (value: object, key: string, path: readonly string[]): unknown => {
    const inside = [...path, key];
    const there = step(value, key);
    const next = swap === undefined || there === undefined ? there : swap(inside, there);
    if (next === undefined) throw unknownPath(results, joinPath(inside), at);
    read?.(inside, next);
    if (next === null && !nullable.has(key)) throw new NotComputed(joinPath(inside));
    return wrap(next, inside);
  };

  const notANumber = (path: readonly string[]) =>
    new UnknownPath(`${at}: «${joinPath(path)}» — не число, а группа значений: допишите, какое из них нужно.`);

  // The results are frozen, and a proxy of a frozen object may not answer with other proxies: an empty one stands in.
  const wrapObject = (value: object, path: readonly string[]): object =>
    new Proxy(
      {},
      {
        get: (_, key) => {
          if (key === Symbol.toPrimitive) throw notANumber(path);
          return typeof key === 'symbol' ? undefined : found(value, key, path);
        },
        set: (_, key) => {
          const there = joinPath([...path, String(key)]);
          throw new UnknownPath(`${at}: условие меняет «${there}»: сравнивают знаками === , > и <, а не одним =.`);
        },
        has: (_, key) => Object.hasOwn(value, key),
        ownKeys: () => Object.keys(value),
        getOwnPropertyDescriptor: (_, key) =>
          Object.hasOwn(value, key) ? { enumerable: true, configurable: true, writable: false } : undefined,
      },
    );

  // An element is named as a path would name it: the row of «3 products» is not always the fourth.
  const wrapArray = (value: readonly unknown[], path: readonly string[]): unknown[] => {
    const names = namesIn(value);
    return new Proxy(
      value.map((element, i) => wrap(element, [...path, names[i]!])),
      {
        get: (target, key, receiver) => {
          if (key === Symbol.toPrimitive) throw notANumber(path);
          if (typeof key === 'symbol' || key in target) return Reflect.get(target, key, receiver);
          // «The first of those that were found» may not be there in other data: nothing is mistyped.
          if (/^\d+$/.test(key)) throw new NotComputed(joinPath([...path, key]));
          return found(value, key, path);
        },
      },
    );
  };

  return wrapObject(results, []) as T;
}
