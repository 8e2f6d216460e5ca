import fc from 'fast-check';
import type { Results } from '../../src/results/results.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { bankTable, type MadeClient } from './bankTable.ts';

const facts = { file: 'made.csv', sha256: '0' };
/** The whole report of made clients. */
export const of = (clients: readonly MadeClient[]): Results =>
  analysedWhole(
    bankTable(clients.length, (i) => clients[i]!),
    facts,
  );

/** Clients of their own id, some of unknown age and balance; who has many products leaves more often. */
const client = fc
  .record({
    score: fc.integer({ min: 350, max: 1000 }),
    city: fc.constantFrom('Ярославль', 'Рыбинск', 'Ростов'),
    gender: fc.constantFrom('Ж', 'М'),
    age: fc.option(fc.integer({ min: 18, max: 90 }), { freq: 20 }),
    equity: fc.integer({ min: 0, max: 4 }),
    balance: fc.option(
      fc.integer({ min: 1, max: 1e8 }).map((kopecks) => kopecks / 100),
      { freq: 4 },
    ),
    products: fc.integer({ min: 1, max: 4 }),
    credit_card: fc.integer({ min: 0, max: 1 }),
    last_activity: fc.integer({ min: 0, max: 1 }),
    est_salary: fc.integer({ min: 1, max: 1e6 }),
    luck: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ luck, ...rest }) => ({ ...rest, churn: luck < rest.products + 1 ? 1 : 0 }));
/** Some three hundred of them. */
export const bank = fc
  .array(client, { minLength: 250, maxLength: 350, size: 'max' })
  .map((clients) => clients.map((one, i): MadeClient => ({ ...one, userid: 1000 + i })));
/** A failure is told of the clients as they were drawn: to look for fewer that fail too would take minutes. */
export const few = { numRuns: 6, seed: 1, endOnFailure: true };
