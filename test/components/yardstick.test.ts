import { describe, expect, it } from 'vitest';
import { rateOf } from '../../src/analysis/rate.ts';
import { asksKnown, yardstickOf } from '../../src/components/yardstick.ts';
import { schema } from '../../src/dataset/index.ts';

const churn = rateOf(182, 1000);
const eda = { churn, missingness: { balance: { known: rateOf(165, 700) } } };

describe('asksKnown(rule, schema)', () => {
  it('is of a condition on the informative column that an empty cell does not meet', () => {
    expect(
      asksKnown(
        [
          { column: 'age', atLeast: 60 },
          { column: 'balance', atLeast: 357_000 },
        ],
        schema,
      ),
    ).toBe(true);
    expect(asksKnown([{ column: 'balance', missing: false }], schema)).toBe(true);
    expect(asksKnown([{ column: 'balance', missing: true }], schema)).toBe(false);
    expect(asksKnown([{ column: 'age', atLeast: 60 }], schema)).toBe(false);
    expect(asksKnown([], { ...schema, missingnessColumn: undefined })).toBe(false);
  });
});

describe('yardstickOf(areKnown, results, schema)', () => {
  it('is the rate of the known and whose it is, or of all clients', () => {
    expect(yardstickOf(true, { eda }, schema)).toEqual({
      rate: eda.missingness.balance.known.rate,
      among: 'по всем, у кого остаток известен',
    });
    expect(yardstickOf(false, { eda }, schema)).toEqual({ rate: churn.rate });
    const untold = { churn, missingness: { balance: { known: null } } };
    expect(yardstickOf(true, { eda: untold }, schema)).toEqual({ rate: churn.rate });
  });
});
