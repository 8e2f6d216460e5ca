import { describe, expect, it } from 'vitest';
import { rateOf } from '../../src/analysis/rate.ts';
import type { ContentFiles } from '../../src/authored/contentFiles.ts';
import { segmentDetails } from '../../src/report/segmentDetail.ts';
import { tableOf } from '../analysis/tableOf.ts';

const rows = Array.from({ length: 2000 }, (_, i) => i);
/** Of the first 400, 300 have no balance and stayed, and 60 of the 100 others left; of all behind them 40 % left. */
const table = tableOf(
  { balance: rows.map((i) => (i < 300 ? NaN : i % 50)), few: rows.map((i) => (i < 9 ? 1 : 0)) },
  { group: rows.map((i) => (i < 400 ? 'a' : 'b')), half: rows.map((i) => (i % 2 === 0 ? 'even' : 'odd')) },
);
const outcome = Uint16Array.from(rows, (i) => (i >= 300 && i % 10 < (i < 400 ? 6 : 4) ? 1 : 0));
const known = Uint8Array.from(rows, (i) => (i < 300 ? 0 : 1));
const content = {
  segments: [
    { id: 'a', rule: [{ column: 'group', is: 'a' }] },
    { id: 'few', rule: [{ column: 'few', is: 1 }] },
  ],
} as unknown as Pick<ContentFiles, 'segments'>;
const details = (cells: Uint8Array | null) =>
  segmentDetails(table, table, outcome, cells, content, rateOf(60 + 640, 2000));

describe('segmentDetails', () => {
  it('says that a segment turns round among the known, of whom more left', () => {
    expect(details(known)[0]!.turn).toBe('reversed');
    expect(details(null)[0]!.turn).toBeNull();
  });

  it('says no such thing of one that moved no further than everybody did', () => {
    // A quarter have no balance and stayed: of the segment 30 % left, of its known 40; of everybody 37,5 and 50.
    const told = Uint8Array.from(rows, (i) => (i % 4 === 0 ? 0 : 1));
    const gone = Uint16Array.from(rows, (i) => (i % 4 !== 0 && i % 10 < (i < 1000 ? 4 : 6) ? 1 : 0));
    const file = tableOf({ half: rows.map((i) => (i < 1000 ? 1 : 0)) });
    const segments = [{ id: 'x', rule: [{ column: 'half', is: 1 }] }] as unknown as ContentFiles['segments'];
    const [one] = segmentDetails(file, file, gone, told, { segments }, rateOf(750, 2000));
    expect(one!.turn).toBeNull();
  });

  it('takes no empty cells for a group inside: the rates of the segment tell them already', () => {
    const { worst, best, tried } = details(known)[0]!;
    expect(tried).toBeGreaterThan(0);
    for (const group of [worst, best]) expect(group?.where.missing).toBeUndefined();
  });

  it('tells no group that is all of the known cells of the segment but a few', () => {
    /** Of the first 400, 200 have a sum, all but `few` of them a large one; so do the last 100 of all. */
    const inside = (few: number) => {
      const sum = rows.map((i) => (i < 200 ? NaN : i < 400 - few || i >= 1900 ? 5 : 1));
      const file = tableOf({ sum }, { group: rows.map((i) => (i < 400 ? 'a' : 'b')) });
      const segments = { segments: content.segments.slice(0, 1) };
      return segmentDetails(file, file, outcome, null, segments, rateOf(700, 2000))[0]!;
    };
    expect(inside(9).worst).toBeNull();
    expect(inside(10).worst).toMatchObject({ where: { column: 'sum', atLeast: 5 }, n: 190 });
  });

  it('tells neither the share nor the group that is all of another segment but a few, or holds it and a few more', () => {
    /** Of the first 400 the even ones, and of those all but `few`, are two segments more; 60 of the odd ones left, and of the even none. */
    const first = (few: number) => {
      const file = tableOf(
        { rank: rows.map((i) => (i < 2 * few ? 0 : 1)) },
        {
          group: rows.map((i) => (i < 400 ? 'a' : 'b')),
          half: rows.map((i) => (i % 2 === 0 ? 'even' : 'odd')),
          third: rows.map((i) => (i % 3 === 0 ? 'yes' : 'no')),
        },
      );
      const gone = Uint16Array.from(rows, (i) => (i < 120 && i % 2 === 1 ? 1 : 0));
      const even = [
        { column: 'group', is: 'a' },
        { column: 'half', is: 'even' },
        { column: 'rank', is: 1 },
      ];
      const segments = [
        { id: 'a', rule: [{ column: 'group', is: 'a' }] },
        { id: 'even', rule: even },
      ] as unknown as ContentFiles['segments'];
      return segmentDetails(file, file, gone, null, { segments }, rateOf(60, 2000))[0]!;
    };
    const share = ({ profile }: ReturnType<typeof first>, id: string) => profile.find((one) => one.id === id)!.inside;
    expect(share(first(9), 'half=even')).toBeNull();
    expect(share(first(9), 'third=yes')).toBeCloseTo(134 / 400);
    expect(first(9).best?.where).not.toMatchObject({ column: 'half' });
    expect(share(first(10), 'half=even')).toBe(0.5);
    expect(first(10).best).toMatchObject({ where: { column: 'half', is: 'even' }, n: 200, churned: 0 });
  });

  it('sets a segment apart by what its own rule does not make', () => {
    const { profile } = details(known)[0]!;
    expect(profile.find(({ id }) => id === 'group=a')).toMatchObject({ inRule: true, inside: 1, everybody: 0.2 });
    expect(profile.find(({ id }) => id === 'half=even')).toMatchObject({ inRule: false, inside: 0.5, effect: 0 });
  });

  it('tells nothing of a segment that is withheld', () => {
    expect(details(known)[1]).toEqual({ id: 'few', profile: [], tried: 0, worst: null, best: null, turn: null });
  });
});
