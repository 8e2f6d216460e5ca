import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkProse } from '../../scripts/prose/check.ts';
import { chapterFindings } from '../../scripts/prose/chapter.ts';
import { numeralsIn } from '../../scripts/prose/numerals.ts';
import { comparisonsIn, digitsIn } from '../../scripts/prose/words.ts';
import { yamlFindings } from '../../scripts/prose/yaml.ts';

const words = (findings: readonly { readonly word: string }[]) => findings.map(({ word }) => word);

describe('comparisonsIn', () => {
  it('finds comparing words in their forms', () => {
    expect(words(comparisonsIn('Уходили чаще, реже и выше; самый верный, самых лояльных, сильнее.'))).toEqual([
      'чаще',
      'реже',
      'выше',
      'самый',
      'самых',
      'сильнее',
    ]);
    expect(words(comparisonsIn('Доля растёт, росла, выросла, снижалась и превышает среднюю.'))).toEqual([
      'растёт',
      'росла',
      'выросла',
      'снижалась',
      'превышает',
    ]);
    expect(words(comparisonsIn('наименьший остаток, больший счёт, большинство клиентов'))).toEqual([
      'наименьший',
      'больший',
      'большинство',
    ]);
  });
  it('finds what a sentence could hide behind a rarer word', () => {
    const planted =
      'Женщины охотнее уходили; лояльнее мужчины; с самой высокой долей, в самом дорогом городе; лучшие клиенты, худшая группа; ' +
      'ушли вдвое; доля упала, сократилась, опережает, уступает.';
    expect(words(comparisonsIn(planted))).toEqual([
      'охотнее',
      'лояльнее',
      'самой',
      'самом',
      'лучшие',
      'худшая',
      'вдвое',
      'упала',
      'сократилась',
      'опережает',
      'уступает',
    ]);
    expect(
      comparisonsIn('среднее и последнее, ранее и заранее, скорее всего, к идее, из нее, в самой главе, самого банка'),
    ).toEqual([]);
  });
  it.each([
    'дороже дешевле старше моложе младше богаче мельче втрое',
    'слабее новее наиболее менее меньшие высшая низших',
    'бледнее светлее мягкее быстрее серее большее самую большинства большинству',
    'растут растущая вырастает вырос рос падают упадёт упал обгоняет повышаются обогнали увеличился снизится превысят обгонит',
  ])('finds each of «%s»', (text) => {
    expect(words(comparisonsIn(text))).toEqual(text.split(' '));
  });
  it('leaves words in -ее that compare nothing', () => {
    const text =
      'предпоследнее прежнее внутреннее внешнее крайнее верхнее соседнее раннее позднее однолетнее многолетнее далее ранее идее батарее аллее';
    expect(comparisonsIn(text)).toEqual([]);
    expect(comparisonsIn('с самого утра и до самого вечера')).toEqual([]);
    expect(words(comparisonsIn('самого дорогого, самым бедным, самой ранней'))).toEqual(['самого', 'самым', 'самой']);
  });
  it('takes a question to its own end only', () => {
    expect(words(comparisonsIn('Уходили чаще… Почему?'))).toEqual(['чаще']);
    expect(words(comparisonsIn('Уходили чаще! Почему?'))).toEqual(['чаще']);
  });
  it('leaves sayings in which nothing is compared', () => {
    expect(
      comparisonsIn(
        'Более того, дат нет. Тем не менее доли есть, более или менее верные; по меньшей мере у двух, по крайней мере (см. ниже, см. также выше). Подробнее об этом — далее. Высшее образование не записано.',
      ),
    ).toEqual([]);
    expect(words(comparisonsIn('Того более, менее верные, подробнее других'))).toEqual(['более', 'менее', 'подробнее']);
  });
  it('finds verbs that compare without a comparative', () => {
    expect(words(comparisonsIn('Доход превосходит, Рыбинск лидирует, ушедших прибавилось'))).toEqual([
      'превосходит',
      'лидирует',
      'прибавилось',
    ]);
  });
  it('leaves words that only sound alike, and questions', () => {
    expect(comparisonsIn('большие счета, сама по себе, возраст, вырастать, повышенный кешбэк, уже ушли')).toEqual([]);
    expect(words(comparisonsIn('Кто уходил чаще? Мужчины чаще.'))).toEqual(['чаще']);
    expect(comparisonsIn('Кто уходил чаще? Мужчины чаще.')[0]?.index).toBe(25);
  });
});

