import { isRising, mean, median, percent, rate, segments, steps, whole, type Client } from './facts.ts';

/** Words that a page must hold, or must not, where the data are such. */
export interface Saying {
  readonly page: string;
  readonly says: string;
  readonly isTrue: boolean;
}

type Is = (one: Client) => boolean;
const isWoman: Is = (one) => one.gender === 'Ж';
const isMan: Is = (one) => one.gender === 'М';

/** Every comparison of the prose that can be computed from the file in a few lines, said of these clients. */
export function sayingsOf(clients: readonly Client[]): readonly Saying[] {
  const of = (...conditions: readonly Is[]) => clients.filter((one) => conditions.every((is) => is(one)));
  const share = (...conditions: readonly Is[]) => rate(of(...conditions));
  const bank = rate(clients);
  const [churned, stayed] = [of((one) => one.churned), of((one) => !one.churned)];
  const known: Is = (one) => !Number.isNaN(one.balance);
  const unknown: Is = (one) => Number.isNaN(one.balance);
  const money = (list: readonly Client[]) => list.filter(known).reduce((sum, one) => sum + one.balance, 0);
  const moneyShare = money(churned) / money(clients);
  const repeated = new Set(clients.map((one) => one.id).filter((id, i, all) => all.indexOf(id) !== i));
  const isRepeated: Is = (one) => repeated.has(one.id);
  const card: Is = (one) => one.card;
  const noCard: Is = (one) => !one.card;
  const active: Is = (one) => one.active;
  const idle: Is = (one) => !one.active;
  const old: Is = (one) => one.age >= 60 && !one.active;
  const young: Is = (one) => one.age < 35;
  const one: Is = (client) => client.products === 1;
  const many: Is = (client) => client.products >= 4;
  const medians = (pick: (client: Client) => number) => [median(churned.map(pick)), median(stayed.map(pick))] as const;
  const means = (pick: (client: Client) => number) => [mean(churned.map(pick)), mean(stayed.map(pick))] as const;
  const scores = medians((client) => client.score);
  const balances = medians((client) => client.balance);
  const products = means((client) => client.products);
  const equity = means((client) => client.equity);
  const cities = [...new Set(clients.map((client) => client.city))].map((city) => share((one) => one.city === city));
  const passing = segments.filter((is) => share(is) < bank);

  // «ушёл 8 191», but «ушли 1 811».
  const gone = churned.length % 10 === 1 && churned.length % 100 !== 11 ? 'ушёл' : 'ушли';

  /** Both directions of a comparison: the true one stands on the page, the other does not. */
  const either = (page: string, isMore: boolean, more: string, less: string): Saying[] => [
    { page, says: more, isTrue: isMore },
    { page, says: less, isTrue: !isMore },
  ];
  const only = (page: string, says: string, isTrue: boolean): Saying => ({ page, says, isTrue });
  const pair = (a: number, b: number) => `${percent(a)} против ${percent(b)}`;
  const genders = (extra: readonly Is[], page: string, before: string) =>
    either(
      page,
      share(isWoman, ...extra) > share(isMan, ...extra),
      `${before}енщины уходили чаще мужчин${before === 'Ж' ? ':' : ','} ${pair(share(isWoman, ...extra), share(isMan, ...extra))}`,
      before === 'Ж'
        ? `Женщины уходили реже мужчин: ${pair(share(isWoman), share(isMan))}`
        : `мужчины уходили чаще женщин, ${pair(share(isMan, ...extra), share(isWoman, ...extra))}`,
    );
  const isActiveMore = share(active) > share(idle);
  const productSteps = steps(clients, 'products');
  const isLadder = isRising(productSteps);

  return [
    only('index', `Из ${whole(clients.length)} клиентов ${gone} ${whole(churned.length)}.`, true),
    only('index', `${percent(moneyShare)} самих ушедших там, где остаток известен, — ${percent(share(known))}`, true),
    only('index', 'Ни один заданный сегмент не прошёл отбор', passing.length === 0),
    only('index', `в очередь попали ${passing.length} из ${segments.length}`, passing.length > 1),
    only('index', 'в очередь не попал ни один', passing.length === 0),
    only(
      'eda',
      `Ушедших — ${whole(churned.length)} из ${whole(clients.length)} клиентов, то есть ${percent(bank)}`,
      true,
    ),
    only('eda', `— ${percent(share(known))}, и держали они ${percent(moneyShare)} остатков`, moneyShare > share(known)),
    only(
      'eda',
      `ушли ${percent(share(unknown))}, среди клиентов с записанным остатком — ${percent(share(known))}`,
      true,
    ),
    only('eda', 'это особая группа, из которой почти никто не уходил', share(unknown) < 0.02),
    only('eda', 'Где остаток неизвестен, уходили гораздо реже', share(unknown) < share(known)),
    only('eda', 'будет казаться признаком лояльности', share(unknown) < share(known)),
    only('eda', 'с каждой ступенью доля ушедших росла', isLadder),
    only('eda', 'Чем больше было продуктов, тем чаще клиенты уходили', isLadder),
    ...either(
      'eda',
      productSteps.at(-1)! > productSteps[0]!,
      'новое предлагают тем, кто уже недоволен',
      'новое берут те, кто и так доволен',
    ),
    only('eda', 'чем больше баллов собственности, тем чаще уходили', isRising(steps(clients, 'equity'))),
    only(
      'eda',
      'Без собственности уходили реже всех',
      Math.min(...steps(clients, 'equity')) === steps(clients, 'equity')[0],
    ),
    ...genders([], 'eda', 'Ж'),
    ...either(
      'eda',
      share(card) > share(noCard),
      `Держатели кредитной карты уходили чаще остальных: ${pair(share(card), share(noCard))}`,
      `Держатели кредитной карты уходили реже остальных: ${pair(share(card), share(noCard))}`,
    ),
    ...either('eda', share(card) > share(noCard), 'С картой уходили чаще', 'С картой уходили реже'),
    ...either(
      'eda',
      isActiveMore,
      `чаще неактивных: ${pair(share(active), share(idle))}`,
      `реже неактивных: ${pair(share(active), share(idle))}`,
    ),
    ...either('eda', isActiveMore, 'Активные уходили чаще неактивных', 'Активные уходили реже неактивных'),
    only('eda', `между ${percent(Math.min(...cities))} и ${percent(Math.max(...cities))}`, true),
    ...either(
      'eda',
      scores[0] > scores[1],
      `рейтинг ушедших чаще был выше. Медианы — ${whole(scores[0])} и ${whole(scores[1])}`,
      `рейтинг ушедших чаще был ниже. Медианы — ${whole(scores[0])} и ${whole(scores[1])}`,
    ),
    ...either('eda', scores[0] > scores[1], 'Рейтинг ушедших сдвинут вверх', 'Рейтинг ушедших сдвинут вниз'),
    ...either('eda', balances[0] > balances[1], 'Остаток ушедших чаще был больше', 'Остаток ушедших чаще был меньше'),
    ...either('eda', balances[0] > balances[1], 'Ушедшие держали на счетах больше', 'Ушедшие держали на счетах меньше'),
    ...either(
      'eda',
      share(isRepeated) > bank,
      `В этих строках ушли ${percent(share(isRepeated))} — больше, чем по банку`,
      `В этих строках ушли ${percent(share(isRepeated))} — меньше, чем по банку`,
    ),
    ...[isWoman, isMan].map((is, i) =>
      only(
        'eda',
        `${['женщины', 'мужчины'][i]}: ${[share(is), share(is, known), share(is, unknown)].map(percent).join(', ')}`,
        true,
      ),
    ),
    // What the file itself leaves open is said whatever it holds.
    only('eda', 'За какой срок они ушли, файл не говорит', true),
    only('eda', 'За какой срок считалась активность, неизвестно, и отчёт месяца не обещает', true),
    only('eda', 'это очки, а не число квартир или машин', true),
    only('data', 'Доля ушедших — не скорость ухода', true),
    only('data', 'Отчёт говорит «уходили чаще», а не «ушли из-за»', true),
    only(
      'data',
      `больше одного раза, — ${whole(repeated.size)}; строк с ними — ${whole(of(isRepeated).length)}`,
      repeated.size > 0,
    ),
    only(
      'portraits',
      'У ушедших было больше продуктов и собственности',
      products[0] > products[1] && equity[0] > equity[1],
    ),
    ...either(
      'portraits',
      share(isWoman) > share(isMan),
      'Доля мужчин среди оставшихся больше, чем среди ушедших',
      'Доля женщин среди оставшихся больше, чем среди ушедших',
    ),
    ...either(
      'portraits',
      share(card) > share(noCard),
      'Кредитная карта у оставшихся была реже, чем у ушедших',
      'Кредитная карта у оставшихся была чаще, чем у ушедших',
    ),
    ...either(
      'portraits',
      products[0] > products[1],
      'Продуктов у оставшихся в среднем меньше',
      'Продуктов у оставшихся в среднем больше',
    ),
    ...either('portraits', isActiveMore, 'Ушедших чаще называли активными', 'Ушедших реже называли активными'),
    ...either('portraits', balances[0] > balances[1], 'Остаток у них чаще больше', 'Остаток у них чаще меньше'),
    ...either(
      'portraits',
      scores[0] > scores[1],
      'Кредитный рейтинг у них чаще выше',
      'Кредитный рейтинг у них чаще ниже',
    ),
    only('portraits', 'надёжный заёмщик с деньгами', balances[0] > balances[1] && scores[0] > scores[1]),
    only(
      'metric',
      `ушедших ${percent(share(known))}, а держали они ${percent(moneyShare)} остатков`,
      moneyShare > share(known),
    ),
    only('segments', 'Отбор прошли все сегменты задания', passing.length === segments.length),
    only('segments', 'Ни один сегмент задания не прошёл отбор', passing.length === 0),
    only(
      'segments',
      'И при известном остатке из каждого сегмента задания уходили реже',
      segments.every((is) => share(is, known) < bank),
    ),
    ...genders([old], 'segments', 'ж'),
    ...genders([old], 'recommendations', 'ж'),
    only(
      'hypotheses',
      `до тридцати пяти лет ушли ${percent(share(isMan, young))} мужчин и ${percent(share(isWoman, young))} женщин`,
      share(isMan, young) > share(isWoman, young) === share(isMan, old) > share(isWoman, old),
    ),
    only(
      'hypotheses',
      `Среди клиентов с одним продуктом активные уходили чаще неактивных: ${pair(share(one, active), share(one, idle))}`,
      share(one, active) > share(one, idle) && share(many, active) < share(many, idle),
    ),
    ...either(
      'hypotheses',
      balances[0] > balances[1],
      'Остаток на счёте у ушедших чаще больше, чем у оставшихся: подтверждена',
      'По интервалу разница есть, но в другую сторону',
    ),
    only('recommendations', 'в целом чаще уходили активные', isActiveMore),
    only('recommendations', 'с их числом доля ушедших в целом росла', productSteps.at(-1)! > productSteps[0]!),
    only(
      'recommendations',
      'реже других уходили те, чьи деньги банку не видны',
      share(unknown) < share(known) && moneyShare > bank,
    ),
    only('recommendations', 'Сегментам задания писать рано: ни один не прошёл отбор', passing.length === 0),
    only('robustness', 'отбор не прошёл ни один сегмент', passing.length === 0),
  ];
}

/** Whichever group is said to leave more often than the other, anywhere: subject, word, object. */
export const comparedGenders = /(женщины|мужчины) уходили (чаще|реже) (женщин|мужчин)/giu;

export const isGenderSaidRight = (clients: readonly Client[], subject: string, word: string) => {
  const women = rate(clients.filter(isWoman)) - rate(clients.filter(isMan));
  return (/^ж/i.test(subject) ? women : -women) > 0 === (word === 'чаще');
};
