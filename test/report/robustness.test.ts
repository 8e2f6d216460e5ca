import { describe, expect, it } from 'vitest';
import { tableOf } from '../analysis/tableOf.ts';
import { findingsOf } from '../../src/report/robustness.ts';
import { balance, bankOf, content, filledBalance, known, outcome, rows, table } from '../robustBank.ts';

describe('findingsOf', () => {
  const held = findingsOf(table, outcome, known, content);
  const absent = { n: null, leftOut: null, filled: null };

  it('counts the clients of every variant', () => {
    expect(held.variants).toEqual([
      { id: 'whole', n: 2000, leftOut: 0, filled: 0 },
      { id: 'withoutTop', n: 1965, leftOut: 35, filled: 0 },
      { id: 'withoutRepeated', n: 1990, leftOut: 10, filled: 0 },
      { id: 'known', n: 1799, leftOut: 201, filled: 0 },
      { id: 'filled', n: 2000, leftOut: 0, filled: 201 },
    ]);
  });

  it('measures a finding among the clients of the variant', () => {
    // 30 of a, 40 of b, 90 of c and 654 of the rest; 3 at the top of c and 12 of the salaries, 6 of those with one id.
    const { values } = held.findings.find(({ id }) => id === 'churn')!;
    const rates = Object.fromEntries(Object.entries(values).map(([id, figure]) => [id, figure!.value]));
    expect(rates).toEqual({
      whole: 814 / 2000,
      withoutTop: 799 / 1965,
      withoutRepeated: 808 / 1990,
      known: 814 / 1799,
      filled: 814 / 2000,
    });
  });

  it('fills no column of levels', () => {
    const levels = { ...table, schema: { ...table.schema, missingnessColumn: 'group' } };
    expect(findingsOf(levels, outcome, known, content).variants.at(-1)).toEqual({ id: 'filled', ...absent });
  });

  it('tells no variant that differs by under ten clients', () => {
    const nine = bankOf(
      balance,
      rows.map((i) => `id${i < 9 ? 0 : i}`),
    );
    const cells = Uint8Array.from(rows, (i) => (i < 9 ? 0 : 1));
    const { variants, findings } = findingsOf(nine, outcome, cells, content);
    expect(variants.slice(2)).toEqual(['withoutRepeated', 'known', 'filled'].map((id) => ({ id, ...absent })));
    expect(findings[0]!.values).toMatchObject({ withoutRepeated: null, known: null, filled: null });
  });

  it('tells no variant of under ten clients or of nobody, nor a figure of a group of which one leaves so few', () => {
    const knownOf = (n: number) =>
      findingsOf(
        { ...table },
        outcome,
        known.map((_, i) => (i < n ? 1 : 0)),
        content,
      );
    expect(knownOf(9).variants[3]).toEqual({ id: 'known', ...absent });
    const none = knownOf(0);
    expect(none.variants.slice(3)).toEqual(['known', 'filled'].map((id) => ({ id, ...absent })));
    expect(none.findings[0]).toMatchObject({ moved: 'same', values: { known: null, filled: null } });
    expect(knownOf(10).variants[3]).toMatchObject({ id: 'known', n: 10 });
    const alone = bankOf(
      balance,
      rows.map((i) => `id${i < 295 ? i % 5 : i}`),
    );
    const { findings } = findingsOf(alone, outcome, known, content);
    const there = (id: string) => findings.find((one) => one.id === id)!.values['withoutRepeated']!.value;
    expect(there('segment:a')).toBeNull();
    expect(there('segment:c')).not.toBeNull();
    // Nor of the other groups of its column: what all of them lost is known.
    expect(there('group=b')).toBeNull();
  });

  it('sets beside the largest level those of a hundred clients and more, and no small ones together', () => {
    const sizes = {
      большой: 400,
      сто: 100,
      девяносто: 99,
      ...Object.fromEntries(rows.slice(0, 15).map((i) => [`м${i}`, 9])),
    };
    const levels = Object.entries(sizes).flatMap(([level, n]) => Array.from({ length: n }, () => level));
    const bank = tableOf({ place: levels.map((_, i) => i) }, { level: levels });
    const left = Uint16Array.from(levels, (_, i) => (i % 3 === 0 ? 1 : 0));
    const { findings } = findingsOf(bank, left, null, { segments: [] });
    expect(findings.filter(({ about }) => about === 'pair').map(({ of, against }) => [of, against])).toEqual([
      ['сто', 'большой'],
    ]);
  });

  it('measures the column with filled cells, and a segment that asks of it, as if the file had them, and leaves the others alone', () => {
    const filledFile = findingsOf(bankOf(filledBalance), outcome, null, content);
    for (const { id, column, values } of filledFile.findings) {
      const there = held.findings.find((one) => one.id === id)!.values;
      expect(there['filled'], id).toMatchObject({ value: values['whole']!.value, ci: values['whole']!.ci });
      if (column !== 'balance' && id !== 'segment:poor') expect(there['filled']!.value, id).toBe(there['whole']!.value);
    }
    const mean = held.findings.find(({ id }) => id === 'balance:mean')!;
    expect(mean.values['filled']!.value).not.toBeCloseTo(mean.values['whole']!.value!, 3);
    // 40 of 100 against 774 of 1900; filled, 40 of 300 against 774 of 1700.
    const poor = held.findings.find(({ id }) => id === 'segment:poor')!.values;
    expect(poor['whole']!.value).toBeCloseTo(40 / 100 - 774 / 1900, 12);
    expect(poor['filled']!.value).toBeCloseTo(40 / 300 - 774 / 1700, 12);
  });

  it('does not tell of a segment that filling brings a few clients into', () => {
    const unknown = (i: number) => i >= 300 && i < 305;
    const few = bankOf(balance.map((_, i) => (unknown(i) ? NaN : filledBalance[i]!)));
    const cells = Uint8Array.from(rows, (i) => (unknown(i) || i >= 1900 ? 0 : 1));
    const told = findingsOf(few, outcome, cells, content).findings.find(({ id }) => id === 'segment:poor')!;
    expect(told.values['filled']).toMatchObject({ value: null, ci: null });
    expect(told.values['whole']!.value).not.toBeNull();
  });
});
