import { describe, expect, it } from 'vitest';
import { rateOf } from '../../src/analysis/rate.ts';
import type { ProfileTrait, SegmentDetail, SegmentResult, TurnedRow } from '../../src/analysis/result.ts';
import {
  knownCaution,
  insideWords,
  overlapWords,
  profileWords,
  totalWords,
  turnWords,
  unaskedWords,
} from '../../src/components/segmentWords.ts';
import { turnedName, turnedWords } from '../../src/components/turnWords.ts';
import { schema } from '../../src/dataset/index.ts';

/** Text with ordinary spaces. */
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;

const turned: TurnedRow = {
  id: 'equity=0',
  column: 'equity',
  value: '0',
  low: null,
  high: null,
  ...rateOf(90, 2592),
  known: rateOf(78, 412),
  unknownShare: 0.841,
  turn: 'lost',
  position: 'below',
  positionKnown: 'same',
  positionAmongKnown: 'below',
};

it('says of a sum that it rests on one client', () => {
  expect(plain(totalWords({ valueTotal: 5_000_000, valueRestsOnOne: true }))).toBe(
    'у всех вместе 5 млн ₽, четверть или больше — у одного клиента',
  );
  expect(plain(totalWords({ valueTotal: 5_000_000, valueRestsOnOne: false }))).toBe('у всех вместе 5 млн ₽');
});

describe('unaskedWords(rule, missing, missingness, bank, schema)', () => {
  const young = { column: 'age', below: 35 };
  it('says how many have an empty cell in a column of the rule, each column once', () => {
    const words = unaskedWords([young, { column: 'age', atLeast: 20 }], { age: 21, balance: 300 }, {}, 0.223, schema);
    expect(plain(words)).toBe(
      'Правило проверяется по записанному: возраст не записан у 21 клиента файла, а без записи в сегмент не попасть.',
    );
    const both = unaskedWords([young, { column: 'balance', above: 5 }], { age: 26, balance: 2295 }, {}, 0.223, schema);
    expect(plain(both)).toContain('возраст не записан у 26 клиентов файла, остаток неизвестен у 2 295 клиентов файла,');
  });

  it('is silent where every client can be asked, or emptiness is what the rule asks', () => {
    expect(unaskedWords([young], { age: 0, balance: 300 }, {}, 0.223, schema)).toBeNull();
    expect(unaskedWords([{ column: 'gender', is: 'Ж' }], { age: 26 }, {}, 0.223, schema)).toBeNull();
    expect(unaskedWords([young], { age: 1 }, {}, 0.223, schema)).not.toBeNull();
    expect(unaskedWords([{ column: 'balance', missing: true }], { balance: 300 }, {}, 0.223, schema)).toBeNull();
  });

  it('says whom to compare with where those of an empty cell surely left more or less', () => {
    const apart = (ci: readonly [number, number]) => ({
      age: { known: rateOf(99, 720), unknown: rateOf(102, 180), proportion: { ci } },
    });
    expect(plain(unaskedWords([young], { age: 180 }, apart([-0.51, -0.35]), 0.223, schema))).toContain(
      ' Из тех, у кого возраст не записан, ушли 56,7 %, а там, где возраст записан, — 13,8 %: сегмент сравнивайте с этой долей.',
    );
    expect(unaskedWords([young], { age: 180 }, apart([0.01, 0.2]), 0.223, schema)).toContain('сравнивайте');
    expect(unaskedWords([young], { age: 180 }, apart([-0.1, 0.2]), 0.223, schema)).not.toContain('сравнивайте');
    const untold = { age: { known: null, unknown: null, proportion: { ci: null } } };
    expect(unaskedWords([young], { age: 5 }, untold, 0.223, schema)).not.toContain('сравнивайте');
  });

  it('names one yardstick, the one that moves most, and none that does not move', () => {
    const side = (n: number, left: number) => ({
      known: rateOf(left, n),
      unknown: rateOf(9, 30),
      proportion: { ci: [-0.4, -0.1] as const },
    });
    const words = (bank: number) =>
      plain(
        unaskedWords(
          [young, { column: 'balance', above: 5 }],
          { age: 30, balance: 30 },
          { age: side(1000, 180), balance: side(1000, 150) },
          bank,
          schema,
        ),
      )!;
    expect(words(0.2).match(/сравнивайте/g)).toHaveLength(1);
    expect(words(0.2)).toContain('где остаток известен, — 15,0 %');
    expect(words(0.1505)).toContain('где возраст записан, — 18,0 %');
    const one = unaskedWords([young], { age: 30 }, { age: side(1000, 180) }, 0.189, schema);
    expect(one).not.toContain('сравнивайте');
  });
});

