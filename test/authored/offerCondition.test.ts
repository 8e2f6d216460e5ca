import { describe, expect, it } from 'vitest';
import { holdsOf } from '../../src/authored/offerCondition.ts';
import { recommendationSchema } from '../../src/schemas/recommendation.ts';

const id = 'age-60-plus-inactive';
const results = { segments: { [id]: { rate: 0.1, ci: [0.08, 0.12], n: 20, effect: { ci: [2, 3] } } } };
const holds = (path: string, below: number) => holdsOf(results, { path: `segments.${id}.${path}`, below }, id);

describe('the limit of an offer', () => {
  it('is a share where the figure is an end of the interval of a rate', () => {
    expect(holds('ci.1', 0.18)).toBe(true);
    expect(() => holds('ci.1', 18)).toThrow(
      /^src\/content\/recommendations\/age-60-plus-inactive\.yaml:\d+:\d+: «segments\.age-60-plus-inactive\.ci\.1» — доля от 0 до 1, а в условии она сравнивается с 18:/,
    );
  });

  it('may be any number elsewhere', () => {
    expect(holds('n', 30)).toBe(true);
    expect(holds('effect.ci.1', 30)).toBe(true);
  });

  it('written as in a Russian text is no path', () => {
    const said = (below: string) =>
      recommendationSchema.shape.holds.safeParse({ all: [{ path: 'a.b', below }], otherwise: 'Снято.' }).error
        ?.issues[0]?.message;
    const found = (below: string) => `в поле «below» текст «${below}», а нужно число или путь результата`;
    expect(said('0,18')).toBe(`${found('0,18')}: дробная часть пишется после точки, 0.18`);
    expect(said('18 %')).toBe(`${found('18 %')}: процент пишется долей, 18 % — это 0.18`);
    expect(said('eda.churn.rate')).toBeUndefined();
  });
});
