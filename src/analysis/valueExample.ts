import { annuity } from './customerValue.ts';
import type { ValueAssumptions } from './valueAssumptions.ts';
import type { ValueExample } from './result.ts';

/** What the invented client of the example has: medians of the bank, a card, and the bank's own retention. */
export interface ExampleInputs {
  readonly balance: number | null;
  readonly salary: number | null;
  readonly products: number | null;
  readonly bankRate: number | null;
}

/**
 * The formula of value with the bank's medians put in: a client who holds a card, has the median known balance, the
 * median salary and the median number of products, and stays as often as all clients did. Nobody in particular.
 * null where a median is.
 */
export function valueExample(inputs: ExampleInputs, a: ValueAssumptions): ValueExample | null {
  const { balance, salary, products, bankRate } = inputs;
  if (balance === null || salary === null || products === null || bankRate === null) return null;
  const parts = {
    balanceMargin: a.margin * balance,
    cardMargin: a.interchange * a.cardSpendShare * 12 * salary,
    productsMargin: a.feePerProduct * products,
  };
  const annualMargin = parts.balanceMargin + parts.cardMargin + parts.productsMargin;
  const retention = 1 - bankRate;
  const factor = annuity(retention, a.discountRate, a.horizonYears);
  const ratio = retention / (1 + a.discountRate);
  return { balance, salary, products, ...parts, annualMargin, retention, ratio, factor, value: annualMargin * factor };
}
