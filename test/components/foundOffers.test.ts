import { describe, expect, it } from 'vitest';
import type { FoundFigures, FoundSegment, FoundSegments } from '../../src/analysis/result.ts';
import { bestFound } from '../../src/analysis/foundOffers.ts';
import { foundMissingRisk, foundOfferWords } from '../../src/components/foundOffers.ts';

const figures = (rate: number, ci: readonly [number, number], retained: number): FoundFigures => ({
  n: 300,
  churned: Math.round(300 * rate),
  rate,
  ci,
  known: null,
  unknown: null,
  valueMean: retained,
  valueMeanCi: null,
  retainedMean: retained,
  retainedMeanCi: [retained - 5000, retained + 5000],
});
const segment = (id: string, confirmation: FoundFigures | null): FoundSegment => ({
  id,
  rule: [],
  n: 600,
  share: 0.06,
  discovery: figures(0.1, [0.08, 0.12], 100_000),
  confirmation,
  optimism: 1000,
});
const found = (valuable: readonly FoundSegment[]): FoundSegments => ({
  least: 0.05,
  discoveryN: 5000,
  confirmationN: 5000,
  tried: 10,
  valuable,
  atRisk: [],
  everybody: figures(0.18, [0.17, 0.19], 47_000),
  given: [
    { id: 'a', confirmation: figures(0.05, [0.03, 0.07], 70_000) },
    { id: 'b', confirmation: null },
  ],
});

describe('bestFound(found)', () => {
  it('takes of each kind the surest, judged on the half that was not seen', () => {
    const loyal = segment('loyal', figures(0.1, [0.08, 0.13], 120_000));
    const offers = bestFound(
      found([
        segment('lesser', figures(0.1, [0.08, 0.13], 90_000)),
        loyal,
        segment('leaving', figures(0.3, [0.25, 0.35], 110_000)),
        segment('poor', figures(0.02, [0.01, 0.03], 71_000)),
        segment('unknown', null),
      ]),
    );
    expect(offers.map(({ found: one, id }) => [one.id, id])).toEqual([
      ['loyal', 'found-loyal'],
      ['leaving', 'found-leaving'],
    ]);
    const [rates, value, shift] = foundOfferWords(offers[0]!, found([loyal])).map((words) =>
      words.replaceAll('\u00a0', ' '),
    );
    expect(rates).toBe(
      'На половине, которой поиск не видел (300), ушли 10,0 % (от 8,0 до 13,0 %) при 18,0 % среди всех клиентов этой половины: реже прочих.',
    );
    expect(value).toMatch(/у лучшего из заданных сегментов — 70 тыс\. ₽\.$/);
    expect(shift).toContain('разница 0,0 п. п.');
  });

  it('sets those whose value is known against the others whose value is known', () => {
    const rate = (n: number, churned: number) => ({ n, churned, rate: churned / n, ci: null });
    const known = { ...segment('known', { ...figures(0.1, [0.08, 0.13], 120_000), known: rate(300, 30) }) };
    const among = (share: number): FoundSegments => ({
      ...found([known]),
      everybody: { ...figures(0.18, [0.17, 0.19], 47_000), known: rate(1000, 1000 * share) },
    });
    expect(bestFound(among(0.2))[0]!.id).toBe('found-loyal');
    expect(bestFound(among(0.12))[0]!.id).toBe('found-leaving');
    const words = foundOfferWords(bestFound(among(0.12))[0]!, among(0.12), { known: 'остаток известен' });
    expect(words[0]!.replaceAll('\u00a0', ' ')).toContain(
      'при 12,0 % среди всех клиентов этой половины, у кого остаток известен: что реже прочих, сказать нельзя.',
    );
  });

  it('says how the leaving left and how far the search was off, of what is known alone', () => {
    const leaving = segment('leaving', figures(0.3, [0.25, 0.35], 110_000));
    const [offer] = bestFound(found([leaving]));
    const [rates, , shift] = foundOfferWords(offer!, found([leaving])).map((words) => words.replaceAll('\u00a0', ' '));
    expect(rates).toMatch(/18,0 % среди всех клиентов этой половины: чаще прочих\.$/);
    expect(shift).toBe('На своей половине поиск видел долю ушедших 10,0 %: разница +20,0 п. п.');
    const unseen = { ...offer!, found: { ...leaving, discovery: null } };
    const words = foundOfferWords(unseen, { ...found([leaving]), given: [] });
    expect(words).toHaveLength(2);
    expect(words[1]).not.toContain('у лучшего из');
  });

  it('is empty where nothing found is worth more than what was given', () => {
    expect(bestFound(found([segment('poor', figures(0.02, [0.01, 0.03], 71_000))]))).toEqual([]);
    expect(bestFound({ ...found([]), everybody: null })).toEqual([]);
  });
});

describe('foundMissingRisk(figures, bankRate, column)', () => {
  const column = { missing: 'остаток неизвестен', known: 'остаток известен' };
  const half = figures(0.1, [0.08, 0.13], 120_000);
  const known = { n: 300, churned: 30, rate: 0.1, ci: [0.08, 0.13] as const };
  it('says that no cell is empty, or what the empty ones hide', () => {
    expect(foundMissingRisk({ ...half, known }, 0.18, column)).toBe(
      'Остаток известен у всех: пустые ячейки здесь ничего не скрывают.',
    );
    const unknown = { ...known, n: 60 };
    expect(foundMissingRisk({ ...half, known: { ...known, n: 240 }, unknown }, 0.1, column)).toMatch(
      /^У 20,0.%.сегмента остаток неизвестен; что без них в сегменте уходили реже, чем среди всех таких клиентов, сказать нельзя/u,
    );
  });
  it('is silent where nothing is told, and without such a column', () => {
    expect(foundMissingRisk(half, 0.18, column)).toBeNull();
    expect(foundMissingRisk({ ...half, known }, 0.18, undefined)).toBeNull();
  });
});
