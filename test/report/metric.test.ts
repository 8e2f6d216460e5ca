import { describe, expect, it } from 'vitest';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { bank } from '../../src/dataset/bank.ts';
import { analyse } from '../../src/results/results.ts';
import { bankTable } from '../analysis/bankTable.ts';

describe('explainValue of a bank with merged levels', () => {
  // Углич and, so that it does not follow, Ростов are «прочие».
  const city = (i: number) => (i < 6 ? 'Углич' : i < 236 ? 'Ростов' : i % 2 === 0 ? 'Рыбинск' : 'Ярославль');
  const content = readContentFiles(bank);
  const segment = (is: string) => ({ ...content.segments[0]!, id: is, rule: [{ column: 'city', is }] });
  const results = (balance: (i: number) => number | null, cities = ['Рыбинск', 'Ростов']) =>
    analyse(
      bankTable(900, (i) => ({
        city: city(i),
        equity: 1,
        balance: balance(i),
        churn: (city(i) === 'Ярославль' ? (i >> 1) % 2 === 0 : i % 10 === 0) ? 1 : 0,
      })),
      { file: 'a.csv', sha256: '' },
      { ...content, segments: cities.map(segment), recommendations: [], hypotheses: [] },
    );

  it('orders the queue by the clients whom the rules name', () => {
    const { metric, segments, foundSegments } = results(
      (i) => (city(i) === 'Ростов' ? 5e5 : 1e5) + 100 * ((i * 37) % 101),
    );
    expect(segments.map(({ id, n, priority }) => [id, n, priority])).toEqual([
      ['Рыбинск', 332, 2],
      ['Ростов', 230, 1],
    ]);
    expect(metric!.sensitivity.base.order).toEqual(['Ростов', 'Рыбинск']);
    for (const { order } of metric!.sensitivity.scenarios) expect(order).toEqual(['Ростов', 'Рыбинск']);
    // The search measures them on its half of the same clients, halved by the city that the file has.
    expect(foundSegments.given.map(({ id, confirmation }) => [id, confirmation!.n])).toEqual([
      ['Ростов', 118],
      ['Рыбинск', 169],
    ]);
  });

  it('leaves out of the queue what does not qualify, and doubles what is no share without an end', () => {
    const { metric, segments } = results(() => 1e5, ['Ярославль', 'Рыбинск']);
    expect(segments.map(({ id, priority }) => [id, priority])).toEqual([
      ['Ярославль', null],
      ['Рыбинск', 1],
    ]);
    const { base, scenarios } = metric!.sensitivity;
    for (const { order } of [base, ...scenarios]) expect(order).toEqual(['Рыбинск']);
    for (const id of ['feePerProduct-double', 'horizonYears-double'])
      expect(scenarios.find((one) => one.id === id)!.meanValue).toBeGreaterThan(base.meanValue!);
  });

  it('puts in for an unknown balance the median of the city of the file', () => {
    // Six unknown of Углич get the bank's median, of Рыбинск and Ярославль, and not that of «прочие», who are of Ростов and nine times as rich.
    const rich = (i: number) => (i < 236 ? 9e5 : 1e5);
    const { metric } = results((i) => (i < 6 || i > 895 ? null : rich(i) + 100 * ((i * 37) % 101)));
    const { base, scenarios } = metric!.sensitivity;
    const { meanValue } = scenarios.find(({ id }) => id === 'balance-median')!;
    // Ten clients of at most 110 100 roubles at 4 % for at most three years, among 900; with those of Ростов it would be 213 at least.
    expect(meanValue! - base.meanValue!).toBeLessThan((10 * 110_100 * 0.04 * 3) / 900);
    expect(meanValue!).toBeGreaterThan(base.meanValue!);
  });
});
