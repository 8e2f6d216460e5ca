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
        when(op.isZero(local(0)), branch('end'), set(1, op.add(local(1), local(0)))),
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

  it('works on sixteen bytes at a time', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
    const bytes = new Uint8Array(memory.buffer);
    const of = (list: (i: number) => number) => bytes16(Array.from({ length: 16 }, (_, i) => list(i) & 255));
    const shorts = (list: readonly number[]) => bytes16([...new Uint8Array(Int16Array.from(list).buffer)]);
    const words = (list: readonly number[]) => bytes16([...new Uint8Array(Int32Array.from(list).buffer)]);
    const first64 = (wide: Code) => op.store64As32(i32(0), op.firstHalf(wide));
    const low = (wide: Code): number => {
      const { exports } = new WebAssembly.Instance(moduleOf(0, [], 1, [first64(wide), i32(0)]), { env: { memory } });
      (exports['run'] as () => number)();
      return bytes[0]! + 256 * bytes[1]! + 65_536 * bytes[2]! + 2 ** 24 * bytes[3]!;
    };
    expect(
      run(
        op.highBits(
          op.eqBytes(
            of((i) => i),
            of(() => 3),
          ),
        ),
      ),
    ).toBe(1 << 3);
    expect(
      run(
        op.highBits(
          op.eqBytes(
            op.leastBytesU(
              of((i) => 100 * i),
              of(() => 9),
            ),
            of(() => 9),
          ),
        ),
      ),
    ).toBe(0b1111111111111110);
    expect(
      run(
        op.highBits(
          op.subBytes(
            of(() => 5),
            of((i) => i),
          ),
        ),
      ),
    ).toBe(0b1111111111000000);
    expect(
      run(
        op.anyTrue(
          op.xorWide(
            of((i) => i),
            of((i) => i),
          ),
        ),
      ),
    ).toBe(0);
    expect(
      run(
        op.anyTrue(
          op.xorWide(
            of((i) => i),
            of((i) => i & 7),
          ),
        ),
      ),
    ).toBe(1);
    expect(
      low(
        op.bytesAt(
          of((i) => i + 1),
          of((i) => (i === 0 ? 255 : 15 - i)),
        ),
      ),
    ).toBe(0x0d0e0f00);
    expect(
      low(
        op.andWide(
          of(() => 0xff),
          of((i) => i),
        ),
      ),
    ).toBe(0x03020100);
    expect(
      low(
        op.orWide(
          of(() => 0x80),
          of((i) => i),
        ),
      ),
    ).toBe(0x83828180);
    expect(
      low(
        op.addShorts(
          op.mulShorts(shorts([3, -4, 0, 0, 0, 0, 0, 0]), shorts([5, 6, 0, 0, 0, 0, 0, 0])),
          shorts([1, 24, 0, 0, 0, 0, 0, 0]),
        ),
      ),
    ).toBe(16);
    expect(low(op.shrShortsU(shorts([-1, 256, 0, 0, 0, 0, 0, 0]), i32(8)))).toBe(0x000100ff);
    expect(low(op.dotShorts(shorts([7, 9, 0, 0, 0, 0, 0, 0]), shorts([100, -1, 0, 0, 0, 0, 0, 0])))).toBe(691);
    expect(low(op.asShorts(words([7, 70_000, 0, 0]), words([0, 0, 0, 0])))).toBe(0x7fff0007);
    expect(run(op.truncated(f64(-7.9)))).toBe(-7);
    expect(run(op.wrap(op.countOnes64(i64(0x8000000000000101n))))).toBe(3);
    expect(run(op.ctz(i32(1 << 31)))).toBe(31);
  });

  it('throws on a label that is not around the branch', () => {
    expect(() => run([block('a'), branch('a')])).toThrow('unknown label: a');
  });
});