describe('digitsIn', () => {
  it('finds numbers, but for those of the file itself and letters with digits', () => {
    expect(words(digitsIn('Ушли 18,2 % из 10\u00a0000, p95 и 35 лет', new Set(['35'])))).toEqual([
      '18,2',
      '10\u00a0000',
    ]);
    expect(words(digitsIn('10\u202f000, 20 000 и 0.5'))).toEqual(['10\u202f000', '20 000', '0.5']);
  });
});

describe('numeralsIn', () => {
  it('finds a share that is typed in words', () => {
    expect(words(digitsIn('Ушёл каждый пятый, у каждой третьей, 5 %; каждая четверть и каждый из пяти'))).toEqual([
      'каждый пятый',
      'каждой третьей',
      '5',
    ]);
  });
  it('finds numbers in words, in any case, tens and units together', () => {
    expect(
      words(
        numeralsIn('Ниже трёх и трех баллов, с четырьмя, восьмью и пятью, от тридцати пяти до сорока лет', new Set()),
      ),
    ).toEqual(['трёх', 'трех', 'четырьмя', 'восьмью', 'пятью', 'тридцати пяти', 'сорока']);
  });
  it('lets those of the rule stand, and words that are like numerals', () => {
    const own = new Set(['3', '35', '50']);
    const text = 'От тридцати пяти до пятидесяти лет, менее чем с тремя; один, одна семья, опять, треть, сорокалетние';
    expect(numeralsIn(text, own)).toEqual([]);
    expect(words(numeralsIn(text, new Set(['3', '30', '5', '50'])))).toEqual(['тридцати пяти']);
  });
  it.each([
    ['Два', 2],
    ['четырёх', 4],
    ['шесть', 6],
    ['семи', 7],
    ['восьмью', 8],
    ['девяти', 9],
    ['десятью', 10],
    ['двадцать', 20],
    ['сорок\nдва', 42],
    ['шестидесяти', 60],
    ['семидесяти', 70],
    ['восьмидесяти', 80],
    ['девяноста', 90],
  ])('knows %s as %d', (text, number) => {
    expect(words(numeralsIn(text, new Set()))).toEqual([text]);
    expect(numeralsIn(text, new Set([String(number)]))).toEqual([]);
  });
});

describe('chapterFindings', () => {
  const found = (source: string) =>
    chapterFindings(source).map(({ word, index }) => [word, source.slice(0, index).length]);
  it('looks at text, headings, front matter and spoken props', () => {
    const source =
      '---\ntitle: Женщины реже\nquestion: Кто чаще?\nanswer: Ушли {eda.churn.rate:share}.\n---\n\n## Выше всех\n\n**Чаще** ушли\n\n<Figure of="a.0" note="ниже 5">Б</Figure>\n';
    expect(words(chapterFindings(source))).toEqual(['реже', 'Выше', 'Чаще', 'ниже', '5']);
    expect(chapterFindings(source).every(({ word, index }) => source.startsWith(word, index))).toBe(true);
  });

  it('leaves the numbers of an address and of a telephone that a link leads to', () => {
    const links = 'https://cbr.ru/2024/ и www.x12.ru, a5@x.ru, [+7 485 123](tel:+7485123)';
    const source = 'source: "ЦБ, https://cbr.ru/2024#p-5 за 2023"\n';
    expect(words(yamlFindings(source, 'assumptions'))).toEqual(['2023']);
    expect(words(chapterFindings(`${links}; [глава 5](../5/), [5](https://x.ru/5)`))).toEqual(['5', '5']);
  });
  it('trusts what a claim or a choice guards, but not the words of `otherwise`, nor digits', () => {
    expect(found('<Claim holds="a" otherwise="Они реже.">Чаще на 5</Claim>\n').map(([word]) => word)).toEqual([
      'реже',
      '5',
    ]);
    expect(found('<Choose of="a" above="чаще" below="реже" same="так же" />\n')).toEqual([]);
    expect(found('<Choose of="a">\n<Fragment slot="above">чаще</Fragment>\n</Choose>\n')).toEqual([]);
    expect(found('<Formula>\n12 × больше\n</Formula>\n')).toEqual([]);
    expect(found('Ушли <Value of={(r) => r.a[3]} digits="2" />.\n')).toEqual([]);
  });
});

