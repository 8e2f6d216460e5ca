import { type Code, bytes16, local, set, type } from '../wasm.ts';
import { CR, FREE, LF, POINT, ZERO } from './rowParts.ts';

const every = (code: number) => bytes16(new Array<number>(16).fill(code & 255));
/** Two numbers of 16 bits, four times. */
const inTurn = (a: number, b: number) =>
  bytes16(Array.from({ length: 4 }, () => [...new Uint8Array(Int16Array.of(a, b).buffer)]).flat());

const names = ['separator', 'cr', 'lf', 'zero', 'nine', 'point', 'lowBytes', 'tens', 'hundreds', 'myriads'] as const;
type Name = (typeof names)[number];

const place = (name: Name) => FREE + names.indexOf(name);

/** A constant of sixteen bytes. */
export const constant = (name: Name): Code => local(place(name));

/** Types of the locals that hold them, from FREE on. */
export const CONSTANT_LOCALS = names.map(() => type.v128);

/** Puts constants into locals, once for all rows: in a loop they would be made anew each time. */
export function setConstants(separator: number): Code {
  const values: Readonly<Record<Name, Code>> = {
    separator: every(separator),
    cr: every(CR),
    lf: every(LF),
    zero: every(ZERO),
    nine: every(9),
    point: every(POINT - ZERO),
    lowBytes: inTurn(0xff, 0xff),
    tens: inTurn(10, 10),
    hundreds: inTurn(100, 1),
    myriads: inTurn(10_000, 1),
  };
  return names.map((name) => set(place(name), values[name]));
}
