import { describe, expect, it } from 'vitest';
import type { FoundSegments, SegmentResult } from '../../src/analysis/result.ts';
import type { RuleCondition } from '../../src/analysis/segment.ts';
import type { ContentFiles } from '../../src/authored/contentFiles.ts';
import { measureFoundOffers } from '../../src/report/foundOffers.ts';
import { tableOf } from '../analysis/tableOf.ts';

const rows = Array.from({ length: 2000 }, (_, i) => i);
/** Group a is found: 400 clients, of whom 150 have no balance. */
const table = tableOf(
  { balance: rows.map((i) => (i < 150 ? NaN : i % 20)), all: rows.map((i) => (i < 395 ? 1 : 0)) },
  { group: rows.map((i) => (i < 400 ? 'a' : 'b')), half: rows.map((i) => (i % 2 === 0 ? 'even' : 'odd')) },
);
/** Of the clients without a balance all left but ten, of the odd others a fifth. */
const outcome = Uint16Array.from(rows, (i) => (i < 150 ? (i < 10 ? 0 : 1) : i % 10 === 1 ? 1 : 0));
const values = Float64Array.from(rows, () => 3);

/** A found segment of the group, surely above every given one; the bank's rate is told above or below its interval. */
const found = (bank: number) =>
  ({
    valuable: [
      {
        id: 'first',
        rule: [{ column: 'group', is: 'a' }],
        n: 400,
        confirmation: { n: 200, ci: [0.1, 0.2], known: null, retainedMeanCi: [5, 6] },
      },
    ],
    given: [{ id: 'even', confirmation: { retainedMeanCi: [1, 2] } }],
    everybody: { rate: bank, known: null },
  }) as unknown as FoundSegments;

const offers = [{ id: 'found-loyal', uplift: { low: 0.01, high: 0.02 } }];
const even: { id: string; rule: RuleCondition[] } = { id: 'even', rule: [{ column: 'half', is: 'even' }] };
const most = { id: 'most', rule: [{ column: 'all', is: 1 }] };

/** The offers, where one segment of the content is asked for its clients first (priority 1) or last (null). */
const measured = (
  left: Uint16Array,
  { given = even, priority = null as number | null, bank = 0.3, foundOffers = offers } = {},
) =>
  measureFoundOffers(
    table,
    table,
    left,
    { segments: [given], foundOffers } as unknown as Pick<ContentFiles, 'segments' | 'foundOffers'>,
    [{ id: given.id, priority }] as unknown as SegmentResult[],
    found(bank),
    values,
  );

describe('measureFoundOffers', () => {
  it('writes to those whom no segment with a priority claims', () => {
    const churned = 140 + 25;
    const [alone] = measured(outcome);
    expect(alone).toMatchObject({ id: 'found-loyal', segment: 'first' });
    expect(alone!.experiment).toMatchObject({ assigned: 400, reachable: 400 - churned, value: 3 * (400 - churned) });
    // Of the odd of a, 70 of the unknown left and 25 of the others.
    const [after] = measured(outcome, { priority: 1 });
    expect(after!.experiment).toMatchObject({ assigned: 200, reachable: 200 - 95, stayRate: 105 / 200 });
  });

  it('counts nobody where the claimed are all but a few, and goes by the rate of the whole segment', () => {
    const [offer] = measured(outcome, { given: most, priority: 1 });
    expect(offer!.experiment).toMatchObject({ assigned: null, reachable: null, value: null, churnCi: null });
    expect(offer!.experiment.stayRate).toBeCloseTo(235 / 400, 12);
  });

  it('has nothing of a kind that the content writes no offer to', () => {
    expect(measured(outcome, { bank: 0.15 })).toEqual([]);
    expect(measured(outcome, { foundOffers: [] })).toEqual([]);
  });

  it('names the group of whom surely more left', () => {
    // Of the even of a 75 of 200 left, all of them unknown; of the odd as many, and 50 of the 125 known.
    const oddLeave = Uint16Array.from(rows, (i) => (i < 150 || i % 10 === 1 || i % 10 === 3 ? 1 : 0));
    expect(measured(oddLeave)[0]!.worst).toMatchObject({ where: { column: 'half', is: 'odd' }, n: 200, churned: 125 });
    // A fifth of everybody, odd or even, whatever the balance: nothing sets a group apart.
    const alike = Uint16Array.from(rows, (i) => (Math.floor(i / 20) % 5 === 0 ? 1 : 0));
    expect(measured(alike)[0]!.worst).toBeNull();
  });

  it('takes the known for no group, whose rate is told already', () => {
    // Of the 250 known 84 % left, whatever the balance: of all its groups they would be the surest.
    const knownLeave = Uint16Array.from(rows, (i) => (i >= 150 && Math.floor(i / 20) % 10 !== 9 ? 1 : 0));
    const { where, n } = measured(knownLeave)[0]!.worst!;
    expect(where).toMatchObject({ column: 'balance' });
    expect(where.missing).toBeUndefined();
    expect(n).toBeLessThan(250);
  });
});