describe('yamlFindings', () => {
  it('lets a hypothesis suppose and a rule name its numbers', () => {
    const hypothesis = 'id: a\ntitle: Активные чаще\nh1: Реже\nwhy: Чаще ли, не знаем; ушли чаще.\n';
    expect(words(yamlFindings(hypothesis, 'hypotheses'))).toEqual(['Чаще', 'чаще']);
    expect(
      words(yamlFindings('title: От 60 до 70 лет\nrule:\n  - column: age\n    atLeast: 60\n', 'segments')),
    ).toEqual(['70']);
  });
});

describe('yamlFindings of a title whose test has two sides', () => {
  const found = (title: string, alternative = 'twoSided', more = '') =>
    yamlFindings(`title: ${title}\nh1: Реже\nalternative: ${alternative}\n${more}`, 'hypotheses').map(
      ({ kind, word }) => `${kind} ${word}`,
    );
  it('finds the side that it names', () => {
    expect(found('С картой уходили чаще')).toEqual(['side чаще']);
    expect(found('Доля ушедших растёт с каждым баллом')).toEqual(['side растёт']);
    expect(found('С картой уходили чаще', 'greater')).toEqual([]);
    expect(found('С картой уходили реже', 'less')).toEqual([]);
  });
  it('lets it name both, or none, or whom it asks of', () => {
    expect(found('Доход ушедших выше или ниже')).toEqual([]);
    expect(found('С тремя продуктами и больше уходили по-разному', 'twoSided', 'where:\n  - atLeast: 3\n')).toEqual([]);
    expect(found('Моложе 35 лет уходили по-разному', 'twoSided', 'where:\n  - below: 35\n')).toEqual([]);
  });
});

describe('yamlFindings of other fields', () => {
  it('passes over names, rules and what is put in by its path', () => {
    const text =
      'id: больше\ntest: чаще\ncolumn: ниже\nunit: выше\nis: реже\namong: [больше, меньше]\nurl: https://а.рф/5\nanswer: Ушли {eda.больше.0} клиентов\nмельче: a\ncount: 5\n';
    expect(yamlFindings(text, 'segments')).toEqual([]);
  });
  it('finds words in a list under the name of its field, and in an audience', () => {
    expect(words(yamlFindings('risks:\n  - Уходят чаще\n', 'recommendations'))).toEqual(['чаще']);
    expect(words(yamlFindings('audience: Два продукта\n', 'segments'))).toEqual(['Два']);
    expect(words(yamlFindings('h1: С двумя\ntitle: С тремя\n', 'hypotheses'))).toEqual(['двумя', 'тремя']);
    expect(yamlFindings('h0: Не чаще\n', 'hypotheses')).toEqual([]);
  });
  it('knows a number with its part, as it is typed and as it is said', () => {
    expect(yamlFindings('title: До 2,5 балла\nbelow: 2.5\n', 'segments')).toEqual([]);
    expect(yamlFindings('title: До 2.5 балла\nbelow: 2.5\n', 'segments')).toEqual([]);
  });
  it('tells the place of each, in the order of the text, and of the field where the words are broken', () => {
    const text = 'offer: В 5 раз чаще, ещё чаще и 5\nrisk: "Уходят ч\\\n  аще"\n';
    const found = yamlFindings(text, 'recommendations');
    expect(found.map(({ word, index }) => [word, index])).toEqual([
      ['5', text.indexOf('5')],
      ['чаще', text.indexOf('чаще')],
      ['чаще', text.lastIndexOf('чаще')],
      ['5', text.lastIndexOf('5')],
      ['чаще', text.indexOf('"')],
    ]);
  });
});

