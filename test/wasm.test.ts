import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  block,
  branch,
  branchIf,
  bytes16,
  f64,
  i32,
  i64,
  local,
  loop,
  moduleOf,
  op,
  set,
  type,
  when,
  type Code,
} from '../src/wasm.ts';

function run(body: Code, ...given: number[]): number {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const { exports } = new WebAssembly.Instance(moduleOf(given.length, [type.i32], 1, body), { env: { memory } });
  return (exports['run'] as (...given: number[]) => number)(...given);
}

describe('wasm', () => {
  it('writes whole numbers of 32 and 64 bits', () => {
    fc.assert(
      fc.property(fc.integer(), (n) => {
        expect(run(i32(n))).toBe(n);
      }),
    );
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }), (n) => {
        expect(run(op.wrap(op.shrU64(i64(n), i64(32n))))).toBe(Number(BigInt.asIntN(32, n >> 32n)));
      }),
    );
  });

  it('branches out of nested parts by name', () => {
    // The sum of 1 to n, left at once for 13.
    const sum = block(
      'end',
      branchIf('end', op.eq(local(0), i32(13))),
      loop(
        'again',
        when(op.isZero(local(0)), branch('end')),
        set(1, op.add(local(1), local(0))),
        set(0, op.sub(local(0), i32(1))),
        branch('again'),
      ),
    );
    expect([0, 1, 4, 100, 13].map((n) => run([sum, local(1)], n))).toEqual([0, 1, 10, 5050, 0]);
  });

  it('multiplies and adds doubles two at a time', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
    const numbers = new Float64Array(memory.buffer, 0, 4);
    numbers.set([3, 5, 7, 11]);
    const pair = op.addPairs(op.mulPairs(op.loadWide(i32(0)), op.loadWide(i32(0), 16)), op.bothF64(f64(0.5)));
    const body = [set(0, pair), op.storeF64(i32(32), op.addF64(op.oneOfPair(local(0), 0), f64(1000)))];
    const second = op.storeF64(i32(40), op.oneOfPair(local(0), 1));
    const { exports } = new WebAssembly.Instance(moduleOf(0, [type.v128], 1, [body, second, i32(0)]), {
      env: { memory },
    });
    (exports['run'] as () => number)();
    expect([...new Float64Array(memory.buffer, 32, 2)]).toEqual([1021.5, 55.5]);
  });

  describe('on sixteen bytes at a time', () => {
    const all = (code: number) => bytes16(new Array<number>(16).fill(code & 255));
    const each = (code: (i: number) => number) => bytes16(Array.from({ length: 16 }, (_, i) => code(i) & 255));
    const places = each((i) => i);
    const shorts = (...first: number[]) =>
      bytes16([...new Uint8Array(Int16Array.from({ length: 8 }, (_, i) => first[i] ?? 0).buffer)]);
    /** The first four bytes as a number. */
    const low = (wide: Code) => run(op.wrap(op.firstHalf(wide)));

    it('compares bytes, and tells their highest bits', () => {
      expect(run(op.highBits(op.eqBytes(places, all(3))))).toBe(1 << 3);
      const atMostNine = op.leastBytesU(
        each((i) => 100 * i),
        all(9),
      );
      expect(run(op.highBits(op.eqBytes(atMostNine, all(9))))).toBe(0b1111_1111_1111_1110);
      expect(run(op.highBits(op.subBytes(all(5), places)))).toBe(0b1111_1111_1100_0000);
      expect(run(op.anyTrue(op.xorWide(places, places)))).toBe(0);
      expect(run(op.anyTrue(op.xorWide(places, all(0))))).toBe(1);
    });

    it('joins bytes, and takes them from their places', () => {
      expect(low(op.andWide(all(0x7f), places))).toBe(0x03020100);
      expect(low(op.orWide(all(0x40), places))).toBe(0x43424140);
      const turned = each((i) => (i === 0 ? 255 : 15 - i));
      expect(low(op.bytesAt(places, turned))).toBe(0x0c0d0e00);
    });

    it('counts in numbers of 16 bits', () => {
      expect(low(op.addShorts(op.mulShorts(shorts(3, -4), shorts(5, 6)), shorts(1, 24)))).toBe(16);
      expect(low(op.shrShortsU(shorts(-1, 256), i32(8)))).toBe(0x000100ff);
      expect(low(op.dotShorts(shorts(7, 9), shorts(100, -1)))).toBe(691);
      expect(low(op.asShorts(op.dotShorts(shorts(7, 9), shorts(1, 1)), all(0)))).toBe(16);
      // What 16 bits do not hold becomes the most that they do.
      expect(low(op.asShorts(op.dotShorts(shorts(30_000), shorts(2)), all(0)))).toBe(32_767);
    });
  });

  it('truncates doubles and counts bits', () => {
    expect(run(op.truncated(f64(-7.9)))).toBe(-7);
    expect(run(op.wrap(op.countOnes64(i64(0x8000000000000101n))))).toBe(3);
    expect(run(op.ctz(i32(1 << 31)))).toBe(31);
  });

  it('throws on a label that is not around the branch', () => {
    expect(() => run([block('a'), branch('a')])).toThrow('unknown label: a');
  });
});
