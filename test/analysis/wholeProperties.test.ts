import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { bank, few, of } from './wholeBank.ts';

/** Where two results differ by more than rounding (relative 1e-9, and 1e-9 of nought), or at all in what is no number. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-9 * Math.max(1e-3, Math.abs(a)) ? [] : [`${path}: ${a}, ${b}`];
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null)
    return a === b ? [] : [`${path}: ${String(a)}, ${String(b)}`];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) =>
    differences((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${path}.${key}`),
  );
}

describe('the whole report', () => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(bank, fc.integer({ min: 1, max: 1000 }), (clients, turn) => {
        const turned = [...clients.slice(turn % clients.length), ...clients.slice(0, turn % clients.length)].reverse();
        const [a, b] = [of(clients), of(turned)];
        expect(differences(a, b).slice(0, 10)).toEqual([]);
        // Counts, ranks and tables have no rounding that an order could change.
        expect(b.eda.byCategory).toEqual(a.eda.byCategory);
        expect(b.correlations.association).toEqual(a.correlations.association);
        expect(b.correlations.phik).toEqual(a.correlations.phik);
        for (const [name, { mannWhitney, ks }] of Object.entries(a.eda.comparisons))
          expect({ mannWhitney, ks }).toEqual({
            mannWhitney: b.eda.comparisons[name]!.mannWhitney,
            ks: b.eda.comparisons[name]!.ks,
          });
      }),
      few,
    );
  });

  it('of every client twice has the same rates and effects, twice χ² and log-likelihood', () => {
    fc.assert(
      fc.property(bank, (clients) => {
        const a = of(clients);
        const b = of([...clients, ...clients.map((one, i) => ({ ...one, userid: 9000 + i }))]);
        expect(b.eda.churn.n).toBe(2 * a.eda.churn.n);
        expect(b.eda.churn.rate).toBe(a.eda.churn.rate);
        for (const [name, test] of Object.entries(a.correlations.association)) {
          const twice = b.correlations.association[name]!;
          expect(twice.chi2).toBeCloseTo(2 * test.chi2!, 8);
          expect(twice.cramersV).toBeCloseTo(test.cramersV!, 10);
          expect(twice.n).toBe(2 * test.n);
        }
        expect(differences(a.correlations.spearman, b.correlations.spearman)).toEqual([]);
        expect(differences(a.correlations.pearson, b.correlations.pearson)).toEqual([]);
        const [one, two] = [a.correlations.logistic!, b.correlations.logistic!];
        if (one.condition === null) {
          expect(two.logLikelihood! / one.logLikelihood!).toBeCloseTo(2, 8);
          one.terms.forEach((term, i) => {
            expect(two.terms[i]!.beta).toBeCloseTo(term.beta, 6);
            expect(two.terms[i]!.se * Math.SQRT2).toBeCloseTo(term.se, 6);
          });
        }
      }),
      few,
    );
  });

  it('with its cities renamed has the same statistics', () => {
    const names: Record<string, string> = { Ярославль: 'Орёл', Рыбинск: 'Тула', Ростов: 'Псков' };
    fc.assert(
      fc.property(bank, (clients) => {
        const [a, b] = [of(clients), of(clients.map((one) => ({ ...one, city: names[one['city'] as string] })))];
        expect(differences(a.correlations.association, b.correlations.association)).toEqual([]);
        expect(differences(a.eda.acrossLevels, b.eda.acrossLevels)).toEqual([]);
        expect(differences(a.correlations.phik, b.correlations.phik)).toEqual([]);
      }),
      few,
    );
  });

  it('with churn turned round has the other signs and the same p', () => {
    fc.assert(
      fc.property(bank, (clients) => {
        const [a, b] = [of(clients), of(clients.map((one) => ({ ...one, churn: 1 - (one['churn'] as number) })))];
        expect(b.eda.churn.rate).toBeCloseTo(1 - a.eda.churn.rate!, 12);
        expect(differences(a.correlations.phik, b.correlations.phik)).toEqual([]);
        for (const [name, { welch, mannWhitney }] of Object.entries(a.eda.comparisons)) {
          const turned = b.eda.comparisons[name]!;
          expect(turned.welch.t).toBeCloseTo(-welch.t!, 9);
          expect(turned.welch.p).toBeCloseTo(welch.p!, 9);
          expect(turned.mannWhitney.auc).toBeCloseTo(1 - mannWhitney.auc!, 12);
        }
        for (const [name, { z, cohensH }] of Object.entries(a.eda.proportions)) {
          expect(b.eda.proportions[name]!.z).toBeCloseTo(-z!, 9);
          expect(b.eda.proportions[name]!.cohensH).toBeCloseTo(-cohensH!, 9);
        }
      }),
      few,
    );
  });

  it('in another currency has the same tests of balance', () => {
    fc.assert(
      fc.property(bank, (clients) => {
        const [a, b] = [
          of(clients),
          of(clients.map((one) => ({ ...one, balance: one['balance'] === null ? null : Number(one['balance']) * 64 }))),
        ];
        const figures = ({ eda, correlations }: Results) => {
          const { welch, mannWhitney, ks } = eda.comparisons['balance']!;
          const { t, df, p, hedgesG } = welch;
          const { pearson, spearman, phik } = correlations;
          return {
            t,
            df,
            p,
            hedgesG,
            mannWhitney,
            ks,
            pearson,
            spearman,
            phik,
            iv: correlations.informationValue['balance']!.iv,
          };
        };
        expect(figures(b)).toEqual(figures(a));
      }),
      few,
    );
  });
});