describe('turnedWords', () => {
  it('says what is true of all, what becomes of it, and how the group stands among like clients', () => {
    expect(plain(turnedWords(turned, rateOf(1820, 10000), rateOf(1807, 7705), schema))).toBe(
      'Ушли 3,5 % — реже, чем в целом (18,2 %). Там, где остаток известен, ушли 18,9 % — от общей доли не отличить, но и общая доля там другая. ' +
        'В этой группе остаток неизвестен у 84,1 %. Если и общую долю взять там, где остаток известен (23,5 %), группа ниже неё, как и была.',
    );
  });

  it('says that a conclusion is lost where it is lost among like clients too', () => {
    const words = plain(
      turnedWords({ ...turned, positionAmongKnown: 'same' }, rateOf(1820, 10000), rateOf(1807, 7705), schema),
    );
    expect(words).toContain('от общей доли не отличить: вывод пропал.');
    expect(words).toContain('(23,5 %), группу от неё не отличить.');
  });

  it('says that a conclusion turned over, and nothing of a share that is not known', () => {
    const words = plain(
      turnedWords({ ...turned, turn: 'reversed', positionKnown: 'above' }, rateOf(182, 1000), null, schema),
    );
    expect(words).toContain('чаще, чем в целом: вывод перевернулся.');
    expect(words).not.toContain('Если');
  });

  it('says that a conclusion is lost, not turned over, where only the share of all is beyond the group', () => {
    const over = { ...turned, turn: 'reversed', positionKnown: 'above', positionAmongKnown: 'same' } as const;
    const words = plain(turnedWords(over, rateOf(1820, 10000), rateOf(1807, 7705), schema));
    expect(words).toContain('чаще, чем в целом, но и общая доля там другая.');
    expect(words).toContain('(23,5 %), группу от неё не отличить: вывод пропал.');
    expect(words).not.toContain('перевернулся');
  });

  it.each([
    [{ low: null, high: null }, 'Баллы собственности: 0'],
    [{ column: 'age', low: 40, high: 51 }, 'Возраст: больше 40, до 51'],
    [{ column: 'age', low: null, high: 33 }, 'Возраст: до 33'],
    [{ column: 'age', low: 51, high: null }, 'Возраст: больше 51'],
  ])('names %j', (change, name) => {
    expect(plain(turnedName({ ...turned, ...change }, schema))).toBe(name);
  });
});

const trait: ProfileTrait = {
  id: 'age',
  column: 'age',
  measure: 'median',
  inside: 64,
  everybody: 40,
  effect: 2.15,
  ci: [2, 2.3],
  p: 1e-9,
  inRule: false,
};

