import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build.ts';

/** A client of the file, read here anew: nothing of the site's code has a part in these facts. */
export interface Client {
  readonly id: string;
  readonly score: number;
  readonly city: string;
  readonly gender: string;
  readonly age: number;
  readonly equity: number;
  readonly balance: number;
  readonly products: number;
  readonly card: boolean;
  readonly active: boolean;
  readonly churned: boolean;
}

const [header, ...rows] = readFileSync(join(root, 'data', 'bank_scrooge.csv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','));

/** The shipped file with one column changed, as text. */
function changed(column: string, change: (cell: string) => string): string {
  const place = header!.indexOf(column);
  const lines = rows.map((cells) => cells.map((cell, i) => (i === place ? change(cell) : cell)).join(','));
  return [header!.join(','), ...lines, ''].join('\n');
}

/** The three files of the proof. */
export const files = {
  shipped: changed('churn', (cell) => cell),
  churn: changed('churn', (cell) => (cell === '1' ? '0' : '1')),
  gender: changed('gender', (cell) => (cell === 'Ж' ? 'М' : 'Ж')),
};
export type FileName = keyof typeof files;

const orNaN = (cell: string) => (cell === '' ? NaN : Number(cell));

export const clientsOf = (csv: string): readonly Client[] =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id, score, city, gender, age, equity, balance, products, card, active, , churn] = line.split(',');
      return {
        id: `${id}`,
        score: Number(score),
        city: city!,
        gender: gender!,
        age: orNaN(age!),
        equity: Number(equity),
        balance: orNaN(balance!),
        products: Number(products),
        card: card === '1',
        active: active === '1',
        churned: churn === '1',
      };
    });

export const rate = (clients: readonly Client[]) => clients.filter((one) => one.churned).length / clients.length;

export function median(values: readonly number[]): number {
  const sorted = values.filter((x) => !Number.isNaN(x)).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

export const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Rates of the steps of a column with a hundred clients or more, by step. */
export function steps(clients: readonly Client[], column: 'products' | 'equity'): readonly number[] {
  const values = [...new Set(clients.map((one) => one[column]))].sort((a, b) => a - b);
  return values
    .map((value) => clients.filter((one) => one[column] === value))
    .filter((group) => group.length >= 100)
    .map(rate);
}

export const isRising = (values: readonly number[]) => values.every((x, i) => i === 0 || x > values[i - 1]!);

/** The five segments of the task, in its words. */
export const segments: readonly ((one: Client) => boolean)[] = [
  (one) => one.gender === 'Ж' && one.card && one.equity < 3,
  (one) => one.gender === 'Ж' && one.equity < 3 && one.products <= 3,
  (one) => one.gender === 'Ж' && one.age >= 35 && one.age <= 50 && !one.active,
  (one) => one.age >= 35 && one.age <= 50 && one.card && one.products <= 3,
  (one) => one.age >= 60 && !one.active,
];

/** «18,1 %» */
export const percent = (share: number) => `${(share * 100).toFixed(1).replace('.', ',')} %`;
/** «10 000» */
export const whole = (n: number) => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, n >= 1000 ? ' ' : '');
