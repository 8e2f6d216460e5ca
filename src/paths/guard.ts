import { joinPath, NotComputed, step, unknownPath, UnknownPath } from './resolve.ts';

/** Null in these is a meaning of its own («no remark»), not a figure that is missing. */
const nullable = new Set(['condition', 'disqualified']);

/**
 * The results for an author's function: an unknown name throws UnknownPath with `at` («file:line») and the
 * nearest name, a null figure throws NotComputed, an object used as a number throws. Elements of arrays answer to
 * their id, value, column or term as well as to array methods.
 */
export function guard<T extends object>(results: T, at: string): T {
  const wrap = (value: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(value)) return wrapArray(value, path);
    if (typeof value === 'object' && value !== null) return wrapObject(value, path);
    if (typeof value === 'number' && !Number.isFinite(value)) throw new NotComputed(joinPath(path));
    return value;
  };

  const found = (value: object, key: string, path: readonly string[]): unknown => {
    const inside = [...path, key];
    const next = step(value, key);
    if (next === undefined) throw unknownPath(results, joinPath(inside), at);
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
        has: (_, key) => Object.hasOwn(value, key),
        ownKeys: () => Object.keys(value),
        getOwnPropertyDescriptor: (_, key) =>
          Object.hasOwn(value, key) ? { enumerable: true, configurable: true, writable: false } : undefined,
      },
    );

  const wrapArray = (value: readonly unknown[], path: readonly string[]): unknown[] =>
    new Proxy(
      value.map((element, i) => wrap(element, [...path, String(i)])),
      {
        get: (target, key, receiver) => {
          if (key === Symbol.toPrimitive) throw notANumber(path);
          return typeof key === 'symbol' || key in target
            ? Reflect.get(target, key, receiver)
            : found(value, key, path);
        },
      },
    );

  return wrapObject(results, []) as T;
}