describe('yamlFindings of words that tell the rule of their file', () => {
  const segment = (title: string) =>
    `id: a\norder: 4\ntitle: ${title}\nrule:\n  - column: equity\n    below: 3\noffer: Две карты\n`;
  it('finds a number that the rule does not have, in digits or in words; the place of the file is none of it', () => {
    expect(yamlFindings(segment('С собственностью до трёх баллов'), 'segments')).toEqual([]);
    expect(words(yamlFindings(segment('С собственностью до двух баллов'), 'segments'))).toEqual(['двух']);
    expect(words(yamlFindings(segment('С четырьмя продуктами'), 'segments'))).toEqual(['четырьмя']);
    expect(words(yamlFindings(segment('С 4 продуктами'), 'segments'))).toEqual(['4']);
  });
  it.each([
    ['below: 30', 'Младше 30 лет', 'Старше 30 лет'],
    ['below: 30', 'Моложе тридцати лет', 'Не старше тридцати лет'],
    ['atMost: 3', 'Не более чем с тремя продуктами', 'Более чем с тремя продуктами'],
    ['atLeast: 60', 'От 60 лет и старше', 'До 60 лет и младше'],
    ['above: 60', 'Старше 60 лет', 'Не старше 60 лет'],
    ['between: [35, 50]', 'Не младше 35 и не старше 50 лет', 'Младше 35 и старше 50 лет'],
  ])('lets words of a segment compare as its rule does: %s', (condition, told, untold) => {
    const rule = `rule:\n  - column: a\n    ${condition}\n`;
    expect(yamlFindings(`title: ${told}\n${rule}`, 'segments')).toEqual([]);
    expect(yamlFindings(`title: ${untold}\n${rule}`, 'segments')[0]?.kind).toBe('comparison');
    expect(yamlFindings(`offer: ${told}\n${rule}`, 'segments')[0]?.kind).toBe('comparison');
  });
  it('counts what a rule lists', () => {
    const rule = 'rule:\n  - column: city\n    among: [А, Б, В]\n';
    expect(yamlFindings(`title: Жители трёх городов\n${rule}`, 'segments')).toEqual([]);
    expect(words(yamlFindings(`title: Жители двух городов\n${rule}`, 'segments'))).toEqual(['двух']);
  });
  it('knows a level that is written as a text', () => {
    const text = "title: С двумя и тремя продуктами уходили по-разному\ngroups:\n  of: '2'\n  against: '3'\n";
    expect(yamlFindings(text, 'hypotheses')).toEqual([]);
  });
});

