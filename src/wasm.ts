/** A part of a WebAssembly program: its bytes, nested as the program is, with branches by the name of their target. */
export type Code = number | Target | Branch | readonly Code[];

interface Target {
  readonly open: number;
  readonly label: string;
  readonly body: Code;
}

interface Branch {
  readonly jump: number;
  readonly to: string;
}

/** Types of values; `v128`: two doubles or sixteen bytes side by side. */
export const type = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b } as const;

const NO_RESULT = 0x40;

/** A constant of 32 bits; what is over is cut off. */
export const i32 = (value: number): Code => [0x41, ...signed(BigInt(value | 0))];
/** A constant of 64 bits. */
export const i64 = (value: bigint): Code => [0x42, ...signed(BigInt.asIntN(64, value))];
/** A constant of double precision. */
export const f64 = (value: number): Code => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)];
/** Sixteen bytes. */
export const bytes16 = (bytes: readonly number[]): Code => [...wide(0x0c), ...bytes];
/** The value of a local or a parameter, by its number. */
export const local = (index: number): Code => [0x20, index];
/** Puts a value into a local; nothing is left on the stack. */
export const set = (index: number, value: Code): Code => [value, 0x21, index];

/** What follows `branch` to it goes on after it. */
export const block = (label: string, ...body: Code[]): Code => ({ open: 0x02, label, body });
/** What follows `branch` to it goes on at its beginning. */
export const loop = (label: string, ...body: Code[]): Code => ({ open: 0x03, label, body });
/** Runs `then` where the condition is not 0; it leaves no value. */
export const when = (condition: Code, then: Code): Code => [condition, { open: 0x04, label: '', body: then }];
/** Goes to the end of the block or the beginning of the loop of that name, one that is around it. */
export const branch = (to: string): Code => ({ jump: 0x0c, to });
/** The same where the condition is not 0. */
export const branchIf = (to: string, condition: Code): Code => [condition, { jump: 0x0d, to }];

const of =
  (code: number) =>
  (...operands: Code[]): Code => [...operands, code];
const at =
  (code: number) =>
  (address: Code, offset = 0): Code => [address, code, 0, ...unsigned(offset)];
const into =
  (code: number) =>
  (address: Code, value: Code, offset = 0): Code => [address, value, code, 0, ...unsigned(offset)];

/** Operators on what lies side by side have a number of their own after a mark. */
const wide = (code: number) => [0xfd, ...unsigned(code)] as const;
const ofWide =
  (code: number) =>
  (...operands: Code[]): Code => [...operands, ...wide(code)];

/** Operators, named as in the text format. Loads and stores need no alignment. */
export const op = {
  load8: at(0x2d),
  load16: at(0x2f),
  load32: at(0x28),
  loadF64: at(0x2b),
  store8: into(0x3a),
  store16: into(0x3b),
  store32: into(0x36),
  storeF32: into(0x38),
  storeF64: into(0x39),
  store64As32: into(0x3e),
  isZero: of(0x45),
  eq: of(0x46),
  ne: of(0x47),
  ltU: of(0x49),
  geU: of(0x4f),
  gtU: of(0x4b),
  add: of(0x6a),
  sub: of(0x6b),
  mul: of(0x6c),
  and: of(0x71),
  or: of(0x72),
  xor: of(0x73),
  shl: of(0x74),
  shrU: of(0x76),
  ctz: of(0x68),
  ne64: of(0x52),
  gtU64: of(0x56),
  ctz64: of(0x7a),
  countOnes64: of(0x7b),
  add64: of(0x7c),
  sub64: of(0x7d),
  mul64: of(0x7e),
  and64: of(0x83),
  or64: of(0x84),
  shl64: of(0x86),
  shrU64: of(0x88),
  wrap: of(0xa7),
  truncated: of(0xaa),
  extendU: of(0xad),
  eqF64: of(0x61),
  neF64: of(0x62),
  ltF64: of(0x63),
  gtF64: of(0x64),
  truncF64: of(0x9d),
  subF64: of(0xa1),
  divF64: of(0xa3),
  fromI64: of(0xb9),
  demote: of(0xb6),
  promote: of(0xbb),
  addF64: of(0xa0),
  loadWide: (address: Code, offset = 0): Code => [address, ...wide(0x00), 0, ...unsigned(offset)],
  andWide: ofWide(0x4e),
  orWide: ofWide(0x50),
  xorWide: ofWide(0x51),
  anyTrue: ofWide(0x53),
  /** Both doubles are this one. */
  bothF64: ofWide(0x14),
  /** The first of them, or the second. */
  oneOfPair: (value: Code, which: 0 | 1): Code => [value, ...wide(0x21), which],
  addPairs: ofWide(0xf0),
  mulPairs: ofWide(0xf2),
  /** The first eight bytes. */
  firstHalf: (value: Code): Code => [value, ...wide(0x1d), 0],
  /** Byte by byte; a comparison gives bytes of ones or of noughts, and `highBits` the highest bit of each. */
  subBytes: ofWide(0x71),
  eqBytes: ofWide(0x23),
  leastBytesU: ofWide(0x77),
  highBits: ofWide(0x64),
  /** The bytes of the first at the places that the second tells; nought for a place past the last. */
  bytesAt: ofWide(0x0e),
  /** Eight numbers of 16 bits. */
  shrShortsU: ofWide(0x8d),
  addShorts: ofWide(0x8e),
  mulShorts: ofWide(0x95),
  /** Sums of two products each: four numbers of 32 bits. */
  dotShorts: ofWide(0xba),
  /** Four and four numbers of 32 bits as eight of 16. */
  asShorts: ofWide(0x85),
} as const;

/**
 * A module of one function, exported as `run`, that takes and gives whole numbers of 32 bits and works on an imported
 * memory (`env.memory`) of so many pages. `locals`: types of the locals after the parameters.
 */
export function moduleOf(parameters: number, locals: readonly number[], pages: number, body: Code) {
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  const section = (id: number, bytes: readonly number[]) => [id, ...unsigned(bytes.length), ...bytes];
  const code = [...unsigned(locals.length), ...locals.flatMap((kind) => [1, kind]), ...flat(body, []), 0x0b];
  const bytes = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters, ...new Array<number>(parameters).fill(type.i32), 1, type.i32]),
    ...section(2, [1, ...name('env'), ...name('memory'), 2, 0, ...unsigned(pages)]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('run'), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ];
  return new WebAssembly.Module(Uint8Array.from(bytes));
}

/** The bytes of a part; `labels`: the targets around it, from outside in. */
function flat(code: Code, labels: readonly string[]): number[] {
  if (typeof code === 'number') return [code];
  if ('jump' in code) {
    const depth = labels.length - 1 - labels.lastIndexOf(code.to);
    if (depth === labels.length) throw new Error(`unknown label: ${code.to}`);
    return [code.jump, ...unsigned(depth)];
  }
  if ('open' in code) return [code.open, NO_RESULT, ...flat(code.body, [...labels, code.label]), 0x0b];
  return code.flatMap((part) => flat(part, labels));
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: bigint): number[] {
  const low = Number(value & 127n);
  const rest = value >> 7n;
  const isLast = (rest === 0n && low < 64) || (rest === -1n && low >= 64);
  return isLast ? [low] : [low | 128, ...signed(rest)];
}