describe('profileWords', () => {
  it('tells what the rule does not say, and only what is surely there', () => {
    expect(plain(profileWords([trait], schema))).toBe(
      'В сегменте и у всех клиентов: возраст — медиана 64 года, у всех 40 лет (разница средних с остальными +2,15). Разница — в стандартных отклонениях.',
    );
    const columns = schema.columns.map((one) => (one.name === 'age' ? { ...one, label: 'интернет, ГБ' } : one));
    expect(profileWords([trait], { ...schema, columns })).toContain('клиентов: интернет, ГБ — медиана');
    expect(profileWords([{ ...trait, inRule: true }], schema)).toBeNull();
    expect(profileWords([{ ...trait, effect: 0.05, ci: [0.01, 0.09] }], schema)).toBeNull();
    expect(profileWords([{ ...trait, effect: 0.2, ci: [-0.1, 0.5] }], schema)).toBeNull();
    expect(profileWords([{ ...trait, effect: null, ci: null, p: null }], schema)).toBeNull();
    // One client’s fortune: the test knows that the means are his.
    expect(profileWords([{ ...trait, effect: 0.24, ci: [0.13, 0.35], p: 0.32 }], schema)).toBeNull();
    expect(profileWords([{ ...trait, p: 0.05 }], schema)).toBeNull();
  });

  it('says of what the difference is, and where medians lie the other way round', () => {
    const opposed = {
      ...trait,
      column: 'balance',
      inside: 297_000,
      everybody: 336_000,
      effect: 0.24,
      ci: [0.1, 0.4] as const,
    };
    expect(plain(profileWords([opposed], schema))).toContain(
      'медиана 297 тыс. ₽, у всех 336 тыс. ₽ (а разница средних с остальными другого знака, +0,24).',
    );
    const level = {
      ...trait,
      column: 'gender',
      value: 'Ж',
      measure: 'share' as const,
      inside: 0.82,
      everybody: 0.73,
      effect: 0.29,
    };
    expect(plain(profileWords([{ ...level, ci: [0.1, 0.5] }], schema))).toContain(
      'пол: женщины — 82 %, у всех 73 % (разница долей с остальными +0,29).',
    );
  });

  it('tells a trait that surely lies lower, and none that may lie nowhere', () => {
    const lower = { ...trait, inside: 30, effect: -0.1 };
    expect(plain(profileWords([{ ...lower, ci: [-0.15, -0.05] }], schema))).toContain(
      'медиана 30 лет, у всех 40 лет (разница средних с остальными −0,10)',
    );
    expect(profileWords([{ ...lower, ci: [-0.2, 0] }], schema)).toBeNull();
    expect(profileWords([{ ...trait, effect: 0.1, ci: [0, 0.2] }], schema)).toBeNull();
  });

  it('sets a difference of means against medians that are the same', () => {
    expect(plain(profileWords([{ ...trait, inside: 40 }], schema))).toContain(
      'медиана 40 лет, у всех 40 лет (а разница средних с остальными +2,15)',
    );
  });

  it('tells four traits and no more', () => {
    expect(profileWords(Array(6).fill(trait), schema)!.split(';')).toHaveLength(4);
  });
});

describe('insideWords', () => {
  const group = (churned: number, ciAdjusted: readonly [number, number]) => ({ ...rateOf(churned, 200), ciAdjusted });
  const detail: SegmentDetail = {
    id: 'a',
    profile: [],
    tried: 21,
    worst: { where: { column: 'gender', is: 'М' }, ...group(40, [0.12, 0.3]) },
    best: { where: { column: 'age', atLeast: 64 }, ...group(2, [0, 0.1]) },
    turn: null,
  };

  it('names the worst and the best group and how many were looked at; nothing where there is none', () => {
    expect(plain(insideWords(detail, schema))).toBe(
      'Из просмотренных групп, которые можно назвать, по нижней границе доли чаще всех уходили в группе «мужчины»: 20,0 % из 200 (от 12,0 до 30,0 %), по верхней границе реже всех — в группе «возраст от 64 лет»: 1,0 % из 200 (от 0 до 10,0 %). Просмотрено групп от ста человек с записанным значением: 21; интервалы расширены на это число (Бонферрони).',
    );
    expect(insideWords({ ...detail, worst: null, best: null, tried: 0 }, schema)).toBeNull();
  });

  it('names none where the intervals meet', () => {
    const near = { ...detail, best: { ...detail.best!, ciAdjusted: [0, 0.12] as const } };
    expect(plain(insideWords(near, schema))).toBe(
      'Что в группах внутри сегмента уходили по-разному, этим не доказано: интервалы двух крайних из тех, которые можно назвать, перекрываются. Просмотрено групп от ста человек с записанным значением: 21; интервалы расширены на это число (Бонферрони).',
    );
  });
});

