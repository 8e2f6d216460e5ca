import { beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/dataset/index.ts';
import { readBytes } from '../../src/dataset/read.ts';
import { numbers } from '../../src/dataset/table.ts';
import { withoutRepeated } from '../../src/analysis/variants.ts';
import { withoutSmallLevels } from '../../src/analysis/smallLevels.ts';
import { reportOf } from '../../src/report/pieces.ts';
import { findingsOf } from '../../src/report/robustness.ts';
import type { Results } from '../../src/results/results.ts';
import type { Segment } from '../../src/schemas/segment.ts';
import { changed, resultsOf } from '../changes/files.ts';

/** One client of three points has no balance, and so have 40 of one point: neither split is told. */
const hiding = () => {
  let [one, three] = [0, 0];
  return changed((cells) => {
    const isUnknown = (cells['equity'] === '1' && one++ < 40) || (cells['equity'] === '3' && three++ < 1);
    const balance = isUnknown ? '' : cells['equity'] === '0' ? cells['balance']! : cells['balance'] || '1000.5';
    return { ...cells, balance };
  });
};

describe('the headline findings', () => {
  let results: Results;
  beforeAll(async () => {
    results = await resultsOf(hiding());
  });
  const of = (id: string) => results.robustness.findings.find((one) => one.id === id)!;
  const level = (value: string) => results.eda.byCategory['equity']!.find((row) => row.value === value)!;

  it('tell no difference among the known of a level whose known clients are not told', () => {
    expect(level('0').known).not.toBeNull();
    expect(level('1').known).toBeNull();
    expect(level('3').known).toBeNull();
    const step = of('equity:firstStep');
    expect([step.of, step.against]).toEqual(['0', '1']);
    expect(step.values['whole']!.value).toBeCloseTo(level('0').rate! - level('1').rate!, 12);
    // What became of the finding is told.
    expect(step.values['known']).toEqual({ value: null, ci: null, move: 'turned' });
    expect(step.moved).toBe('turned');
    expect(of('equity:slope').values['known']!.value).toBeNull();
    // Of columns that hide nothing all is told.
    expect(of('gender').values['known']!.value).not.toBeNull();
    expect(of('products:slope').values['known']!.value).not.toBeNull();
  });

  it('ask for the means of money alone', () => {
    const asked = results.robustness.findings.filter(({ about }) => about === 'mean');
    expect(asked.map(({ id }) => id).toSorted()).toEqual(['balance:mean', 'est_salary:mean']);
  });

  it('tell none of a segment that is a group of such a column, nor of quarters whose splits are withheld', async () => {
    const table = (await readBytes(Buffer.from(hiding()), schema)).table!;
    const { outcome, known } = reportOf(withoutSmallLevels(table));
    const rules = {
      one: [{ column: 'equity', is: 2 }],
      more: [
        { column: 'equity', is: 2 },
        { column: 'age', atLeast: 30 },
      ],
    };
    const segments = Object.entries(rules).map(([id, rule]) => ({ id, rule })) as unknown as Segment[];
    const { findings } = findingsOf(table, outcome, known!, { segments });
    const amongKnown = (id: string) => findings.find((one) => one.id === id)!.values['known']!.value;
    expect(amongKnown('segment:one')).toBeNull();
    expect(amongKnown('segment:more')).not.toBeNull();
    // Everybody's balance is known but of six clients of the youngest quarter and six of the oldest.
    const ages = numbers(table, 'age');
    const places = [...ages.keys()].filter((row) => ages[row]! > 0).sort((a, b) => ages[a]! - ages[b]!);
    const few = new Uint8Array(table.rows).fill(1);
    for (const row of [...places.slice(0, 6), ...places.slice(-6)]) few[row] = 0;
    const quarters = findingsOf({ ...table }, outcome, few, { segments: [] }).findings.find(
      ({ id }) => id === 'age:quarters',
    )!;
    expect(quarters.values['whole']!.value).not.toBeNull();
    expect(quarters.values['known']!.value).toBeNull();
  });

  it('tell no figure of a column, or of a segment, whose group lost under ten clients', async () => {
    const table = (await readBytes(Buffer.from(changed((cells) => cells)), schema)).table!;
    const { outcome } = reportOf(withoutSmallLevels(table));
    const kept = withoutRepeated(table);
    const ofRule = (id: string, value: number) => ({ id, rule: [{ column: 'equity', is: value }] });
    const segments = [ofRule('few', 6), ofRule('many', 5)] as unknown as Segment[];
    const lost = (value: number) =>
      numbers(table, 'equity').reduce((n, x, i) => n + (x === value && !kept[i] ? 1 : 0), 0);
    expect(lost(6)).toBeGreaterThan(0);
    expect(lost(6)).toBeLessThan(10);
    expect(lost(5)).toBeGreaterThan(9);
    const { findings } = findingsOf(table, outcome, null, { segments });
    const there = (id: string) => findings.find((one) => one.id === id)!.values['withoutRepeated']!;
    for (const id of ['equity:slope', 'equity:firstStep', 'segment:few'])
      expect([id, there(id)]).toEqual([id, { value: null, ci: null, move: 'same' }]);
    for (const id of ['gender', 'products:slope', 'segment:many', 'age:rank']) expect(there(id).value).not.toBeNull();
  });

  it('compare groups as they are told: a level of few clients is never taken away from its group', async () => {
    const { eda, robustness } = await resultsOf(
      changed((cells, i) => ({
        ...cells,
        products: i === 0 ? '0' : cells['products'] === '0' ? '1' : cells['products']!,
      })),
    );
    const [first, second] = eda.byCategory['products']!;
    expect(first!.value).toBe('0–1');
    const step = robustness.findings.find((one) => one.id === 'products:firstStep')!;
    expect([step.of, step.against]).toEqual(['0–1', second!.value]);
    expect(step.values['whole']!.value).toBeCloseTo(first!.rate! - second!.rate!, 12);
  });

  it('compare nobody with a level that is not told', async () => {
    const { eda, robustness } = await resultsOf(changed((cells, i) => ({ ...cells, credit_card: i < 5 ? '1' : '0' })));
    expect(eda.byCategory['credit_card']!.map(({ value }) => value)).not.toContain('1');
    expect(robustness.findings.map(({ id }) => id)).toContain('last_activity');
    expect(robustness.findings.map(({ id }) => id)).not.toContain('credit_card');
  });
});