describe('checkProse', () => {
  const folder = (files: Record<string, string>) => {
    const made = mkdtempSync(join(tmpdir(), 'prose-'));
    mkdirSync(join(made, 'chapters'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
    return made;
  };

  it('says file, line, column and what to do', () => {
    expect(checkProse(folder({ 'chapters/a.mdx': 'Раз.\n\nЖенщины чаще, 5 раз.\n' }))).toEqual([
      'src/content/chapters/a.mdx:3:9: «чаще» сравнивает, а условия нет: поставьте фразу в <Claim holds={(r) => …}> или слова в <Choose of="…">; если она верна при любых данных, допишите её в src/content/prose.yaml с причиной.',
      'src/content/chapters/a.mdx:3:15: число «5» набрано руками: поставьте <Value of="…" />, а если оно не из данных — допишите фразу в src/content/prose.yaml с причиной.',
    ]);
  });

  it('says of a chapter that cannot be read what a build says, and goes on', () => {
    const given = folder({
      'chapters/a.mdx': '---\ntitle: Раз\n---\n\nУшли <Claim holds={(r) => r.a > 1}>многие.\n',
      'chapters/b.mdx': '\ufeffD 5.\n',
    });
    expect(checkProse(given)).toEqual([
      expect.stringMatching(/^src\/content\/chapters\/a\.mdx:5:6: тег <Claim> открыт и не закрыт: .*пусто\.$/),
      expect.stringMatching(/^src\/content\/chapters\/b\.mdx:1:3: число «5» набрано руками/),
    ]);
  });

  it('says of a file of another encoding that it is one', () => {
    const given = folder({ 'chapters/a.mdx': 'Раз.\n' });
    writeFileSync(join(given, 'chapters/a.mdx'), Buffer.from([0x41, 0x0a, 0xcf, 0xf0]));
    expect(checkProse(given)).toEqual([
      expect.stringMatching(/^src\/content\/chapters\/a\.mdx:2:1: файл записан не в UTF-8: .*\.$/),
    ]);
  });

  it.each(['в главе ', 'рис. ', 'на рисунке ', 'Таблица '])('sends a number of a place to a link: %s3', (before) => {
    expect(checkProse(folder({ 'chapters/a.mdx': `${before}3.\n` }))).toEqual([
      `src/content/chapters/a.mdx:1:${before.length + 1}: номер «3» набран руками, а он меняется, когда меняется порядок: поставьте ссылку, [слова](../глава/) или <See figure="…" />.`,
    ]);
  });

  it('tells of a YAML file what can be done there, where no component stands', () => {
    const given = folder({});
    mkdirSync(join(given, 'recommendations'));
    writeFileSync(join(given, 'recommendations', 'b.yaml'), 'segment: b\noffer: Вклад растёт 5 лет.\n');
    expect(checkProse(given)).toEqual([
      'src/content/recommendations/b.yaml:2:14: «растёт» сравнивает, а условия нет: скажите без сравнения или перенесите фразу в главу, в <Claim holds={(r) => …}>; если она верна при любых данных, допишите её в src/content/prose.yaml с причиной.',
      'src/content/recommendations/b.yaml:2:21: число «5» набрано руками: скажите без него или перенесите фразу в главу, где есть <Value of="…" />, а если оно не из данных — допишите фразу в src/content/prose.yaml с причиной.',
    ]);
  });
  it('finds the words of a new file that nobody has replaced, where they stand alone', () => {
    const given = folder({
      'chapters/a.mdx': '<Lead>\nЗачем читателю эта глава.\n</Lead>\n\nЧто предложить. Об этом тут.\n',
    });
    mkdirSync(join(given, 'recommendations'));
    writeFileSync(
      join(given, 'recommendations', 'b.yaml'),
      'segment: b\noffer: Что предложить.\nrisk: Чем рискуем мы.\n',
    );
    expect(checkProse(given)).toEqual([
      'src/content/chapters/a.mdx:2:1: осталась заготовка «Зачем читателю эта глава.»: напишите здесь своё.',
      'src/content/recommendations/b.yaml:2:8: осталась заготовка «Что предложить.»: напишите здесь своё.',
    ]);
  });

  it('finds a Latin letter in a Cyrillic word, also in a file of another system', () => {
    const given = folder({
      'chapters/a.mdx': '---\r\ntitle: Гoрода\r\nanswer: Да.\r\n---\r\n\r\nРассылка SMS-сообщений и cлово о φK.\r\n',
    });
    mkdirSync(join(given, 'segments'));
    writeFileSync(join(given, 'segments', 'b.yaml'), 'id: b\naudience: Кто cтoит рядом.\n');
    const told = (word: string, letters: string) =>
      `в слове «${word}» буквы двух алфавитов, латинские — ${letters}: наберите его заново, иначе его не найти поиском.`;
    expect(checkProse(given)).toEqual([
      `src/content/chapters/a.mdx:2:8: ${told('Гoрода', '«o»')}`,
      `src/content/chapters/a.mdx:6:26: ${told('cлово', '«c»')}`,
      `src/content/segments/b.yaml:2:15: ${told('cтoит', '«c», «o»')}`,
    ]);
  });

  it('takes an allowance with its reason, and refuses one that nothing needs', () => {
    const allowed = (text: string) => `allowed:\n  - text: ${text}\n    why: определение\n`;
    expect(
      checkProse(folder({ 'chapters/a.mdx': 'Половина имеет\nбольше.\n', 'prose.yaml': allowed('имеет больше') })),
    ).toEqual([]);
    expect(checkProse(folder({ 'chapters/a.mdx': 'Раз.\n', 'prose.yaml': allowed('имеет больше') }))).toEqual([
      'src/content/prose.yaml:2:5: разрешение «имеет больше» никому не нужно; уберите его.',
    ]);
  });

  it('tells what is wrong with the list, and no phrase that it may allow', () => {
    const list = 'allowed:\n  - text: имеет больше\n    wyh: определение\n';
    expect(checkProse(folder({ 'chapters/a.mdx': 'Половина имеет больше.\n', 'prose.yaml': list }))).toEqual([
      'src/content/prose.yaml:3:5: лишнее поле «wyh»; ближайшее — «why»; есть: text, why.',
    ]);
    expect(checkProse(folder({ 'chapters/a.mdx': 'Раз.\n', 'prose.yaml': `<<<<<<< HEAD\n${list}` }))).toEqual([
      expect.stringMatching(/^src\/content\/prose\.yaml:1:1: «<<<<<<<» — след слияния версий: /),
    ]);
  });
});
