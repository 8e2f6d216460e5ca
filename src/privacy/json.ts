/** An object of a piece of JSON. */
export type Node = Readonly<Record<string, unknown>>;

/** Whether a value has names of its own: no list, and not null. */
export const isObject = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A number; null of anything else. */
export const number = (value: unknown) => (typeof value === 'number' ? value : null);

/** Names and values of an object; none of anything else. */
export const entriesOf = (value: unknown) => (isObject(value) ? Object.entries(value) : []);

/** The objects of a list; none of anything else. */
export const objectsOf = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);
