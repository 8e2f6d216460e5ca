import { type Code, branchIf, f64, i32, local, loop, moduleOf, op, set, type } from '../wasm.ts';

/** Rows of a block: what is multiplied of them stays in the processor's cache. */
export const BLOCK = 512;

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
const COLUMN = BLOCK * DOUBLE;
const PAGE = 64 * 1024;
/** Columns of the left and of the right that are multiplied at once: what is read of one serves all of the other. */
const [LEFT, RIGHT] = [2, 4];

/** Sums of products of columns, a block of rows at a time, for several groups of rows. */
export interface CrossProducts {
  /** The left columns of a block, each from a multiple of BLOCK on. */
  readonly left: Float64Array;
  /** The right columns of a block, likewise. */
  readonly right: Float64Array;
  /** Adds Σ leftₐ · rightᵦ over the first rows of the block, for each b ≤ a at least, to the sums of a group (default: the first). Mutates the row after them. */
  readonly add: (rows: number, group?: number) => void;
  /** What was added of a left and a right column. */
  readonly sum: (group: number, a: number, b: number) => number;
}

/**
 * Room for so many columns of a left and a right side, and a WebAssembly program that multiplies each left column by the
 * right ones up to its own place, two rows at a time. The order in which a sum is made is always the same.
 */
export function crossProducts(lefts: number, rights: number, groups = 1): CrossProducts {
  const height = roundedUp(lefts, LEFT);
  return productsOf(lefts, rights, height * COLUMN, groups);
}

/** The same of one side: its first columns are the right ones too. */
export const selfProducts = (columns: number, rights: number): CrossProducts => productsOf(columns, rights, 0, 1);

function productsOf(lefts: number, rights: number, rightAt: number, groups: number): CrossProducts {
  const [height, width] = [roundedUp(lefts, LEFT), roundedUp(rights, RIGHT)];
  const sumsAt = Math.max(height * COLUMN, rightAt + width * COLUMN);
  const ofGroup = height * width;
  const pages = Math.ceil((sumsAt + groups * ofGroup * DOUBLE) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { buffer } = memory;
  const { exports } = new WebAssembly.Instance(program(height, width, rightAt), { env: { memory } });
  const run = exports['run'] as (bytes: number, sums: number) => number;
  const left = new Float64Array(buffer, 0, height * BLOCK);
  const right = new Float64Array(buffer, rightAt, width * BLOCK);
  const sums = new Float64Array(buffer, sumsAt, groups * ofGroup);
  return {
    left,
    right,
    add(rows, group = 0) {
      // An odd row is multiplied together with an empty one.
      if (rows % 2 === 1) {
        for (let a = 0; a < lefts; a += 1) left[a * BLOCK + rows] = 0;
        for (let b = 0; b < rights; b += 1) right[b * BLOCK + rows] = 0;
      }
      if (rows > 0) run(roundedUp(rows, 2) * DOUBLE, sumsAt + group * ofGroup * DOUBLE);
    },
    sum: (group, a, b) => sums[group * ofGroup + a * width + b]!,
  };
}

const roundedUp = (n: number, step: number) => Math.ceil(n / step) * step;

// Parameters and locals of the program: addresses, then pairs of rows: the sums of a tile of columns, and what is read of them.
const [bytes, line] = [0, 1];
const [leftColumn, leftAt, rightAt, end, lastRight, out] = [2, 3, 4, 5, 6, 7];
const [firstSum, firstLeft, right] = [8, 8 + LEFT * RIGHT, 8 + LEFT * RIGHT + LEFT];
const LOCALS = [...new Array<number>(6).fill(type.i32), ...new Array<number>(LEFT * RIGHT + LEFT + 1).fill(type.v128)];

const lefts = Array.from({ length: LEFT }, (_, a) => a);
const rights = Array.from({ length: RIGHT }, (_, b) => b);
const sumOf = (a: number, b: number) => firstSum + a * RIGHT + b;
const eachSum = (code: (a: number, b: number) => Code): Code => lefts.map((a) => rights.map((b) => code(a, b)));

const programs = new Map<string, WebAssembly.Module>();

/** The program for so many columns, made once. */
function program(height: number, width: number, firstRight: number): WebAssembly.Module {
  const key = `${height} ${width} ${firstRight}`;
  const made = programs.get(key) ?? written(height, width, firstRight);
  programs.set(key, made);
  return made;
}

/** run(bytes of a column's rows, address of the sums): walks the tiles of LEFT by RIGHT columns, and in each of them the rows. */
function written(height: number, width: number, firstRight: number): WebAssembly.Module {
  const rows = loop(
    'rows',
    lefts.map((a) => set(firstLeft + a, op.loadWide(local(leftAt), a * COLUMN))),
    rights.map((b) => [
      set(right, op.loadWide(local(rightAt), b * COLUMN)),
      lefts.map((a) =>
        set(sumOf(a, b), op.addPairs(local(sumOf(a, b)), op.mulPairs(local(firstLeft + a), local(right)))),
      ),
    ]),
    set(rightAt, op.add(local(rightAt), i32(2 * DOUBLE))),
    set(leftAt, op.add(local(leftAt), i32(2 * DOUBLE))),
    branchIf('rows', op.gtU(local(end), local(leftAt))),
  );
  const tile = [
    eachSum((a, b) => set(sumOf(a, b), op.bothF64(f64(0)))),
    set(leftAt, local(leftColumn)),
    rows,
    eachSum((a, b) => {
      const place = (a * width + b) * DOUBLE;
      const added = op.addF64(op.oneOfPair(local(sumOf(a, b)), 0), op.oneOfPair(local(sumOf(a, b)), 1));
      return op.storeF64(local(out), op.addF64(op.loadF64(local(out), place), added), place);
    }),
  ];
  const tilesOfLeft = [
    set(end, op.add(local(leftColumn), local(bytes))),
    // Right columns up to the place of the last left one.
    set(lastRight, op.add(local(lastRight), i32(LEFT * COLUMN))),
    set(rightAt, i32(firstRight)),
    set(out, local(line)),
    loop(
      'right',
      tile,
      set(out, op.add(local(out), i32(RIGHT * DOUBLE))),
      set(rightAt, op.add(local(rightAt), op.sub(i32(RIGHT * COLUMN), local(bytes)))),
      branchIf(
        'right',
        op.and(op.gtU(local(lastRight), local(rightAt)), op.gtU(i32(firstRight + width * COLUMN), local(rightAt))),
      ),
    ),
  ];
  return moduleOf(2, LOCALS, 1, [
    set(lastRight, i32(firstRight)),
    loop(
      'left',
      tilesOfLeft,
      set(line, op.add(local(line), i32(LEFT * width * DOUBLE))),
      set(leftColumn, op.add(local(leftColumn), i32(LEFT * COLUMN))),
      branchIf('left', op.gtU(i32(height * COLUMN), local(leftColumn))),
    ),
    i32(0),
  ]);
}
