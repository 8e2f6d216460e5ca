import { type Code, branchIf, i32, i64, local, loop, op, set, when } from '../wasm.ts';
import { count, digits, end, filled, indexed, mark, wide, type MemoryPlan } from './rowParts.ts';
import { constant } from './wideConstants.ts';

/** Bytes that are looked at together: a bit for each. */
const AT_ONCE = 64;
/** Places that are written together. */
const TOGETHER = 8;
/** Fewer bytes than this are looked at behind the last row: those that come with its own, and once more as many as are looked at together. */
export const BEHIND = 2 * AT_ONCE;
/** What the places take that are found among so many bytes, where each of them ends a field. */
export const endsRoom = (bytes: number) => PLACE * (bytes + BEHIND + TOGETHER);
/** So many more ends are looked for than the row at hand has. */
const AHEAD = 256;
const PLACE = 4;

/**
 * Where the next fields end: the place of each separator, carriage return and line feed goes to `ends`, until a row of so
 * many fields is sure to be there or the bytes are at their end (places behind it may be told too: no row reaches them).
 */
export function findEnds(fields: number, memory: MemoryPlan): Code {
  const isLess = (places: number) => op.ltU(op.sub(local(filled), local(mark)), i32(PLACE * places));
  const first = op.add(local(indexed), op.wrap(op.ctz64(local(digits))));
  const write = Array.from({ length: TOGETHER }, (_, i): Code => [
    // Behind the last bit nonsense is written, and written over.
    op.store32(local(count), first, memory.ends + PLACE * i),
    set(digits, op.and64(local(digits), op.sub64(local(digits), i64(1n)))),
  ]);
  return when(
    isLess(fields + 1),
    loop(
      'bytes',
      set(digits, endsAmong),
      set(count, local(filled)),
      set(filled, op.add(local(filled), op.wrap(op.shl64(op.countOnes64(local(digits)), i64(2n))))),
      loop(
        'places',
        write,
        set(count, op.add(local(count), i32(PLACE * TOGETHER))),
        branchIf('places', op.ne64(local(digits), i64(0n))),
      ),
      set(indexed, op.add(local(indexed), i32(AT_ONCE))),
      branchIf('bytes', op.and(op.ltU(local(indexed), local(end)), isLess(fields + 1 + AHEAD))),
    ),
  );
}

/** A bit for each of the next 64 bytes: 1 where a field ends. */
const endsAmong = [0, 1, 2, 3]
  .map((part): Code => {
    const [a, b, c] = (['separator', 'cr', 'lf'] as const).map((name) => op.eqBytes(local(wide), constant(name)));
    const bits = op.extendU(op.highBits(op.orWide(op.orWide(a!, b!), c!)));
    return [set(wide, op.loadWide(local(indexed), 16 * part)), op.shl64(bits, i64(BigInt(16 * part)))];
  })
  .reduce((bits, more) => op.or64(bits, more));
