import { describe, expect, it } from 'vitest';
import { rateOf } from '../../src/analysis/rate.ts';
import type { SegmentResult } from '../../src/analysis/result.ts';
import { absenceWords, placeWords, priorityWords } from '../../src/components/queueWords.ts';

/** Text with ordinary spaces. */
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;

describe('placeWords and absenceWords', () => {
  it('tell the reason that keeps a segment out of the queue', () => {
    const words = (priority: number | null, disqualified: SegmentResult['disqualified']) =>
      placeWords({ n: 300, priority, disqualified, ci: [0.2, 0.3] }, 0.25);
    expect(words(2, null)).toBe('Место в очереди: 2.');
    expect(words(null, 'small')).toBe('Не в очереди: клиентов меньше двухсот.');
    expect(words(null, 'churn')).toContain('не ниже доли среди всех клиентов');
    expect(placeWords({ n: 300, priority: null, disqualified: 'churn', ci: [0.26, 0.3] }, 0.25)).toBe(
      'Не в очереди: уходили в нём чаще, чем среди всех клиентов, и с учётом случайности.',
    );
    // A bound that is the rate itself is not above it.
    expect(placeWords({ n: 300, priority: null, disqualified: 'churn', ci: [0.25, 0.3] }, 0.25)).toContain(
      'не ниже доли',
    );
    expect(placeWords({ n: 150, priority: null, disqualified: 'small', ci: [0.26, 0.3] }, 0.25)).toContain(
      'меньше двухсот',
    );
    expect(placeWords({ n: 0, priority: null, disqualified: 'small', ci: null }, 0.25)).toBe(
      'Не в очереди: таких клиентов в этом файле нет.',
    );
  });

  it('say of nobody, of too few and of nearly all that there is no more to say', () => {
    const words = (n: number | null, disqualified: SegmentResult['disqualified']) =>
      absenceWords({ n, disqualified }, 'возраст от 60 лет');
    expect(words(0, 'small')).toBe('Клиентов по правилу «возраст от 60 лет» в этом файле нет.');
    expect(words(null, 'withheld')).toContain('меньше десяти, и больше о них ничего не сказано');
    expect(words(null, 'everyone')).toContain('не подходят меньше десяти клиентов');
    expect(words(10, 'small')).toBeNull();
  });
});

describe('priorityWords', () => {
  const segment = (priority: number | null, ci: readonly [number, number]) =>
    ({
      priority,
      valueMean: (ci[0] + ci[1]) / 2,
      valueMeanCi: ci,
      rate: 0.1,
      known: rateOf(30, 100),
    }) as unknown as SegmentResult;
  const queue = [segment(1, [70_000, 80_000]), segment(2, [60_000, 75_000]), segment(3, [10_000, 20_000])];

  it('say why a place is so, that an order is not proven, and that the last has none after it', () => {
    expect(plain(priorityWords(queue[0]!, queue))).toContain(
      '70 тыс. ₽, у следующего 60 тыс. ₽; порядок между ними по этим данным не доказан.',
    );
    expect(plain(priorityWords(queue[1]!, queue))).toMatch(/у следующего 10 тыс\. ₽\.$/);
    expect(plain(priorityWords(queue[2]!, queue))).toContain('ниже её в очереди нет');
    expect(priorityWords(segment(null, [1, 2]), queue)).toBeNull();
  });

  it('tell no doubt of means that surely differ though their intervals meet', () => {
    const met = [segment(1, [70_000, 80_000]), segment(2, [60_000, 71_000])];
    expect(plain(priorityWords(met[0]!, met))).toMatch(/70 тыс\. ₽, у следующего 60 тыс\. ₽\.$/);
  });

  it('tell no two bounds apart that are written alike', () => {
    const alike = [segment(1, [70_310, 80_000]), segment(2, [70_290, 79_000]), segment(null, [1, 2])];
    expect(plain(priorityWords(alike[0]!, alike))).toContain(': 70,3 тыс. ₽, у следующего почти столько же; порядок');
  });

  it('say that a segment is alone in the queue, whoever is out of it', () => {
    const alone = [segment(null, [90_000, 95_000]), segment(1, [70_000, 80_000])];
    expect(plain(priorityWords(alone[1]!, alone))).toBe(
      'В очереди он один; нижняя граница средней ценности — 70 тыс. ₽.',
    );
  });

  it('say of a segment that may cost the bank that its place promises no gain', () => {
    const debts = [segment(1, [-9_000, 8_000]), segment(2, [-20_000, -10_000])];
    for (const one of debts)
      expect(plain(priorityWords(one, debts))).toContain(
        ' Эта граница не выше нуля: что письма сегменту окупятся, из места в очереди не следует.',
      );
    const even = [segment(1, [0, 8_000])];
    expect(plain(priorityWords(even[0]!, even))).toContain('Эта граница не выше нуля');
  });
});
