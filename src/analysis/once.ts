/** A function whose answer for one object is made once, while the object lives. */
export function onceOf<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}

/** An object whose functions without arguments answer once; everything else is as it was. */
export function answeredOnce<T extends object>(methods: T): T {
  const entries = Object.entries(methods).map(([name, value]) => {
    if (typeof value !== 'function' || value.length > 0) return [name, value];
    let made: { readonly value: unknown } | undefined;
    return [name, () => (made ??= { value: (value as () => unknown)() }).value];
  });
  return Object.fromEntries(entries) as T;
}
