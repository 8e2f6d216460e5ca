import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ordinaryClient, type MadeClient } from '../analysis/bankTable.ts';
import { header } from '../dataset/clients.ts';
import { buildSite, emptyFolder, pagesOf } from './build.ts';
import { wrongForms } from './wrongForms.ts';

/** A client of sixty or more who is not active and stayed. */
const FORTUNE = 32;

/** Files that the reader takes, though little can be computed of them; what their pages must say. */
const hard: Readonly<Record<string, readonly [rows: number, changed: (i: number) => MadeClient, ...says: RegExp[]]>> = {
  'a hundred clients of one city': [
    100,
    () => ({ city: 'Рыбинск' }),
    /у признака одно значение/,
    /Рисунка нет: положительных значений меньше 100\./,
    /Рисунка нет: поиск не выбрал ни одного правила\./,
    /Превосходство найденного поиском сегмента над сегментами задания этими данными не доказано\./,
    /видно на рисунке, если поиск что-нибудь нашёл\./,
  ],
  'women of one city': [
    700,
    (i) => ({ gender: 'Ж', city: 'Рыбинск', churn: i % 9 === 4 ? 0 : ordinaryClient(i)['churn']! }),
    /Доля ушедших по полу/,
    /Город в этом файле один, и сравнивать города не с чем\./,
    /Сравнить женщин и мужчин внутри него нельзя: тех или других мало или нет\./,
    /старшим мужчинам и женщинам, этот файл не скажет: тех или других в нём мало или нет\./,
  ],
  'constant columns': [
    300,
    () => ({ score: 850, age: 40, equity: 3, balance: 500000, products: 2, est_salary: 100000, credit_card: 1 }),
    /все значения одинаковы/,
    /связь не проверена/,
    /По кредитной карте их не сравнить: данных мало или они у всех одинаковы\./,
    /Первого по силе связи столбца назвать нельзя: его связь с уходом критерий не подтвердил\./,
    /Кластеры не построены: сравнивать доли ушедших не в чем\./,
    /сказать нельзя: кластеров нет или клиентов для этого мало\./,
  ],
  'clients who are alike in everything': [
    200,
    (i) => ({ ...ordinaryClient(0), userid: 100000 + i, balance: 500000, churn: ordinaryClient(i)['churn']! }),
    /Последнего по силе связи столбца назвать нельзя\./,
  ],
  'no balance known': [
    300,
    () => ({ balance: '' }),
    /нет ни одного клиента с данными/,
    /клиентов с пустым и с записанным остатком нельзя: одних из них нет или почти нет/,
    /Сравнить не с чем: клиентов, у которых ячейка не пуста, для этого мало\./,
    /Заменять было нечего или нечем\./,
  ],
  'nothing missing': [
    300,
    (i) => ({ balance: 1000 + ((i * 7919) % 211) }),
    /Хи-квадрат каждого признака/,
    /Пустых остатков в этом файле нет\.(?!\S)/,
    /Проверить выводы не на чем: других составов клиентов эти данные не дали/,
    /Ни одного другого состава посчитать не удалось, и об устойчивости выводов сказать нечего\./,
    /Других составов клиентов, чтобы проверить выводы, эти данные не дали\./,
    /Среди клиентов с известным остатком первый не назван\./,
    /Доля ушедших на каждом составе, который удалось посчитать, стоит в таблице рядом с общей\./,
    /Где остаток записан не у всех клиентов сегмента, на его карточке сказано/,
    /В модель не вошло то, что у всех клиентов одинаково или не встретилось ни у кого: «остаток неизвестен»\./,
  ],
  'empty cells that were accepted in every column that may have them': [
    900,
    (i) => {
      const gap = (every: number) => i % every === 1;
      const filled = ordinaryClient(i);
      return {
        score: gap(5) ? '' : filled['score']!,
        city: gap(17) ? '' : filled['city']!,
        equity: gap(11) ? '' : filled['equity']!,
        products: gap(13) ? '' : filled['products']!,
        credit_card: gap(7) ? '' : filled['credit_card']!,
        last_activity: gap(9) ? '' : filled['last_activity']!,
        est_salary: gap(10) ? '' : filled['est_salary']!,
        churn: gap(5) ? (i % 3 === 0 ? 0 : 1) : i % 8 === 0 ? 1 : 0,
      };
    },
    /Кредитный рейтинг: нет данных/,
    /Кредитный рейтинг: данные есть/,
    /пустых ячеек: 180/,
    /пустые ячейки, кредитный рейтинг/,
    /Кредитный рейтинг: доля клиентов своей группы, чьё значение известно, %/,
    /пуст один из её признаков, кроме остатка,\s/,
  ],
  'segments of nobody and of too few': [
    400,
    (i) => ({ age: 25, gender: i % 80 === 0 ? 'Ж' : 'М' }),
    /Сколько клиентов в каждом сочетании сегментов/,
    /Ни один (?:сегмент задания|заданный сегмент) не прошёл отбор/,
  ],
  'churn that products tell without a doubt': [
    300,
    (i) => ({ products: (i * 7) % 5 === 0 ? 4 : 1 }),
    /Модель не построена: при каких-то значениях признаков, порознь или вместе, ушли все, кто вошёл в модель, или никто[^.]*«число продуктов»/,
    /Рисунка нет: при каких-то значениях признаков, порознь или вместе, ушли все, кто вошёл в модель, или никто[^.]*«число продуктов»/,
  ],
  'equity that repeats the products': [
    300,
    (i) => ({ equity: 1 + ((i * 3) % 4) }),
    /Модель не построена: признак повторяет другие: «баллы собственности», «число продуктов»\./,
  ],
  'one client of a fortune, and ages that are empty where people left': [
    600,
    (i) => {
      const filled = ordinaryClient(i);
      const isUnknown = i % 6 === 1;
      const churn = isUnknown && i % 18 !== 1 ? 1 : filled['churn']!;
      return { churn, age: isUnknown ? '' : filled['age']!, balance: i === FORTUNE ? 20_000_000 : filled['balance']! };
    },
    /десятая часть этой суммы или больше — у одного клиента, и доля зависит от него/,
    /Но у одного клиента заметная часть всей ценности/,
    /, четверть или больше — у одного клиента/,
    /Уходили такие клиенты чаще остальных, а в группах по возрасту их нет/,
    /возраст не записан у\s100\sклиентов файла, а без записи в сегмент не попасть\. Из тех, у кого возраст не записан, ушли /,
  ],
  'two segments of the queue that are the same clients, all of a known balance': [
    2000,
    (i) => {
      const isWoman = (i >> 1) % 2 === 0;
      return {
        userid: 100000 + i,
        gender: isWoman ? 'Ж' : 'М',
        equity: i % 3,
        products: 1 + (i % 2),
        credit_card: 1,
        balance: 1000 * (1 + ((i * 7919) % 211)),
        churn: i % (isWoman ? 16 : 3) === 0 ? 1 : 0,
      };
    },
    /Некому писать: каждого клиента этого сегмента раньше берёт другой сегмент очереди\./,
    /Какие составы посчитаны, сказано в начале главы\./,
    /Насколько портреты меняет пустой остаток, если он в файле есть, видно в главе об оттоке\./,
    /Первый не назван там, где отбора не прошёл ни один сегмент, и на составе/,
    /Выводом здесь названа доля или разница, и судят о ней по её собственному интервалу, без поправки/,
  ],
  'two segments of the queue whose order no assumption changes': [
    1200,
    (i) => {
      const kind = i % 3;
      const isDear = kind === 0;
      return {
        gender: kind === 2 ? 'М' : 'Ж',
        age: isDear ? 40 : 25,
        equity: isDear ? 5 : 0,
        products: 4,
        credit_card: isDear ? 0 : 1,
        last_activity: isDear ? 0 : 1,
        balance: (isDear ? 9000 : 100) * (100 + ((i * 7919) % 211)),
        churn: Math.floor(i / 3) % (kind === 2 ? 2 : 20) === 0 ? 1 : 0,
      };
    },
    /Ни одно из допущений порядка не меняет/,
    /Порядок сегментов при других допущениях\s/,
  ],
  'churn that nothing tells': [
    260,
    (i) => ({ churn: Math.imul(i + 1, 2654435761) >>> 24 < 77 ? 1 : 0, products: 1 + (i % 3) }),
    /Но и что доходы различались лишь на мелочь, по этим данным не сказать\./,
    /Чем ушедшие клиенты отличались от оставшихся/,
    /Назвать два города, чьи доли ушедших дальше всего друг от друга и различаются доказанно, эти данные не дают\./,
    /По рангам: корреляции Спирмена/,
  ],
  'many clients, whose every difference is proven and slight': [
    48_000,
    (i) => {
      const kind = i % 240;
      const [isActive, equity, city] = [kind % 2, (kind >> 1) % 2, (kind >> 2) % 3];
      const left = 0.2 + 0.02 * (isActive - 0.5) + 0.02 * (equity - 0.5) + [-0.01, 0, 0.035][city]!;
      const turn = Math.floor(i / 240);
      const hasLeft = Math.floor((turn + 1) * left) > Math.floor(turn * left);
      return {
        city: ['Ярославль', 'Рыбинск', 'Ростов'][city]!,
        last_activity: isActive,
        equity,
        churn: hasLeft ? 1 : 0,
        score: 650 + ((Math.imul(i + 1, 1597334677) >>> 24) + (hasLeft ? 8 : 0)),
        age: 30 + ((Math.imul(i + 1, 2246822519) >>> 24) % 24) + (hasLeft ? 1 : 0),
        balance: 1003 * (100 + (Math.imul(i + 1, 2654435761) >>> 24) + (hasLeft ? 6 : 0)),
      };
    },
    /Разница между активными и неактивными клиентами не случайна, но меньше двух процентных пунктов:/,
    /Доли ушедших среди активных и неактивных различались не случайно, но меньше чем на два процентных пункта\./,
    /Доли ушедших по баллам собственности показаны на рисунке\./,
    /Доля ушедших по городам — на рисунке\./,
    /Кого из ушедших стоило удерживать, решает не портрет/,
    // A proven and slight difference of ages is no parting of the ways.
    /Возраст ушедших и оставшихся/,
  ],
  'many clients, those of an empty balance hardly more loyal, and the dear hardly less': [
    24_000,
    (i) => {
      const isUnknown = i % 9 === 4;
      const step = (i * 7919) % 211;
      const left = isUnknown ? 0.2 : 0.24 + (0.04 * step) / 211;
      const churn = (Math.imul(i + 1, 2654435761) >>> 16) / 65_536 < left ? 1 : 0;
      return {
        churn,
        ...(isUnknown ? { balance: '', equity: 0 } : { balance: 1003 * (100 + step), equity: (i * 5) % 6 }),
      };
    },
    /Доля ушедших по полу/,
    /Баллы собственности: 0[^]*от общей доли не отличить/,
    /проверены на размер, уход и ценность; [^.]*\.(?!\s*Не верьте первой доле)/,
    /Насколько портреты меняет пустой остаток, если он в файле есть, видно в главе об оттоке\./,
    /Сегменты ранжированы по ценности, и только среди прошедших отбор\./,
  ],
  'seventy empty balances of whom nobody left, and incomes of a few round sums': [
    5000,
    (i) => {
      const isUnknown = i % 72 === 4;
      const churn = !isUnknown && Math.imul(i + 1, 2654435761) >>> 24 < 60 ? 1 : 0;
      const income = i % 1000 < (churn ? 530 : 470) ? 150_000 : 100_000;
      return { balance: isUnknown ? '' : 1000 * (1 + ((i * 7919) % 211)), churn, est_salary: income };
    },
    /Где остаток записан не у всех, признак, связанный с пустым остатком, стоит проверить дважды/,
    /Насколько портреты меняет пустой остаток, если он в файле есть, видно в главе об оттоке\./,
    /Доход обе группы почти не разделяет: если взять наугад ушедшего и оставшегося, у ушедшего он больше в/,
  ],
  'activity that is seen one way and the other, by each test alone, and incomes that differ in their spread alone': [
    3000,
    (i) => {
      const isActive = i % 2 === 0;
      const isMany = i % 20 > 17;
      const part = Math.imul(i + 1, 2654435761) >>> 24;
      const left = isMany ? (isActive ? 190 : 218) : isActive ? 60 : 47;
      const churn = part < left ? 1 : 0;
      const spread = churn * 60_000 + ((i * 7919) % 211) * 100;
      const est_salary = 100_000 + (Math.imul(i + 1, 1597334677) >>> 31 === 0 ? spread : -spread);
      return { last_activity: isActive ? 1 : 0, products: isMany ? 4 : 1, churn, est_salary };
    },
    /Как проверены доходы ушедших и оставшихся, сказано в главе о гипотезах\./,
    /Активность проверена и порознь у клиентов с одним продуктом и со многими/,
    /Одинакова ли эта связь при одном продукте и при многих, смотрите в главе «Гипотезы»\./,
  ],
  'a city too small for the test, and two that are far apart': [
    3000,
    (i) => {
      const city = i % 250 === 0 ? 'Мышкин' : i % 2 === 0 ? 'Рыбинск' : 'Ярославль';
      const userid = 100000 + (i > 0 && i < 7 ? (i + 1) >> 1 : i);
      return { userid, city, churn: i % 250 !== 0 && i % 14 < (i % 2 === 0 ? 8 : 1) ? 1 : 0 };
    },
    /Сколько клиентов ушло в этих строках, не показано: их меньше десяти\./,
    /Дальше всего друг от друга города/,
  ],
  'churn that only an empty balance tells': [
    1800,
    (i) => {
      const isUnknown = Math.imul(i + 1, 1597334677) >>> 24 < 40;
      const churn = Math.imul(i + 1, 2654435761) >>> 24 < (isUnknown ? 200 : 64) ? 1 : 0;
      return { balance: isUnknown ? '' : 1000 * (1 + ((i * 7919) % 211)), churn };
    },
    /Теснее всего с уходом связано не значение какого-нибудь столбца, а пустая ячейка: «остаток неизвестен»/,
  ],
  'steps of which only some have a hundred clients': [
    900,
    (i) => {
      const step = i % 3;
      const isUnknown = step === 0 && i % 5 < 3;
      return {
        products: i % 30 === 1 ? 3 : 1 + (i % 2),
        equity: i % 45 === 2 ? 1 : 2 * step,
        balance: isUnknown ? '' : ordinaryClient(i)['balance']!,
        churn: !isUnknown && Math.imul(i + 1, 2654435761) >>> 24 < 50 + 45 * step + 50 * (i % 2) ? 1 : 0,
      };
    },
    /Как доля ушедших была связана с числом продуктов здесь, показывает рисунок\./,
    /Доли ушедших по баллам собственности показаны на рисунке\.\s+Но у\s+\d+\s%\s+клиентов без собственности остаток неизвестен/,
  ],
  'a first find whose leavers are too few to tell, and empty balances of all kinds of people': [
    3000,
    (i) => {
      const chance = (Math.imul(i + 1, 2654435761) >>> 8) % 1000;
      const isUnknown = (Math.imul(i + 1, 1597334677) >>> 8) % 4 === 0;
      const isRich = !isUnknown && (Math.imul(i + 1, 374761393) >>> 8) % 100 < 12;
      const isCareful = i % 2 === 0;
      const isOldMan = i % 22 === 5;
      const isOldWoman = i % 22 === 6;
      const left = isOldMan ? 500 : isOldWoman ? 100 : isRich ? (isCareful ? 60 : 300) : isUnknown ? 50 : 260;
      return {
        churn: chance < left ? 1 : 0,
        balance: isUnknown ? '' : isRich ? 5_000_000 + (isCareful ? 500_000 : 0) + i : 1000 * (1 + ((i * 7919) % 211)),
        est_salary: isCareful ? 30_000 + (i % 999) : 60_000 + (i % 999),
        ...(isOldMan || isOldWoman
          ? { age: 65, last_activity: 0, gender: isOldMan ? 'М' : 'Ж' }
          : { age: 20 + ((i * 17) % 38) }),
      };
    },
    /Лучший из найденных по нижней границе интервала/,
    /Лояльным предложить здесь нечего: сегмента, о котором доказаны и лояльность, и сбережённая ценность/,
    /Насколько портреты меняет пустой остаток, если он в файле есть, видно в главе об оттоке\./,
    /мужчины уходили чаще женщин[^.]*\.\s+Отбора этот сегмент здесь не прошёл, и письмо ему снято\./,
    /Те же люди есть в других сегментах, среди них:/,
  ],
  'a first segment that is loyal by its empty balances alone': [
    3000,
    (i) => {
      const chance = (Math.imul(i + 1, 2654435761) >>> 8) % 1000;
      const isOfSegment = i % 4 === 0;
      const isUnknown = isOfSegment && (Math.imul(i + 1, 1597334677) >>> 8) % 4 > 0;
      return {
        gender: isOfSegment ? 'Ж' : 'М',
        credit_card: isOfSegment ? 1 : 0,
        equity: isOfSegment ? 0 : 3 + (i % 3),
        balance: isUnknown ? '' : 1000 * (1 + ((i * 7919) % 211)),
        churn: chance < (isUnknown ? 10 : isOfSegment ? 400 : 200) ? 1 : 0,
      };
    },
    /Первыми звать стоит сегмент[^]*там, где остаток известен, — \S+\s% при \S+\s% у всех таких клиентов: чаще, а не реже[^]*Теснее всего/,
    /Что делать \(письма[^]*у всех таких клиентов: чаще, а не реже[^]*Чего мы не знаем/,
    /Держатели кредитной карты уходили реже остальных: [^:]*\.\s+Среди\sклиентов с\sизвестным остатком это сравнение иное/,
  ],
  'the young who leave more while all others are alike, balances of three round sums, and cells that are empty by chance':
    [
      4000,
      (i) => {
        const part = (multiplier: number, of: number) => (Math.imul(i + 1, multiplier) >>> 8) % of;
        const age = 20 + part(1597334677, 48);
        const products = 1 + part(374761393, 3);
        const churn = part(2654435761, 1000) < (age < 32 ? 160 : 70) + 40 * products ? 1 : 0;
        const rank = part(2246822519, 100);
        const balance = rank < (churn ? 22 : 36) ? 50_000 : rank < 68 ? 300_000 : 2_000_000;
        return { age, products, churn, balance: part(668265263, 5) === 0 ? '' : balance };
      },
      // A dip that chance explains is no wave.
      /Доля ушедших по возрасту показана на рисунке по группам примерно равной численности\./,
      /Для возраста обе меры стоят рядом на рисунках/,
      // Equal medians bear nothing out.
      /Остаток ушедших чаще был больше\.\s+Медианы обеих групп — на рисунке\./,
      /с каждой ступенью доля ушедших росла[^]*порядок ступеней среди клиентов с известным остатком может быть иным/,
    ],
  'clients of whom most are in debt': [
    1200,
    (i) => {
      const isDebtor = i % 5 < 3;
      const size = (isDebtor ? -1000 : 2000) * (1 + ((i * 7919) % 211));
      return {
        balance: i % 400 === 4 || i % 400 === 200 ? 200 * size : size,
        churn: (Math.imul(i + 1, 2654435761) >>> 8) % 100 < (isDebtor ? 40 : 12) ? 1 : 0,
      };
    },
    // Of such values the index may be far above one.
    /Индекс Джини здесь не назван: для него нужны тысяча клиентов и ценность, которая ни у кого не отрицательна, а вместе положительна\./,
    /индекс Джини не назван: есть клиенты с отрицательной ценностью/,
    // Huge debts and huge sums leave all others in the midst of the scale.
    /почти все клиенты попадут в одну ступень/,
  ],
  'clients who bring the bank nothing': [
    1200,
    (i) => ({ balance: 0, products: 0, credit_card: 0, churn: i % ((i >> 1) % 2 === 0 ? 16 : 3) === 0 ? 1 : 0 }),
    /Первый сегмент очереди не приносит банку дохода: звать рано/,
    /Сегментам задания писать рано: первый в очереди не приносит банку дохода/,
    /Половина клиентов стоит не больше\s+0\s₽/,
    /Долю одного клиента в ней здесь не назвать: вместе она не положительна\./,
  ],
  'a few clients of columns that tell nothing of one another': [
    120,
    // By chance alone φK of the ages and the balances is 0.48 here.
    (i) => {
      const drawn = (column: number) => {
        const first = Math.imul(i * 16 + column, 2654435761);
        const second = Math.imul(first ^ (first >>> 15), 2246822519);
        const third = Math.imul(second ^ (second >>> 13), 3266489917);
        return ((third ^ (third >>> 16)) >>> 0) / 2 ** 32;
      };
      return {
        score: 650 + Math.floor(300 * drawn(1)),
        age: 20 + Math.floor(50 * drawn(2)),
        equity: Math.floor(6 * drawn(3)),
        balance: 1000 + Math.floor(1e6 * drawn(4)),
        products: 1 + Math.floor(4 * drawn(5)),
        credit_card: drawn(6) < 0.5 ? 1 : 0,
        last_activity: drawn(7) < 0.5 ? 1 : 0,
        est_salary: 20_000 + Math.floor(9e4 * drawn(8)),
        churn: drawn(9) < 0.2 ? 1 : 0,
      };
    },
    /Пар, о которых доказано, что один признак во многом повторяет другой, не нашлось/,
    /Связи признаков между собой/,
  ],
  'too few of those who left': [
    301,
    (i) => ({ churn: i % 14 === 0 ? 1 : 0 }),
    /Ушедших или оставшихся меньше 5 на каждый член модели: её оценки неточны и часто преувеличены\./,
    // Of so few clients a gain is not seen, and may be there.
    /Что\sкластеры\sдобавляют\sчто-нибудь\sк\sправилам,\sне\sдоказано\s*:\sплощадь/,
    // The first of the other sets of clients was not counted, the third was.
    /Здесь\sтаких\sслишком\sмало[^]*Из\s+\d+\sвыводов\s+устоявших\s—\s+\d+/,
  ],
  'women who left more, but for a segment of theirs that is loyal, and the rich who left more': [
    3000,
    (i) => {
      const chance = (Math.imul(i + 1, 2654435761) >>> 8) % 1000;
      const isWoman = i % 2 === 0;
      const isLoyal = i % 8 === 0;
      const rank = (Math.imul(i + 1, 2246822519) >>> 8) % 100;
      const isRich = rank >= 75;
      return {
        gender: isWoman ? 'Ж' : 'М',
        age: isLoyal ? 40 : 20 + (i % 13),
        last_activity: isLoyal ? 0 : 1,
        balance: rank < 20 ? '' : isRich ? 9_000_000 + i : 1000 * (1 + ((i * 7919) % 211)),
        churn: chance < (isLoyal ? 20 : isWoman ? 420 : 160) + (isRich && !isLoyal ? 250 : 0) ? 1 : 0,
      };
    },
    /Женщины\sуходили\sчаще\sмужчин[^]*о\sкаждом\sих\sсегменте\sсудят\sпо\sнему\sсамому\./,
    /Остатки\sсравнены\sтолько\sтам,\sгде\sони\sизвестны\./,
    /Самые\sбогатые\sздесь\s—\sне\sсамые\sлояльные/,
  ],
  'a balance that few have, first by φK and proven by no test, and a card that tells churn': [
    3000,
    (i) => {
      const card = (Math.imul(i + 1, 374761393) >>> 8) % 2;
      const churn = (Math.imul(i + 1, 2654435761) >>> 8) % 1000 < 120 + 90 * card ? 1 : 0;
      return { credit_card: card, churn, balance: i % 40 > 0 ? '' : 1000 * ((churn ? 60 : 1) + ((i * 7919) % 211)) };
    },
    /Первого\sпо\sсиле\sсвязи\sстолбца\sназвать\sнельзя/,
    /Критерий\sподтвердил\sсвязь\sс\sуходом\sу\s[^;]*;\sиз\sних\sпервым\sпо\sφK\sстоит\s«\s*кредитная карта/,
  ],
  'a card that alone tells churn, and ages that most have not': [
    2000,
    (i) => {
      const random = (factor: number, n: number) =>
        (Math.imul(Math.imul(i + 1, factor) ^ (Math.imul(i + 7, factor) >>> 13), 2246822519) >>> 8) % n;
      const card = random(374761393, 2);
      return {
        age: Math.floor(i / 7) % 5 < 3 ? '' : 20 + (i % 47),
        balance: 1000 * (1 + ((i * 7919) % 211)),
        credit_card: card,
        churn: random(2654435761, 1000) < 120 + 250 * card ? 1 : 0,
      };
    },
    /Критерий\sподтвердил\sсвязь\sс\sуходом\sу\sодного\sпризнака:\s«\s*кредитная карта/,
    /Рисунка нет: клиентов, по которым построена модель, меньше тысячи/,
  ],
};

/** What none of these files bears out: no id is there twice, and who is not named has no name. */
const never = [
  /ни повторы номеров/,
  /а не огромные суммы и не повторы/,
  /«не назван»/,
  /«никто»/,
  /\s0\sписем/,
  /в\s+0\s+(частях|из)/,
  /и женщины, и мужчины[^]*Женщин с мужчинами здесь не сравнить/,
  /Различие между городами[^]*Город в этом файле один/,
  /устоявших[^]*Рисунка нет: другого состава клиентов, чтобы проверить выводы/,
  /в убыток(?=[^]*средняя ценность клиента первого сегмента\s+0\s₽)/,
  /Проверить\sвыводы\sне\sна\sчем[^]*В\sсоставе\s—\s+\d/,
  /На половине, которой поиск не видел \(\d[^]*Превосходство найденного поиском/,
];

/** Empty cells accepted wherever they may be; of a file without them a decision is idle, and told so. */
const accepted = join(emptyFolder(), 'accepted.yaml');
writeFileSync(
  accepted,
  ['score', 'city', 'equity', 'products', 'credit_card', 'last_activity', 'est_salary']
    .map((column) => `- { code: emptyCell, column: ${column}, reason: так бывает }\n`)
    .join(''),
);

/** What a reader reads; a condition in the ledger is its author's code, and may say null. */
const textOf = (html: string) =>
  html
    .replace(/<(script|style|code)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#38;|&amp;/g, '&');

describe('a site of', () => {
  for (const [name, [rows, changed, ...says]] of Object.entries(hard))
    it(`${name}: is built, says what could not be computed, prints no NaN, null, undefined or «21 клиентов»`, async () => {
      const file = join(emptyFolder(), 'hard.csv');
      const lines = Array.from({ length: rows }, (_, i) => {
        const cells = { ...ordinaryClient(i), ...changed(i) };
        return header
          .split(',')
          .map((column) => cells[column.toLowerCase()] ?? '')
          .join(',');
      });
      writeFileSync(file, [header, ...lines, ''].join('\n'));
      const pages = pagesOf(await buildSite(['--data', file, '--claims', 'mark'], { REPORT_ACCEPTED: accepted }));
      const wrong = pages.flatMap(({ name: page, html }) =>
        [...textOf(html).matchAll(/.{0,60}(?<!\p{L})(NaN|null|undefined|Infinity|∞|\[object)(?!\p{L}).{0,30}/gu)].map(
          (m) => `${page}: ${m[0]}`,
        ),
      );
      expect(wrong).toEqual([]);
      // The ledger lists what was withdrawn.
      const read = pages.filter(({ name: page }) => !page.startsWith('ledger')).map(({ html }) => textOf(html));
      const text = read.join('\n');
      expect(says.filter((words) => !words.test(text))).toEqual([]);
      expect(never.filter((words) => words.test(text))).toEqual([]);
      expect(wrongForms(text)).toEqual([]);
    });
});
