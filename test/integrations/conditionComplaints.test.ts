import { describe, expect, it } from 'vitest';
import { conditionComplaint } from '../../src/integrations/conditionComplaints.ts';

const of = (code: string) => conditionComplaint(code, 'eda.mdx:9:1');

describe('conditionComplaint(code, at)', () => {
  it.each([
    '(r) => 0.3 < r.eda.churn.rate < 0.9',
    '(r) => r.eda.churn.ci[1] >= r.eda.churn.rate >= r.eda.churn.ci[0]',
    '(r) => r.a.x > 1 && (0 < r.a.y <= 2)',
    '(r) => [1, 2].every((one) => one > r.a.x > 0)',
    '(r) => 0.1 < r.a?.rate < 0.2',
  ])('refuses two comparisons in a chain: %s', (code) => {
    expect(of(code)).toMatch(/^eda\.mdx:9:1: в условии два сравнения подряд/);
  });

  it.each([
    '(r) => 0.3 < r.a.x && r.a.x < 0.9',
    '(r) => r.a.x > 1 === r.a.y > 1',
    '(r) => (r.a.x > 1 ? r.a.y < 2 : r.a.y > 3)',
    '(r) => Math.max(r.a.x, 1) > 0 || Math.min(...r.b.map((one) => one.n > 2)) < 1',
    '(r) => { const low = r.a.x > 0; return r.a.y < 3 && low; }',
    '(r) => { const a = r.x.n < 5\n return r.y.n > 5 }',
    "(r) => r.a.text === 'a < b < c'",
    "(r) => '<' < r.a.sign",
    '(r) => r.a.x > 0 // b < c < d',
  ])('lets stand: %s', (code) => {
    expect(of(code)).toBeUndefined();
  });

  it('tells that the decimal sign is a point', () => {
    expect(of('(r) => r.eda.churn.rate > 0,1')).toBe(
      'eda.mdx:9:1: в условии стоит «0,1»: десятичный знак здесь точка, 0.1.',
    );
    expect(of('(r) => Math.max(0,1) > r.a.x')).toBeUndefined();
    expect(of('(r) => r.a.x > Math.max(1,2)')).toBeUndefined();
  });

  it.each([
    ["(r) => r.eda.churn.rate > '0.1'", "'0.1'", '0.1'],
    ['(r) => r.eda.churn.rate >= "0,1" && r.a.x > 1', '"0,1"', '0.1'],
    ['(r) => `-5` < r.a.x', '`-5`', '-5'],
    ["(r) => r.a.text === 'b' && r.a.x <= ' 18 '", "' 18 '", '18'],
  ])('refuses a number in quotation marks: %s', (code, text, number) => {
    expect(of(code)).toBe(
      `eda.mdx:9:1: в условии число сравнивается с текстом ${text}: пишите число без кавычек, ${number}.`,
    );
  });

  it.each([
    "(r) => r.a.value === '3'",
    "(r) => '3' && r.a.x > 1",
    "(r) => ['1', '2'].some((one) => r.a[one].n > 5)",
    "(r) => r.a['3'] > r.b['4']",
    "(r) => r.a.x > 1 /* > '5' */",
    "(r) => r.a.text > 'м'",
    "r => '5' === r.a.value",
  ])('lets a text stand that no number is compared with: %s', (code) => {
    expect(of(code)).toBeUndefined();
  });

  it.each([
    ['(r) => r.eda.churn.rate < 18', '«rate» — доля от 0 до 1, а в условии она сравнивается с 18'],
    ['(r) => 2.5 > r.segments["a"].rateBalanceKnown', '«rateBalanceKnown» — доля'],
    ["(r) => r.segments.find((one) => one.id === 'a').rate > 18", '«rate» — доля'],
    ['(r) => r.eda.bands.age.every((one) => one.rate >= 10)', '«rate» — доля'],
    ["(r) => r.eda.byCategory['gender'][0].rate - r.eda.churn.rate > 5", '«rate» — доля'],
    ['(r) => r.eda.byCategory.city.Рыбинск.rate > 18', '«rate» — доля'],
    ['(r) => 18 < r.eda.byCategory.city.Рыбинск.rate', '«rate» — доля'],
  ])('refuses a share against more than one: %s', (code, words) => {
    expect(of(code)).toContain(words);
  });

  it.each([
    ['(r) => r.eda.churn.rate < r.eda.churn.n', '«rate» — доля от 0 до 1, а «n» — число клиентов'],
    ['(r) => r.eda.churn.rate < r.eda.byCategory.city.Рыбинск.n', '«rate» — доля от 0 до 1, а «n» — число клиентов'],
    ['(r) => r.a.x > 1 && r.a.churned >= r.b.totalShare', '«totalShare» — доля от 0 до 1, а «churned» — число'],
  ])('refuses a share against a number of clients: %s', (code, words) => {
    expect(of(code)).toContain(words);
  });

  it.each([
    '(r) => r.a.rate < r.b.churned / r.b.n',
    '(r) => r.a.rate * r.a.n > r.b.churned',
    '(r) => r.a.n > r.b.churned && r.a.rate < r.b.rate',
    '(r) => r.a.rate < r.b.n.length',
    '(r) => r.a.n > r.b.rate + r.b.n',
    // No number of clients, though it begins as the name of one.
    '(r) => r.a.rate > r.b.needed',
  ])('lets what is counted of them stand: %s', (code) => {
    expect(of(code)).toBeUndefined();
  });

  it.each([
    '(r) => r.eda.churn.rate < 0.18',
    '(r) => r.eda.churn.rate <= 1',
    '(r) => r.a.rate > 2 * r.eda.churn.rate',
    '(r) => r.a.rate > 1.5*r.b.rate',
    '(r) => r.a.rate / r.b.rate > 2',
    '(r) => 3 < r.a.rate / r.b.rate',
    '(r) => 100 * r.a.rate > 18',
    '(r) => r.eda.churn.n > 18',
    '(r) => r.a.rate + r.b.rate > 1.2',
    '(r) => 1.2 < r.a.rate + r.b.rate',
    '(r) => 1 + r.a.rate > 1.05',
    '(r) => r.a.rate < 2 + r.a.x',
    '(r) => r.a.rate.length > 3',
  ])('lets a share stand against a share: %s', (code) => {
    expect(of(code)).toBeUndefined();
  });

  it.each([
    "(r) => r.robustness.variants.some((one) => one.id !== 'whole' && one.n !== null)",
    '(r) => r.a.some((one) => [1, 2].includes(one.b) && one.c.d != null)',
    '(r) => r.robustness.orders[id] === null || r.robustness.orders[id].first > 1',
    '(r) => r.a.x == null',
    "(r) => r.a['turn'].tau === null",
    "(r) => r.a['x'] === null || r.a['turn'] === null",
    '(r) => r.a.some((one) => one["x"] !== null)',
  ])('refuses to look for null, which ends the condition: %s', (code) => {
    expect(of(code)).toMatch(/^eda\.mdx:9:1: в условии ищут null/);
  });

  it.each([
    '(r) => r.a.x !== null',
    '(r) => r.a.every((one) => one.tau !== null) && r.a.some((one) => one.tau < 1)',
    '(r) => r.segments.some((one) => one.disqualified === null && one.priority === 1)',
    '(r) => r.a.confirmation === null || r.a.confirmation.n > 5',
    '(r) => r.a.some((one) => one.n > 5) && r.b.x !== null',
    '(r) => { const given = r.a.map((one) => one.confirmation); return given.some((one) => one !== null); }',
    "(r) => r.a.text === 'b.c === null'",
    '(r) => r.a[\'turn\'] === null && r.b[ "turn" ] === null',
    "(r) => r.a.some((one) => one['turn'] !== null)",
  ])('lets null be asked of where it has a meaning or ends nothing too early: %s', (code) => {
    expect(of(code)).toBeUndefined();
  });
});
