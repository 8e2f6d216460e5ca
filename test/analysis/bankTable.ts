import { bank } from '../../src/dataset/bank.ts';
import { MISSING_CODE, type Column, type Table } from '../../src/dataset/table.ts';

/** What a made client may have; absent: an ordinary value of its own. null: an empty cell. */
export interface MadeClient {
  readonly [column: string]: number | string | null | undefined;
}

/** A client with nothing of his own but a place in the file. */
export const ordinaryClient = (i: number): MadeClient => ({
  userid: 100000 + i,
  score: 650 + ((i * 37) % 300),
  city: ['Ярославль', 'Рыбинск', 'Ростов'][i % 3]!,
  gender: (i >> 1) % 2 === 0 ? 'Ж' : 'М',
  age: 20 + ((i * 17) % 50),
  equity: (i * 5) % 6,
  balance: i % 9 === 4 ? null : 1000 * (1 + ((i * 7919) % 211)),
  products: 1 + ((i * 3) % 4),
  credit_card: (i >> 2) % 2,
  last_activity: ((i * 11) >> 3) % 2,
  est_salary: 20000 + ((i * 104729) % 90001),
  churn: (i * 7) % 5 === 0 ? 1 : 0,
});

/** A table of the bank's schema from made clients, which no reader has checked. */
export function bankTable(rows: number, client: (i: number) => MadeClient = () => ({})): Table {
  const clients = Array.from({ length: rows }, (_, i) => ({ ...ordinaryClient(i), ...client(i) }));
  const columns = new Map<string, Column>();
  for (const schema of bank.columns) {
    const cells = clients.map((c) => c[schema.name] ?? null);
    if (schema.kind === 'id')
      columns.set(schema.name, { type: 'id', schema, values: Float64Array.from(cells, Number) });
    else if (schema.kind === 'category' || schema.kind === 'flag') {
      const seen = [...new Set(cells.filter((c) => c !== null).map(String))];
      const levels =
        schema.kind === 'flag'
          ? ['0', '1']
          : [...(schema.levels ?? []), ...seen.filter((l) => !schema.levels?.includes(l))];
      const codes = Uint16Array.from(cells, (c) => (c === null ? MISSING_CODE : levels.indexOf(String(c))));
      columns.set(schema.name, { type: 'code', schema, codes, levels });
    } else {
      const values = Float64Array.from(cells, (c) => (c === null ? NaN : Number(c)));
      columns.set(schema.name, { type: 'number', schema, values });
    }
  }
  return { schema: bank, rows, columns };
}
