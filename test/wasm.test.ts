import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  block,
  branch,
  branchIf,
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
    const pair = op.addPairs(op.mulPairs(op.loadPair(i32(0)), op.loadPair(i32(0), 16)), op.bothF64(f64(0.5)));
    const body = [set(0, pair), op.storeF64(i32(32), op.addF64(op.oneOfPair(local(0), 0), f64(1000)))];
    const second = op.storeF64(i32(40), op.oneOfPair(local(0), 1));
    const { exports } = new WebAssembly.Instance(moduleOf(0, [type.v128], 1, [body, second, i32(0)]), {
      env: { memory },
    });
    (exports['run'] as () => number)();
    expect([...new Float64Array(memory.buffer, 32, 2)]).toEqual([1021.5, 55.5]);
  });

  it('throws on a label that is not around the branch', () => {
    expect(() => run([block('a'), branch('a')])).toThrow('unknown label: a');
  });
});
