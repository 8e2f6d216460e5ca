import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { readBytes } from '../../src/dataset/read.ts';
import { privacyGate } from '../../src/privacy/gate.ts';
import { serialise } from '../../src/results/serialise.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { root } from '../site/build.ts';

const [header, ...lines] = readFileSync(join(root, 'data', 'bank_scrooge.csv'), 'utf8')
  .trim()
  .split('\n');
const places = { balance: header!.split(',').indexOf('balance'), salary: header!.split(',').indexOf('EST_SALARY') };

/** The first 600 clients with each sum of a column changed, empty cells aside. */
function bankOf(change: (sum: number, largest: number) => number): string {
  const rows = lines.slice(0, 600).map((line) => line.split(','));
  for (const at of Object.values(places)) {
    const sums = rows.map((row) => Number(row[at]));
    // Seven clients have no less.
    const largest = sums.toSorted((a, b) => b - a)[6]!;
    for (const row of rows) if (row[at] !== '') row[at] = String(change(Number(row[at]), largest));
  }
  return [header, ...rows.map((row) => row.join(',')), ''].join('\n');
}

const read = (text: string) => readBytes(new TextEncoder().encode(text), bank);

async function results(text: string) {
  const { table, facts } = await read(text);
  return analysedWhole(table!, facts);
}

async function findings(text: string) {
  const { table, facts } = await read(text);
  const json = serialise(analysedWhole(table!, facts));
  const folder = mkdtempSync(join(tmpdir(), 'sums-'));
  writeFileSync(join(folder, 'results.json'), json);
  return privacyGate(table!, json)
    .findings(folder)
    .map(({ message }) => message);
}

/** The first 600 clients, the balance of the first so many of those who have one being all that is known. */
function bankWithBalances(known: number): string {
  let left = known;
  const rows = lines.slice(0, 600).map((line) => line.split(','));
  for (const row of rows) if (row[places.balance] !== '' && (left -= 1) < 0) row[places.balance] = '';
  return [header, ...rows.map((row) => row.join(',')), ''].join('\n');
}

/** The first 600 clients, of whom so many have a level and no one else; another column’s cells are emptied where they left, but for so many. */
function bankWithFew({ men = 300, cards = 300, leftWithBalance = 600 }): string {
  const names = header!.split(',');
  const [gender, card, left] = ['gender', 'credit_card', 'churn'].map((name) => names.indexOf(name));
  let known = leftWithBalance;
  const rows = lines.slice(0, 600).map((line, i) => {
    const row = line.split(',');
    // Prime to the number of rows: those with a level are spread over the file.
    row[gender!] = (i * 7) % 600 < men ? 'М' : 'Ж';
    row[card!] = (i * 11) % 600 < cards ? '1' : '0';
    if (row[left!] === '1' && row[places.balance] !== '' && (known -= 1) < 0) row[places.balance] = '';
    return row.join(',');
  });
  return [header, ...rows, ''].join('\n');
}

describe('a small bank may be published', () => {
  it('whose largest sums are a cap that seven clients share', async () => {
    expect(await findings(bankOf((sum, largest) => Math.min(sum, largest)))).toEqual([]);
  });

  it('whose sums are round, the largest the edge of a bin', async () => {
    expect(await findings(bankOf((sum) => Math.min(1_000_000, Math.round(sum / 10_000) * 10_000)))).toEqual([]);
    expect(await findings(bankOf((sum) => (sum > 990_000 ? 990_000 : sum)).replace('990000', '1000000'))).toEqual([]);
  });

  it('that knows the balance of 1 to 9 clients, of whom nothing is told', async () => {
    for (const known of [1, 2, 9]) expect(await findings(bankWithBalances(known))).toEqual([]);
    const { correlations, eda, robustness } = await results(bankWithBalances(9));
    const { pearson, spearman, phik, phikEqualWidth } = correlations;
    for (const { balance, age } of [pearson, spearman, phik, phikEqualWidth]) {
      expect(new Set(Object.values({ ...balance, balance: null }))).toEqual(new Set([null]));
      expect([balance!['balance'], age!['balance'], typeof age!['score']]).toEqual([1, null, 'number']);
    }
    expect([eda.acrossLevels['gender']!['balance']!.condition, eda.fixedBins['balance']!.n]).toEqual(['small', null]);
    expect(robustness.variants.find(({ id }) => id === 'known')).toMatchObject({ n: null });
    expect((await results(bankWithBalances(10))).correlations.pearson['balance']!['score']).not.toBeNull();
  });

  it('of which 1 to 9 clients have a level of two, of whom nothing is told', async () => {
    for (const few of [1, 9, 591, 599]) {
      const text = bankWithFew({ men: few, cards: few });
      expect(await findings(text)).toEqual([]);
      const { correlations, eda, portraits } = await results(text);
      const { pearson, spearman, phik, phikEqualWidth, association } = correlations;
      for (const { credit_card: card } of [pearson, spearman, phik, phikEqualWidth])
        expect(new Set(Object.values({ ...card, credit_card: null }))).toEqual(new Set([null]));
      for (const { gender } of [phik, phikEqualWidth])
        expect(new Set(Object.values({ ...gender, gender: null }))).toEqual(new Set([null]));
      for (const test of [association['gender']!, association['credit_card']!, eda.acrossLevels['gender']!['score']!])
        expect(test).toMatchObject({ condition: 'small', p: null, statistic: null, effect: null });
      expect([association['gender']!.exact, association['credit_card']!.exact]).toEqual([null, null]);
      const ofFew = ({ column }: { readonly column: string }) => ['gender', 'credit_card'].includes(column);
      expect(portraits.stayed.traits.filter(ofFew)).toMatchObject(
        Array(2).fill({ measure: 'share', stayed: null, churned: null }),
      );
      expect(portraits.differences.filter(ofFew)).toMatchObject(Array(2).fill({ effect: null, ci: null, p: null }));
    }
    const { correlations, portraits } = await results(bankWithFew({ men: 10, cards: 590 }));
    expect(correlations.association['gender']!.p).not.toBeNull();
    expect(correlations.pearson['credit_card']!['churn']).not.toBeNull();
    expect(portraits.stayed.traits.find(({ column }) => column === 'gender')!.stayed).not.toBeNull();
  });

  it('that knows the balance of 1 to 9 of those who left: neither a correlation nor a finding tells their mean', async () => {
    const told = async (leftWithBalance: number) => {
      const { correlations, robustness } = await results(bankWithFew({ leftWithBalance }));
      const { pearson, spearman, phik } = correlations;
      return [
        ...[pearson, spearman, phik].map((of) => of['balance']!['churn'] !== null),
        ...['balance:mean', 'balance:rank'].map((id) => robustness.findings.some((one) => one.id === id)),
      ];
    };
    expect(await told(9)).toEqual([false, false, false, false, false]);
    expect(await told(10)).toEqual([true, true, true, true, true]);
  });
});