describe('knownCaution', () => {
  const below: [number, number] = [0.05, 0.15];
  const of = (rate: number | null) => ({
    eda: { churn: { rate: 0.18 }, missingness: { balance: { known: rate === null ? null : { rate } } } },
  });
  const words = (
    ci: [number, number] | null,
    bankKnown: number | null = 0.22,
    whole: [number, number] | null = below,
  ) => plain(knownCaution({ ci: whole, known: { ...rateOf(37, 100), ci } }, of(bankKnown), schema));
  const rates = 'там, где остаток известен, — 37,0 % при 22,0 % у всех таких клиентов';

  it('tells that those of a known balance left more than all such clients, or not surely less; nothing where they did', () => {
    expect(words([0.3, 0.45])).toBe(`${rates}: чаще, а не реже`);
    expect(words([0.2, 0.45])).toBe(`${rates}: что реже, не доказано`);
    expect(words([0.1, 0.21])).toBeNull();
    expect(words(null)).toBeNull();
    expect(words([0.3, 0.45], null)).toBeNull();
    expect(words([0.3, 0.45], 0.22, null)).toBeNull();
    const whole = { ...schema };
    delete whole.missingnessColumn;
    expect(knownCaution({ ci: below, known: rateOf(37, 100) }, of(0.2), whole)).toBeNull();
  });

  it('does not say of a segment that left more, or of which that is not known, that it was to have left less', () => {
    const more: [number, number] = [0.3, 0.4];
    expect(words([0.3, 0.45], 0.22, more)).toBeNull();
    expect(words([0.2, 0.45], 0.22, more)).toBe(`${rates}: что чаще, не доказано`);
    expect(words([0.1, 0.21], 0.22, more)).toBe(`${rates}: реже, а не чаще`);
    expect(words([0.3, 0.45], 0.22, [0.1, 0.2])).toBe(`${rates}: чаще`);
    expect(words([0.2, 0.45], 0.22, [0.1, 0.2])).toBe(`${rates}: что реже, не доказано`);
  });
});

describe('overlapWords', () => {
  it('tells the two largest and that there are others, that some are withheld, and how many are left', () => {
    const pairs = { a: { b: 50, c: 20, d: null, e: 0, f: 70 } };
    expect(plain(overlapWords('a', 100, pairs, (id) => id.toUpperCase(), 30))).toBe(
      'Те же люди есть в других сегментах, среди них: «F» — 70 (70,0 %); «B» — 50 (50,0 %). Число общих клиентов показано не для каждого сегмента. Когда каждый отнесён к первому из своих сегментов в очереди, здесь остаётся 30.',
    );
    expect(plain(overlapWords('a', 100, { a: { b: 50 } }, String, null))).toBe(
      'Те же люди есть в сегментах: «b» — 50 (50,0 %).',
    );
    expect(plain(overlapWords('a', 100, { a: { b: 50, c: 20 } }, String, null))).toBe(
      'Те же люди есть в сегментах: «b» — 50 (50,0 %); «c» — 20 (20,0 %).',
    );
    expect(plain(overlapWords('a', 100, { a: { b: 50, c: null } }, String, null))).toBe(
      'Те же люди есть в сегментах: «b» — 50 (50,0 %). Число общих клиентов показано не для каждого сегмента.',
    );
    expect(overlapWords('a', null, pairs, String, null)).toBeNull();
    expect(overlapWords('z', 10, pairs, String, null)).toBeNull();
  });
});

describe('turnWords', () => {
  const segment = { priority: 1, valueMean: 75_000, valueMeanCi: [70_000, 80_000] } as unknown as SegmentResult;

  it('warn of a turn, and only of one', () => {
    const words = (turn: SegmentDetail['turn'], bankKnown: number | null, left = 30) =>
      plain(
        turnWords(
          { ...segment, ...rateOf(30, 300), known: rateOf(left, 100) },
          turn,
          rateOf(20, 100),
          'остаток известен',
          bankKnown,
        ),
      );
    expect(words('reversed', null)).toBe(
      'Осторожно: ушли 10,0 % при 20,0 % в целом, но там, где остаток известен, — 30,0 %: вывод переворачивается.',
    );
    expect(words('lost', null)).toContain(': от общей доли её уже не отличить.');
    expect(words(null, 0.2)).toBeNull();
    expect(words('reversed', 0.15)).toBe(
      'Осторожно: ушли 10,0 % при 20,0 % в целом, но там, где остаток известен, — 30,0 % при 15,0 % у всех таких клиентов: вывод переворачивается.',
    );
    expect(words('reversed', 0.28)).toContain(': от доли всех таких клиентов её уже не отличить.');
  });

  it('hold a segment against its like: a share that rose with that of all turns nothing round', () => {
    const stands = { ...segment, ...rateOf(30, 300), known: rateOf(30, 100) };
    expect(plain(turnWords(stands, 'reversed', rateOf(20, 100), 'остаток известен', 0.5))).toBe(
      'Из сегмента ушли 10,0 % при 20,0 % в целом, а там, где остаток известен, — 30,0 % при 50,0 % у всех таких клиентов: общая доля там тоже другая, и сегмент ниже неё, как и был.',
    );
  });
});
